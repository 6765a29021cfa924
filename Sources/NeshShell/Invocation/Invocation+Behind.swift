import NeshCommand
import NeshHelp
import NeshLanguage
import NeshSystem

extension Invocation {
    /// A warning where one of nesh's own options stands behind the script or the commands, which have no use for it: what
    /// stands there is theirs. Nil for those that use arguments, or run other files, which may.
    func optionBehind(_ source: SourceText) -> Diagnostic? {
        let names = InvocationOptions.spec.options.map(\.name)
        guard !Self.usesArguments(source.bytes) else { return nil }
        guard let index = arguments.firstIndex(where: { names.contains(OptionWord.split($0).name) }) else {
            return otherScript(behind: source)
        }
        let option = InvocationOptions.spec.options.first { $0.name == OptionWord.split(arguments[index]).name }
        let takesNext = option?.arity != .flag && OptionWord.split(arguments[index]).value == nil
        let words = arguments[index...].prefix(takesNext ? 2 : 1)
        let isFile = source.path != nil
        let name = arguments[index]
        return Diagnostic(
            isFile
                ? "\(Quoting.shown(name)) is an argument of \(source.name) there, which uses none"
                : "\(Quoting.shown(name)) is an argument of the commands there, which use none",
            at: nil, severity: .warning,
            fixes: isFile
                ? [
                    "nesh \((given + words).map { Quoting.shown($0) }.joined(separator: " ")) \(Quoting.shown(source.name))"
                ] : ["nesh's own options stand before -c"])
    }

    /// One script or page is run at a time.
    private func otherScript(behind source: SourceText) -> Diagnostic? {
        let other = arguments.first { name in
            [".nesh", ".md"].contains(where: name.hasSuffix) && File.isRegular(name)
        }
        guard source.path != nil, let other else { return nil }
        return Diagnostic(
            "\(Quoting.shown(other)) is an argument of \(source.name) there, which uses none", at: nil,
            severity: .warning,
            fixes: ["nesh \((given + [other]).map { Quoting.shown($0) }.joined(separator: " "))"])
    }

    /// `$1`, `${2}`, or a file that is run with the same arguments.
    private static func usesArguments(_ text: [UInt8]) -> Bool {
        for (index, byte) in text.enumerated() where byte == UInt8(ascii: "$") {
            var rest = text[(index + 1)...]
            if rest.first == UInt8(ascii: "{") { rest.removeFirst() }
            if let next = rest.first,
                (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(next) || "@*#".utf8.contains(next)
            {
                return true
            }
        }
        return String(decoding: text, as: UTF8.self).split { $0.isNewline || $0 == " " }.contains("source")
    }
}
