import NeshData

enum ShellCompletions: Command {
    static let shell = Parameter.operand(.choice("SHELL", "bash", "zsh", "fish"), "Which shell", need: .required)

    static let spec = CommandSpec(
        "completions", .session, "Print the script that makes another shell complete nesh's command lines",
        details: "The shell then asks nesh itself, so that it offers what runs and what is there at the moment.",
        parameters: [shell.spec],
        examples: [
            .init("completions bash > nesh-completion.bash", "to be sourced by ~/.bashrc"),
            .init("completions fish", "for ~/.config/fish/completions/nesh.fish"),
        ])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        guard let shell = call[shell].flatMap(ShellCompletion.Shell.init) else { return Outcome() }
        var script = ShellScripts.script(for: shell)
        script.removeLast()
        context.emit(.text(script))
        return Outcome()
    }
}
