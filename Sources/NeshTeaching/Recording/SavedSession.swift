import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

/// Lines of a session as a script, with what they printed as expected lines.
package enum SavedSession {
    /// The lines that worked, of those given.
    /// - Parameter mask: what must not be in a file.
    package static func script(
        _ entries: [PromptDesk.Entry], mask: Mask?, _ commands: CommandTable
    ) -> (text: String, lines: Int) {
        var text = ""
        var count = 0
        var starts = false
        for entry in entries where entry.succeeded {
            let parsed = Parser.parse(SourceText(name: "", text: entry.text + "\n")).result
            guard case .statements(let statements) = parsed, !statements.isEmpty,
                !statements.contains(where: { commands.traits(of: $0.verb).contains(.unsaved) })
            else { continue }
            count += 1
            starts = starts || entry.text.contains("run-enclave")
            text += "\n" + (mask?.apply(entry.text) ?? entry.text) + "\n"
            // Of a block nothing is expected: its lines have their outputs each on its own.
            var lines = RecordedOutput.lines(of: entry.output, after: statements, mask: mask, commands) ?? []
            if entry.output.count >= PromptDesk.keptOutput { lines = lines.dropLast() + ["..."] }
            text += lines.map { $0.isEmpty ? "|\n" : "| \($0)\n" }.joined()
        }
        // Run again and again, as checks are, it must not find what it left.
        let cleaning = starts ? "\non-exit terminate-enclave --session\n" : ""
        return ("#!/usr/bin/env nesh\n" + cleaning + text, count)
    }
}
