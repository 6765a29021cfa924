import NeshData

/// A word that the interpreter itself understands; it is in the table so that help and completion know it.
protocol ControlVerb: Command {}

extension ControlVerb {
    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        throw Failure(
            .invalidCommand, "'\(spec.name)' belongs into a script, -c, or the prompt", fixes: ["help \(spec.name)"])
    }
}

private let condition = Parameter.rest("CONDITION", "[not] WORD [OPERATOR WORD]; operators are == != < <= > >= ~ !~")
private let command = Parameter.rest("COMMAND", "A command with its words, or ! and a line for the shell")

enum Expect: ControlVerb {
    static let spec = CommandSpec(
        "expect", .control, "Check a condition now; a script ends with status 3 if it does not hold",
        details: "~ searches for an extended regular expression. Quote a pattern that has blanks, |, & or $.",
        parameters: [condition.spec],
        examples: [
            .init("expect $status == 0", "the last command succeeded"),
            .init("expect $output !~ 'E[0-9]+'", "its output names no error"),
        ])
}

enum Wait: ControlVerb {
    static let timeout = Parameter.option("--timeout", .duration, "Give up after this time; 30s without it")
    static let spec = CommandSpec(
        "wait", .control, "Wait until a condition holds; running out of time is a failure",
        details: "Takes the same conditions as expect. $console is the selected enclave's console so far.",
        parameters: [timeout.spec, condition.spec],
        examples: [
            .init("wait $status == 0 --timeout 10s", "holds at once after a success"),
            .init("wait $console ~ 'Hello' --timeout 30s", "until the selected enclave says so"),
        ])
}

enum Require: ControlVerb {
    static let spec = CommandSpec(
        "require", .control, "End the script with status 77, skipped, unless a condition holds",
        parameters: [condition.spec],
        examples: [
            .init("require ${env.HOME:-none} != none", "goes on where there is a home directory"),
            .init("require $status == 0", "goes on after a success"),
        ])
}

enum If: ControlVerb {
    static let spec = CommandSpec(
        "if", .control, "Run the lines up to else or end only when a condition holds", parameters: [condition.spec],
        examples: [
            .init("if $status == 0\n  echo fine\nend", "after a success"),
            .init("if $enclave.state == RUNNING\n  console --for 1s\nend", "while the selected enclave lives"),
        ])
}

enum Else: ControlVerb {
    static let spec = CommandSpec(
        "else", .control, "Begin the lines that run when the condition of if does not hold",
        examples: [.init("if $status == 0\n  echo fine\nelse\n  echo failed\nend", "alone on its line")])
}

enum End: ControlVerb {
    static let spec = CommandSpec(
        "end", .control, "End the lines of an if",
        examples: [.init("if $status == 0\n  echo fine\nend", "alone on its line")])
}

enum Try: ControlVerb {
    static let spec = CommandSpec(
        "try", .control, "Run a command and go on even if it fails", parameters: [command.spec],
        examples: [
            .init("try terminate-enclave --all", "whether or not that works"),
            .init("try !false", "a line for the shell as well"),
        ])
}

enum Not: ControlVerb {
    static let spec = CommandSpec(
        "not", .control, "Run a command that must fail", parameters: [command.spec],
        examples: [
            .init("not describe-eif --eif-path /dev/null", "no image is there"),
            .init("not console nobody", "no enclave has that name"),
        ])
}

enum OnExit: ControlVerb {
    static let spec = CommandSpec(
        "on-exit", .control, "Run a command when the script ends, however it ends",
        details: "Several run in reverse order. Variables are replaced when the line is read, not when it runs.",
        parameters: [command.spec],
        examples: [
            .init("on-exit terminate-enclave --session", "leave no enclave behind"),
            .init("on-exit echo bye", "said last"),
        ])
}

enum Source: ControlVerb {
    static let file = Parameter.operand(
        .file("nesh"), "The script; a relative path is relative to the script with this line", need: .required)
    static let spec = CommandSpec(
        "source", .control, "Run the lines of another file here", parameters: [file.spec],
        examples: [
            .init("source common.nesh", "its variables are set here"),
            .init("try source common.nesh", "whether or not it is there"),
        ])
}
