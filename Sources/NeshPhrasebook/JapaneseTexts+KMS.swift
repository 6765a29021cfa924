extension JapaneseTexts {
    /// What `kms status` and `kms log` show. AWS's own words, such as a condition's operator or an error, stay.
    static let kms = #"""
        {}, process {}
            {}、プロセス {}
        CA
            CA 証明書
        caller {}
            呼び出し元 {}
        encryption context {}
            暗号化コンテキスト {}
        answered
            応答
        refused before any policy was asked
            ポリシーを調べる前に拒否
        allowed: an Allow applies and no Deny
            許可: 当てはまる Allow があり、当てはまる Deny はない
        refused: a Deny applies
            拒否: 当てはまる Deny がある
        refused: no Allow applies
            拒否: 当てはまる Allow がない
        {} ({}) applies
            {} ({}) は当てはまる
        {} ({}) does not apply
            {} ({}) は当てはまらない
        {} ({}) does not apply: {}
            {} ({}) は当てはまらない: {}
        it is for account {}, and the role {} has no IAM policy that passes this on
            アカウント {} に対するもので、ロール {} にはこれを引き継ぐ IAM ポリシーがない
        the caller {} is not {}
            呼び出し元 {} は {} ではない
        {} is one of the excepted {}
            {} は除外された {} に含まれる
        {} is not among {}
            {} は {} に含まれない
        the key is not {}
            キーが {} ではない
        met: {}: the policy has {}, the request {}
            満たす: {}: ポリシーは {}、要求は {}
        not met: {}: the policy has {}, the request {}
            満たさない: {}: ポリシーは {}、要求は {}
        or {} more
            または他の {} 個
        does not have this key
            このキーなし
        the attestation document holds: it is of {}
            アテステーションドキュメントは有効: {} のもの
        the attestation document holds: it is of {}, in debug mode: PCR0 is zeros
            アテステーションドキュメントは有効: {} のもの、デバッグモードで PCR0 はゼロ
        the attestation document is refused: {}
            アテステーションドキュメントを拒否: {}
        it is {} seconds old, and {} are allowed
            作成から {} 秒が経過 (許容は {} 秒)
        it has no public key to answer to
            応答に使うパブリックキーがない
        its public key is not RSA of 2048 to 8192 bits
            パブリックキーが 2048〜8192 ビットの RSA ではない
        allowed: kms:{} concerns no key, and the caller has the account's rights
            許可: kms:{} はキーに関わらず、呼び出し元にはアカウントの権限がある
        refused: kms:{} concerns no key, and the role {} has no IAM policy
            拒否: kms:{} はキーに関わらず、ロール {} には IAM ポリシーがない
        """#
}
