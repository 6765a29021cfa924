import NeshCommand
import NeshData

/// A word that the interpreter itself understands; it is in the table so that help and completion know it.
protocol ControlVerb: Command {}

/// One with a condition behind it.
protocol ConditionVerb: ControlVerb where Parameters == ConditionParameters {}

/// One with a command behind it.
protocol PrefixVerb: ControlVerb where Parameters == CommandParameters {}

extension ControlVerb {
    static func declare(
        _ summary: String, _ japanese: String, details: String = "", examples: KeyValuePairs<String, String>,
        traits: CommandSpec.Traits = []
    ) -> Declaration<Parameters> {
        declare(
            .control, summary, japanese, details: details, examples: examples, traits: traits.union(.foreground))
    }

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        throw Failure(
            .invalidCommand, "'\(spec.name)' works only in a script, with -c, or at the prompt",
            fixes: ["help \(spec.name)"])
    }
}

extension PrefixVerb {
    static func declare(
        _ summary: String, _ japanese: String, details: String = "", examples: KeyValuePairs<String, String>
    ) -> Declaration<Parameters> {
        declare(summary, japanese, details: details, examples: examples, traits: .prefix)
    }
}

extension Parameter where Value == [String] {
    /// What `expect` and its like ask.
    static var condition: Self {
        .rest("CONDITION", "[not] WORD [OPERATOR WORD]; operators are == != < <= > >= ~ !~")
    }

    /// What stands behind `try` and its like.
    static var command: Self { .rest("COMMAND", "A command with its words, or ! and a line for the shell") }
}

/// Of verbs that take a condition alone.
struct ConditionParameters: ParameterGroup {
    let condition = Parameter.condition
}

/// Of verbs that take a command alone.
struct CommandParameters: ParameterGroup {
    let command = Parameter.command
}
