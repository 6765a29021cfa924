import NeshCommand
import NeshData
import NeshHelp

enum ShellCompletions: Command {
    static let name = "completions"

    struct Parameters: ParameterGroup {
        let shell = Parameter.requiredOperand(.choice("SHELL", ShellCompletion.Shell.self), "Which shell")
    }

    static let declaration = declare(
        .session, "Print the script that makes another shell complete nesh's command lines", "ほかのシェル用の補完スクリプトを出力する",
        details: "The shell then asks nesh itself, so that it offers what runs and what is there at the moment.",
        examples: [
            "completions bash > nesh-completion.bash": "to be sourced by ~/.bashrc",
            "completions fish": "for ~/.config/fish/completions/nesh.fish",
        ], traits: [.momentary, .foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var script = ShellScripts.script(for: call[parameters.shell])
        script.removeLast()
        context.emit(.text(script))
        return Outcome()
    }
}
