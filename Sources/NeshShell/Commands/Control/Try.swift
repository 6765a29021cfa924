import NeshCommand

enum Try: PrefixVerb {
    static let name = "try"

    static let declaration = declare(
        "Run a command and go on even if it fails", "コマンドを実行し、失敗しても続ける",
        examples: [
            "try terminate-enclave --all": "whether or not that works",
            "try !false": "a line for the shell as well",
        ])
}
