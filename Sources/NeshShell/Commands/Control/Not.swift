import NeshCommand

enum Not: PrefixVerb {
    static let name = "not"

    static let declaration = declare(
        "Run a command that must fail", "失敗するはずのコマンドを実行する",
        examples: [
            "not describe-eif --eif-path /dev/null": "no image is there",
            "not console nobody": "no enclave has that name",
        ])
}
