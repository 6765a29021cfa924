import NeshCommand

enum OnExit: PrefixVerb {
    static let name = "on-exit"

    static let declaration = declare(
        "Run a command when the script ends, however it ends", "スクリプトがどう終わっても、最後にコマンドを実行する",
        details: "Several run in reverse order. Variables are replaced when the line is read, not when it runs.",
        examples: [
            "on-exit terminate-enclave --session": "leave no enclave behind",
            "on-exit echo bye": "said last",
        ])
}
