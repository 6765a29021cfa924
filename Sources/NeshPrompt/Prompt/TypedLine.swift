import NeshCommand
import NeshInterpreter
import NeshLanguage
import NeshPasted
import NeshSystem

/// What a line is that was typed at the prompt.
enum TypedLine {
    /// A statement of nesh's language, or a mistake in one.
    case own
    /// Another shell's, of which nesh does what it means.
    case meant(ShellMeaning)
    /// Another shell's or a program's, which nesh explains instead of running it.
    case foreign(ShellLine)

    /// - Parameter text: all lines of it, each ended by a newline.
    init(_ text: String, in interpreter: Interpreter, _ commands: CommandTable) {
        if let meaning = Self.meaning(of: text, in: interpreter, commands) {
            self = .meant(meaning)
            return
        }
        let path = Self.path(interpreter)
        let foreign = ShellLine.recognise(
            text, commands, value: interpreter.valueInLine, isInstalled: { path.find($0) != nil },
            isFile: { File.exists($0) },
            isJob: { number in interpreter.jobs.jobs.contains { $0.number == number && $0.ending == nil } }, as: .here)
        self = foreign.map { .foreign($0) } ?? .own
    }

    /// Another shell's line that nesh understands as it stands.
    static func meaning(of text: String, in interpreter: Interpreter, _ commands: CommandTable) -> ShellMeaning? {
        let (path, environment) = (path(interpreter), interpreter.session.environment)
        let meaning = ShellMeaning.of(
            text, commands,
            ShellMeaning.Surroundings(
                value: interpreter.valueInLine, isInstalled: { path.find($0) != nil },
                isFile: { File.exists($0) }, isInEnvironment: { environment.text($0) != nil }))
        // What it looks at has no value: nothing of the line can be done, and there may be another way.
        if case .condition(let test, _)? = meaning?.steps.first?.action, test.holds(interpreter.valueOfShell) == nil {
            return nil
        }
        return meaning
    }

    /// Whether a line is another shell's or a part of it that is known without looking for programs.
    static func isAnotherShells(_ line: String, in interpreter: Interpreter, _ commands: CommandTable) -> Bool {
        meaning(of: line, in: interpreter, commands) != nil
            || ShellLine.recognise(line, commands, value: interpreter.valueInLine) != nil
    }

    /// Whether more of the statement is to come. What is another shell's is not gone on with.
    static func isOpen(_ text: String, in interpreter: Interpreter, _ commands: CommandTable) -> Bool {
        let text = text.hasSuffix("\n") ? text : text + "\n"
        return Parser.parse(SourceText(name: "", text: text), mode: .prompt).incomplete != nil
            && !isAnotherShells(text, in: interpreter, commands)
    }

    /// A block of nesh's that is still open, with a line break behind it, where the last line of a text is a word of sh's
    /// that ends or divides one, such as `fi`; nil for any other text.
    static func block(before text: String) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        guard lines.count > 1, let last = lines.popLast(), ShellLine.isBlockWord(String(last)) else { return nil }
        let block = lines.joined(separator: "\n") + "\n"
        guard case .openIf? = Parser.parse(SourceText(name: "", text: block), mode: .prompt).incomplete else {
            return nil
        }
        return block
    }

    private static func path(_ interpreter: Interpreter) -> SearchPath {
        SearchPath(interpreter.session.environment.text("PATH"))
    }
}
