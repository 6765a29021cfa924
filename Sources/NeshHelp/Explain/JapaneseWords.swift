import NeshData

/// Words of Japanese that people look for, where the texts say it in another way.
package enum JapaneseWords {
    /// What each of these words is called in the texts, in either language, or by a verb.
    private static let meanings: [(words: [String], texts: [String])] = [
        (["秘密", "シークレット", "機密"], ["kms", "プライベートキー"]),
        (["鍵", "かぎ"], ["kms", "プライベートキー", "証明書"]),
        (["復号", "暗号", "暗号化"], ["kms", "decrypt", "暗号"]),
        (["証明"], ["アテステーション", "証明"]),
        (["ログ"], ["logs", "console", "kms log", "ログ"]),
        (["停止", "止める", "終わる", "終える", "やめる"], ["terminate-enclave", "exit", "stop", "終了"]),
        (["開始", "始める", "立ち上げ"], ["run-enclave", "起動"]),
        (["作る", "作成"], ["build-enclave", "作成", "作る"]),
        (["消す", "削除"], ["remove", "削除"]),
        (["比較", "差分", "違い"], ["compare", "reproduce", "違い"]),
        (["待機", "待ち"], ["wait", "sleep", "待つ"]),
        (["通信", "ネットワーク", "接続"], ["vsock", "接続", "ネットワーク"]),
        (["診断", "調べる", "検査"], ["doctor", "explain", "検査"]),
        (["負荷", "使用率", "使用量"], ["top", "resources", "使用"]),
        (["アカウント", "権限"], ["role-arn", "account", "権限"]),
        (["乱数"], ["random", "nonce"]),
        (["仮想マシン", "vm"], ["run-enclave", "describe-enclaves", "仮想マシン"]),
        (["使い方", "説明", "マニュアル"], ["help", "explain", "reference", "説明"]),
        (["学ぶ", "学習", "練習", "勉強", "演習"], ["tutorial"]),
        (["動画", "録画", "画像"], ["record", "export", "画像"]),
        (["日本語", "英語"], ["option language", "言語"]),
        (["読み込み", "読み込む", "読む"], ["source", "読み込"]),
    ]

    /// Texts to look for in a word's place: the word itself, where it has no others. One that ends with such a word, as
    /// several kinds of keys do, is one of its kind.
    package static func texts(for word: String) -> [String] {
        meanings.first { $0.words.contains(where: word.hasSuffix) }?.texts ?? [word]
    }
}
