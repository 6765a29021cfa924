import NeshCommand
import NeshData
import NeshLanguage
import NeshPasted
import NeshSystem
import NeshText

/// Shows diagnostics on standard error: for people, or as one JSON object a line.
package struct DiagnosticReporter {
    /// How diagnostics look; the raw value is what `--error-format` takes.
    package enum Format: String, Sendable, CaseIterable {
        case human
        case json
    }

    let output: Output
    let format: Format
    /// False at the prompt, where nobody else uses.
    let namesProgram: Bool
    /// Where programs are looked for: no line is offered that calls one which is not there.
    private let path: String?

    /// - Parameter path: the value of `PATH`; nil for the standard one.
    package init(output: Output, format: Format, namesProgram: Bool = true, path: String? = nil) {
        self.output = output
        self.format = format
        self.namesProgram = namesProgram
        self.path = path
    }

    /// More would only hide the first ones.
    private static let most = 50

    /// Shows one diagnostic at once.
    package func show(_ diagnostic: Diagnostic) {
        var diagnostic = diagnostic
        diagnostic.fixes.removeAll { fix in
            guard fix.hasPrefix("!") else { return false }
            let search = SearchPath(path)
            return !ShellPlainLine(String(fix.dropFirst())).programs.allSatisfy { search.find($0) != nil }
        }
        switch format {
        case .human:
            output.complain { [output, namesProgram, diagnostic] width in
                DiagnosticRenderer(
                    width: width, namesProgram: namesProgram, phrases: width == nil ? nil : output.phrasebook,
                    spelled: { output.spelled($0) }
                ).lines(diagnostic)
            }
        case .json: output.complain(DiagnosticRecord(diagnostic).json.compact + "\n")
        }
    }

    /// All problems of a text that was not run.
    func show(allOf diagnostics: [Diagnostic], nothingRan: Bool = true) {
        for diagnostic in diagnostics.prefix(Self.most) { show(diagnostic) }
        guard format == .human, nothingRan else { return }
        let count = diagnostics.count
        let what =
            count == 1
            ? "1 error; nothing was run"
            : count <= Self.most
                ? "\(count) errors; nothing was run"
                : "\(count) errors (\(count - Self.most) more not shown); nothing was run"
        output.complain(
            line: StyledText(
                (namesProgram ? "nesh: " : "") + what))
    }

    /// A remark that is not an error: one line.
    package func note(_ text: String) {
        output.complain(line: StyledText(text, .dim))
    }
}

extension DiagnosticRecord {
    /// Keys that do not apply are left out.
    var json: JSON {
        var object = JSON.Object()
        object["severity"] = .string(severity)
        object["file"] = file.map { .string($0) }
        for (key, number) in [("line", line), ("column", column), ("endLine", endLine), ("endColumn", endColumn)] {
            object[key] = number.map { .integer(Int64($0)) }
        }
        object["code"] = code.map { .string($0) }
        object["parameter"] = parameter.map { .string($0) }
        object["message"] = .string(message)
        if !notes.isEmpty { object["notes"] = .array(notes.map { .string($0) }) }
        if !fixes.isEmpty { object["fixes"] = .array(fixes.map { .string($0) }) }
        object["replacement"] = replacement.map { .string($0) }
        if !includedFrom.isEmpty {
            object["includedFrom"] = .array(
                includedFrom.map { ["file": .string($0.file), "line": .integer(Int64($0.line))] })
        }
        return .object(object)
    }
}
