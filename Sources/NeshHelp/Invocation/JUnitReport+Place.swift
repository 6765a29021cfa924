import NeshData
import NeshInterpreter
import NeshLanguage
import NeshSystem

extension JUnitReport {
    /// Why no report may be written to a path; nil where it may. The word behind the option is often the script, whose
    /// name was forgotten: it is not to be lost.
    /// - Parameters:
    ///   - isAlone: no script is named.
    ///   - other: what stands in the script's place.
    package static func problem(_ path: String, isAlone: Bool, other: String? = nil) -> Diagnostic? {
        let isScript = path.hasSuffix(".nesh")
        guard isScript || !File.mayReplace(path, holding: mark) else { return unwritable(path) }
        if isAlone {
            return Diagnostic(
                "--junit names the report, so the script is missing", at: nil,
                notes: isScript ? [] : ["\(path) is there already, and is not a report"],
                fixes: ["nesh --junit report.xml \(isScript ? path.asWord : "FILE.nesh")"])
        }
        return Diagnostic(
            isScript
                ? "--junit: \(path) is the name of a script, not of a report"
                : "--junit: \(path) is there already, and is not a report", at: nil,
            notes: ["nothing ran, and the file is as it was"],
            fixes: [
                other.flatMap { isScript && $0.hasSuffix(".xml") ? "nesh --junit \($0.asWord) \(path.asWord)" : nil }
                    ?? "--junit report.xml"
            ])
    }

    /// A script is not to run for a report that nobody gets.
    private static func unwritable(_ path: String) -> Diagnostic? {
        do throws(SystemError) {
            try File.checkPlace(of: path)
            return nil
        } catch {
            return Diagnostic("\(error)", at: nil, notes: ["nothing ran"], fixes: ["--junit report.xml"])
        }
    }
}
