import NeshCommand
import NeshSystem

/// The pages that people read beside the program, as `apropos` and `help` find them.
package struct DocumentationPage: Sendable {
    /// Below the directory of the pages.
    package let path: String
    /// What one reads there, in the words that somebody would look for.
    package let about: Phrase

    /// There is the same page in Japanese.
    package let isTranslated: Bool

    private init(_ path: String, _ about: Phrase, isTranslated: Bool = false) {
        self.path = path
        self.about = about
        self.isTranslated = isTranslated
    }

    /// Its name without folder and ending: what somebody calls it.
    package var name: String {
        let parts = path.split(separator: "/")
        let own = parts.last == "README.md" ? parts.dropLast().last : parts.last
        return (own ?? "").split(separator: ".").first.map(String.init) ?? path
    }

    /// Where it lies, as far as that is known.
    package func place(_ language: Language) -> String {
        let own = language == .japanese && isTranslated ? "ja/" + path : path
        guard let directory = DocumentationPlace.here else { return "docs/" + own }
        return DocumentationPlace.path(of: own, in: directory)
    }

    /// Those about using nesh; a test compares them with the folder.
    package static let all = [
        DocumentationPage(
            "attestation.md",
            Phrase(
                "Attestation documents: what is in them, and how to verify one",
                "アテステーションドキュメントの内容と検証方法")),
        DocumentationPage(
            "ci.md",
            Phrase(
                "Enclaves in CI, on every push",
                "CI でエンクレーブを使う")),
        DocumentationPage(
            "commands.md",
            Phrase(
                "The reference of all commands, options and settings",
                "全コマンド・オプション・設定のリファレンス"),
            isTranslated: true),
        DocumentationPage(
            "concepts.md",
            Phrase(
                "Concepts: enclave, parent instance, image, measurement, PCR, vsock",
                "用語: エンクレーブ、親インスタンス、イメージ、ハッシュ値、PCR、vsock"),
            isTranslated: true),
        DocumentationPage(
            "ec2.md",
            Phrase(
                "nesh on EC2, from a fresh parent instance",
                "EC2 で nesh を使う。新しい親インスタンスから")),
        DocumentationPage(
            "eif.md",
            Phrase(
                "The format of the enclave image file (EIF)",
                "エンクレーブイメージファイル (EIF) の形式")),
        DocumentationPage(
            "engines.md",
            Phrase(
                "The engines that run enclaves, and their limits",
                "エンクレーブを実行するエンジンとその限界")),
        DocumentationPage(
            "errors.md",
            Phrase(
                "The reference of all error codes",
                "全エラーコードのリファレンス"), isTranslated: true),
        DocumentationPage(
            "examples/README.md",
            Phrase(
                "Examples: scripts to read, copy and change",
                "例: 読んで、コピーして、変更できるスクリプト")),
        DocumentationPage(
            "from-nitro-cli.md",
            Phrase(
                "From nitro-cli: what is the same, new and different",
                "nitro-cli との共通点、追加点、違い")),
        DocumentationPage(
            "install.md",
            Phrase(
                "How to install, upgrade and remove nesh",
                "nesh のインストール、更新、削除"), isTranslated: true),
        DocumentationPage(
            "kms.md",
            Phrase(
                "The local KMS: keys, key policies, roles and the log",
                "ローカル KMS: キー、キーポリシー、ロール、ログ")),
        DocumentationPage(
            "language.md",
            Phrase(
                "The language: variables such as $eif, $enclave and $console, conditions, quotes, blocks, scripts",
                "言語: $eif、$enclave、$console などの変数、条件、引用符、ブロック、スクリプト")),
        DocumentationPage(
            "prompt.md",
            Phrase(
                "The prompt: its signs, keys, history, completion, jobs",
                "プロンプト: 記号、キー、履歴、補完、ジョブ")),
        DocumentationPage(
            "teaching.md",
            Phrase(
                "Teaching and showing: lessons, demos, recordings of your own",
                "授業とデモ: 自作のレッスン、デモ、記録"),
            isTranslated: true),
        DocumentationPage(
            "troubleshooting.md",
            Phrase(
                "Troubleshooting, and where to ask for help",
                "トラブルシューティングと質問先"), isTranslated: true),
        DocumentationPage(
            "tutorial/workshop/README.md",
            Phrase(
                "AWS's workshop on Nitro Enclaves: its chapters as scripts",
                "AWS の Nitro Enclaves ワークショップ: 各章のスクリプト")),
        DocumentationPage(
            "vsock.md",
            Phrase(
                "Vsock: ports, connections and the proxy",
                "vsock: ポート、接続、プロキシ")),
    ]
}
