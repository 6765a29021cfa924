import NeshCommand
import NeshData

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
}

extension CommandContext {
    /// - Throws: where nobody types, as in a script.
    func desk(_ what: String) throws(Failure) -> PromptDesk {
        if let desk = services.prompt { return desk }
        throw Failure(.invalidCommand, "\(what) works at the prompt only", fixes: ["nesh  # opens a prompt"])
    }
}
