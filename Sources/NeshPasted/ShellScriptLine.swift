import NeshCommand
import NeshData
import NeshLanguage

/// Lines of a script that belong to sh's language. What a parser finds in one leads astray: its first mistake is that it
/// stands there at all, and the prompt knows what does the same.
package enum ShellScriptLine {
    /// - Parameter problems: in the order of the text.
    /// - Returns: the same, with one answer in place of all that was found in a line of sh's.
    package static func explained(_ problems: [Diagnostic], _ commands: CommandTable) -> [Diagnostic] {
        var shown: [(source: SourceText, line: Int)] = []
        return problems.compactMap { problem in
            guard let place = problem.place, problem.severity == .error else { return problem }
            let (source, line) = (place.source, place.line)
            if shown.contains(where: { $0.source === source && $0.line == line }) { return nil }
            let range = source.range(ofLine: line)
            guard let answer = answer(source.text(range), commands) else { return problem }
            shown.append((source, line))
            let blanks = source.bytes[range].prefix { $0 == 0x20 || $0 == 9 }.count
            let word = source.bytes[range].dropFirst(blanks).prefix { $0 != 0x20 && $0 != 9 && $0 != 0x3B }
            return Diagnostic(
                answer.message, at: Place(source, word.startIndex..<word.endIndex), notes: answer.notes)
        }
    }

    /// Nil for a line that nesh may have a word for.
    private static func answer(_ line: String, _ commands: CommandTable) -> ShellLine? {
        let text = String(line.trimmingSpaces)
        guard isLanguage(text, commands) else { return nil }
        // To leave and begin again is a way out at the prompt only.
        return ShellLine.recognise(text, commands)?.keeping { $0.line != "exit" }
    }

    private static func isLanguage(_ text: String, _ commands: CommandTable) -> Bool {
        let words = ShellWord.all(of: text)
        guard let first = words.first else { return false }
        switch first {
        case "[", "[[", "cd": return true
        case "test": return commands.named(first) == nil
        case "if": return ShellLine.isCondition(text)
        default: break
        }
        switch ShellProgram(first) {
        case .loop, .blockWord: return true
        default: return ShellAssignment(text) != nil
        }
    }
}
