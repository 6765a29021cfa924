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
        details: "The shell then asks nesh for completions, so it offers the enclaves and files of that moment.",
        examples: [
            "completions bash > nesh-completion.bash": "to be sourced by ~/.bashrc",
            "completions fish": "for ~/.config/fish/completions/nesh.fish",
        ], traits: [.momentary, .foreground, .showsState])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var script = ShellScripts.script(for: call[parameters.shell])
        script.removeLast()
        context.emit(.text(script))
        return Outcome()
    }
}
