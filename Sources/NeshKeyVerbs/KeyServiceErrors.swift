import NeshCommand
import NeshKMS

/// What AWS KMS means by the errors that the local one answers, too.
package enum KeyServiceErrors {
    private static func meaning(of error: KMSError.Name) -> Phrase {
        switch error {
        case .accessDenied:
            Phrase(
                "the key's policy does not allow it: kms log -n 1 shows which condition was not met",
                "キーポリシーで許可されていません。満たされなかった条件は kms log -n 1 で表示されます")
        case .alreadyExists:
            Phrase(
                "an alias of this name is there already",
                "この名前のエイリアスはすでにあります")
        case .disabled:
            Phrase(
                "the key is disabled",
                "キーは無効です")
        case .dryRunOperation:
            Phrase(
                "the request would have succeeded; DryRun keeps it from being run",
                "要求は成功するはずですが、DryRun が指定されているので実行されません")
        case .incompleteSignature:
            Phrase(
                "the request's signature lacks a part: let an AWS SDK or kms call sign it",
                "要求の署名に欠けている部分があります。AWS SDK か kms call で署名します")
        case .incorrectKey:
            Phrase(
                "it was encrypted under another key than the one that was named",
                "指定されたキーとは別のキーで暗号化されています")
        case .invalidAction:
            Phrase(
                "of AWS STS, the local KMS has GetCallerIdentity only",
                "AWS STS の操作のうち、ローカル KMS にあるのは GetCallerIdentity だけです")
        case .invalidCiphertext:
            Phrase(
                "the ciphertext is damaged, or its encryption context is another one",
                "暗号文が壊れているか、暗号化コンテキストが違います")
        case .invalidKeyUsage:
            Phrase(
                "a key of this kind cannot do that: describe it with kms call DescribeKey",
                "この種類のキーではできません。キーの情報は kms call DescribeKey で表示されます")
        case .invalidMarker:
            Phrase(
                "the Marker is not one that an earlier page of the list gave: begin without it",
                "Marker が、一覧の前のページで返された値ではありません。Marker を付けずに始めます")
        case .invalidSignature:
            Phrase(
                "the request is signed with another key or region, or is too old: see kms env",
                "要求の署名に使われたキーかリージョンが違うか、要求が古すぎます: kms env を参照してください")
        case .kmsInternal:
            Phrase(
                "the key store is missing or cannot be read: kms status",
                "キーストアがないか、読み取れません: kms status")
        case .kmsInvalidSignature:
            Phrase(
                "the signature is not this key's, or not of this message",
                "このキーの署名ではないか、このメッセージの署名ではありません")
        case .kmsInvalidState:
            Phrase(
                "the key is disabled or waits for its deletion",
                "キーは無効か、削除待ちです")
        case .limitExceeded:
            Phrase(
                "there are too many of these already",
                "数の上限を超えます")
        case .malformedPolicyDocument:
            Phrase(
                "this is not a valid key policy; kms-policy prints a condition for an image",
                "キーポリシーとして正しくありません。イメージの条件は kms-policy で作れます")
        case .missingAuthenticationToken:
            Phrase(
                "the request is not signed: kms env shows the credentials",
                "要求に署名がありません。認証情報は kms env で表示されます")
        case .notAuthorized:
            Phrase(
                "names of aliases that begin with alias/aws/ are AWS's own",
                "alias/aws/ で始まるエイリアス名は AWS が予約しています")
        case .notFound:
            Phrase(
                "there is no such key or alias: kms keys lists them",
                "キーまたはエイリアスがありません。一覧は kms keys で表示されます")
        case .serialization:
            Phrase(
                "the request is not JSON of the form that the operation takes",
                "要求が、この操作の形式の JSON ではありません")
        case .tag:
            Phrase(
                "a tag has no TagKey or no TagValue, is there twice, or begins with aws:",
                "タグに TagKey か TagValue がないか、タグが重複しているか、aws: で始まっています")
        case .unknownOperation:
            Phrase(
                "the local KMS does not have this operation: help kms",
                "ローカル KMS にこの操作はありません: help kms")
        case .unrecognizedClient:
            Phrase(
                "the local KMS does not know these credentials: see kms env",
                "ローカル KMS が知らない認証情報です: kms env を参照してください")
        case .unsupportedOperation:
            Phrase(
                "the local KMS cannot do that, though AWS's can",
                "AWS の KMS にはできますが、ローカル KMS にはできません")
        case .validation:
            Phrase(
                "an argument is missing or has a value that cannot be",
                "引数が足りないか、値が正しくありません")
        }
    }

    /// Their names.
    package static var names: [String] { KMSError.Name.allCases.map(\.rawValue) }

    /// One sentence without a full stop; nil for a name that the local KMS does not answer.
    package static func meaning(of name: String) -> Phrase? { KMSError.Name(rawValue: name).map(meaning) }
}
