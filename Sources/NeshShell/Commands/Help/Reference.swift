import NeshCommand
import NeshData
import NeshHelp

enum Reference: Command {
    static let name = "reference"

    struct Parameters: ParameterGroup {
        let language = Parameter.option(
            "--language", .choice("LANGUAGE", Language.self), "In this language. Default: English")
        let page = Parameter.requiredOperand(
            .choice("PAGE", ReferencePage.self), "commands: all verbs and options; errors: all codes")
    }

    static let declaration = declare(
        .help, "Print a page of the reference as Markdown", "リファレンスの 1 ページを Markdown で出力する",
        details: "It prints the pages commands.md and errors.md of docs and docs/ja.",
        examples: [
            "reference commands > commands.md": "the page on all commands",
            "reference errors > errors.md": "the page on all error codes",
            "reference commands --language ja": "the page in Japanese",
        ], traits: [.onlyTells])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        context.emit(
            .text(call[parameters.page].text(of: context.services.commands, call[parameters.language] ?? .english)))
        return Outcome()
    }
}
