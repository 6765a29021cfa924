import NeshData

/// A word that the interpreter itself understands; it is in the table so that help and completion know it.
protocol ControlVerb: Command {}

extension ControlVerb {
    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        throw Failure(
            .invalidCommand, "'\(spec.name)' belongs into a script, -c, or the prompt", fixes: ["help \(spec.name)"])
    }
}

let condition = Parameter.rest("CONDITION", "[not] WORD [OPERATOR WORD]; operators are == != < <= > >= ~ !~")
let command = Parameter.rest("COMMAND", "A command with its words, or ! and a line for the shell")
