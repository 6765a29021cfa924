import NeshLanguage
import NeshSystem

/// Compiled patterns by their text: conditions are evaluated many times.
struct PatternCache {
    private var compiled: [String: RegularExpression] = [:]

    mutating func pattern(_ text: String, at place: Place?) throws(Diagnostic) -> RegularExpression {
        if let known = compiled[text] { return known }
        let pattern = try Self.compile(text, at: place)
        if compiled.count >= 100 { compiled = [:] }
        compiled[text] = pattern
        return pattern
    }

    static func compile(_ text: String, at place: Place?) throws(Diagnostic) -> RegularExpression {
        do throws(RegularExpression.Problem) {
            return try RegularExpression(text)
        } catch {
            throw Diagnostic(
                error.sentence(about: Quoting.shown(text)), at: place,
                fixes: error.isBound ? [] : ["write \\[ and \\( for brackets that are meant"])
        }
    }
}
