import NeshCommand

/// What AWS KMS means by the errors that the local one answers, too.
package enum KeyServiceErrors {
    private static let meanings: [(name: String, meaning: Phrase)] = [
        (
            "AccessDeniedException",
            Phrase(
                "the key's policy does not allow it: kms log -n 1 shows which condition was not met",
                "キーのポリシーで許可されていません。満たされなかった条件は kms log -n 1 で表示されます")
        ),
        (
            "AlreadyExistsException",
            Phrase("an alias of this name is there already", "この名前のエイリアスはすでにあります")
        ),
        ("DisabledException", Phrase("the key is disabled", "キーは無効です")),
        (
            "IncorrectKeyException",
            Phrase(
                "it was encrypted under another key than the one that was named", "指定されたキーとは別のキーで暗号化されています")
        ),
        (
            "InvalidCiphertextException",
            Phrase(
                "the ciphertext is damaged, or its encryption context is another one",
                "暗号文が壊れているか、暗号化コンテキストが違います")
        ),
        (
            "InvalidKeyUsageException",
            Phrase(
                "a key of this kind cannot do that: describe it with kms call DescribeKey",
                "この種類のキーではできません。キーの情報は kms call DescribeKey で表示されます")
        ),
        (
            "KMSInternalException",
            Phrase("the key store is missing or cannot be read: kms status", "キーストアがないか、読み取れません: kms status")
        ),
        (
            "KMSInvalidSignatureException",
            Phrase(
                "the signature is not this key's, or not of this message", "このキーの署名ではないか、このメッセージの署名ではありません")
        ),
        (
            "KMSInvalidStateException",
            Phrase("the key is disabled or waits for its deletion", "キーは無効か、削除待ちです")
        ),
        ("LimitExceededException", Phrase("there are too many of these already", "数の上限を超えます")),
        (
            "MalformedPolicyDocumentException",
            Phrase(
                "the policy is not one: kms-policy writes a condition for an image",
                "ポリシーとして正しくありません。イメージの条件は kms-policy で作れます")
        ),
        (
            "NotFoundException",
            Phrase("there is no such key or alias: kms keys lists them", "キーまたはエイリアスがありません。一覧は kms keys で表示されます")
        ),
        (
            "SerializationException",
            Phrase(
                "the request is not JSON of the form that the operation takes", "リクエストが、この操作の形式の JSON ではありません")
        ),
        (
            "UnknownOperationException",
            Phrase("the local KMS does not have this operation: help kms", "ローカル KMS にこの操作はありません: help kms")
        ),
        (
            "UnrecognizedClientException",
            Phrase("the credentials are nobody's here", "この認証情報の持ち主はここにはいません")
        ),
        (
            "UnsupportedOperationException",
            Phrase("the local KMS cannot do that, though AWS's can", "AWS の KMS にはできますが、ローカル KMS にはできません")
        ),
        (
            "ValidationException",
            Phrase("an argument is missing or has a value that cannot be", "引数が足りないか、値が正しくありません")
        ),
    ]

    /// Their names.
    package static var names: [String] { meanings.map(\.name) }

    /// One sentence without a full stop; nil for a name that the local KMS never answers.
    package static func meaning(of name: String) -> Phrase? { meanings.first { $0.name == name }?.meaning }
}
