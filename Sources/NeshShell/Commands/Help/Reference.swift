import NeshCommand
import NeshData
import NeshHelp

enum Reference: Command {
    static let name = "reference"

    struct Parameters: ParameterGroup {
        let page = Parameter.requiredOperand(
            .choice("PAGE", ReferencePage.self), "commands: all verbs and options; errors: all codes")
    }
    static let parameters = Parameters()

    static let spec = CommandSpec(
        name, .help, Phrase("Print a page of the reference as Markdown", "リファレンスの 1 ページを Markdown で出力する"),
        details: "The pages docs/commands.md and docs/errors.md are what it prints.", parameters: parameters,
        examples: [
            .init("reference commands > commands.md", "the page on all commands"),
            .init("reference errors > errors.md", "the page on all error codes"),
        ],
        traits: [.onlyTells])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        context.emit(.text(call[parameters.page].text(of: context.services.commands)))
        return Outcome()
    }
}
