import NeshCommand
import NeshData
import NeshPasted

enum Fix: Command {
    static let name = "fix"

    static let declaration = declare(
        .session, "Run the last line again, corrected as the error message suggested", "直前の行を、提案どおりに直して実行する",
        details: """
            Works at the prompt, right after an error that said 'type fix'. status shows the line beforehand. A \
            corrected line that ends or overwrites something, or that names an enclave, stands at the prompt then, \
            and runs when you press Enter.
            """,
        examples: ["fix": "after run-enclave --memroy 512: the same with --memory"],
        traits: [.promptOnly, .unrecorded, .unsaved, .foreground, .asksForLast])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let desk = try context.desk("fix")
        guard let line = desk.correction else {
            if let incomplete = incomplete(desk, in: context) { throw incomplete }
            throw Failure(
                .missingArgument, "there is nothing to correct",
                details: ["fix runs what the error of the last line suggested, if it said 'type fix'"],
                // Without one there is nothing to explain.
                fixes: context.session.error == nil ? [] : ["explain last  # says more about the last error"])
        }
        if desk.correctsByDraft { desk.editNext(line) } else { desk.runNext(line) }
        desk.correct(nil)
        return Outcome()
    }

    /// What the last line's error suggested is a line in which something is to be filled in; nil otherwise.
    private static func incomplete(_ desk: PromptDesk, in context: CommandContext) -> Failure? {
        guard let last = desk.entries.last, !last.succeeded, last.text == context.session.errorLine,
            let way = context.session.error?.fixes.map(FixText.line).first(where: ShellLine.hasGap),
            let verb = way.split(separator: " ").first, context.services.commands.named(String(verb)) != nil
        else { return nil }
        return Failure(
            .missingArgument, "the suggested line has to be completed first",
            details: ["fix runs only whole lines; replace the words in capitals, and type it yourself"], fixes: [way])
    }
}

extension CommandContext {
    /// - Throws: where nobody types, as in a script.
    func desk(_ what: String) throws(Failure) -> PromptDesk {
        if let desk = services.prompt { return desk }
        throw Failure(.invalidCommand, "\(what) works at the prompt only", fixes: ["nesh  # opens a prompt"])
    }
}
