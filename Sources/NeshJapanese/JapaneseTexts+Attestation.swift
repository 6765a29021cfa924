extension JapaneseTexts {
    /// Attestation documents: what verifying one finds, and what pins are.
    static let attestation = #"""
        {time} ago
            {} 前
        text
            文字列
        just now
            たった今
        as expected
            期待どおりです
        it leads to {}, not to {}
            チェーンの先は {1} で、{2} ではありません
        its root:  SHA-256 {}
            ルート:  SHA-256 {}
        expected:  SHA-256 {}
            期待値:  SHA-256 {}
        {} certificates, signed one by the other, up to {}
            証明書 {1} 枚が順に署名され、{2} につながります
        it was made at {}, {time} from now: a clock is wrong
            作成は {} で、現在より {} 先です。どちらかの時計が合っていません
        the certificates lead to no root whose validity could be checked
            証明書チェーンがルート証明書につながらないので、有効期間を確認できません
        its own time, {}
            ドキュメント自身の時刻 {}
        document made at {}
            ドキュメントの作成: {}
        leaf {}
            リーフ証明書の{}
        as of its own time the chain holds
            ドキュメント自身の時刻では、チェーンは有効です
        as of its own time, {} ({})
            ドキュメント自身の時刻 {} ({}) で判定
        at {}: {}
            {} の時点で判定: {}
        {}; the leaf is {}
            {}。リーフ証明書の{}
        without a validity
            有効期間がありません
        valid for {time}, until {}
            有効期間は {}、{} までです
        the leaf was made for {}, not for {}
            リーフ証明書は {} 用で、{} 用ではありません
        {} is not of the form i-…-enc…
            {} は i-…-enc… の形ではありません
        {}; PCR4 is zero, which names no instance
            {}。PCR4 がゼロなので、どのインスタンスかは分かりません
        PCR4 is not that of the instance {}, which {} names
            PCR4 が、{2} の示すインスタンス {1} の値と違います
        {}, and PCR4 is that of {}
            {}。PCR4 は {} の値と一致します
        not a debug enclave: PCR0 to PCR2 are set
            デバッグモードではありません。PCR0 から PCR2 に値があります
        PCR0, PCR1 and PCR2 are zeros: the enclave ran in debug mode, and nothing shows what ran in it
            PCR0、PCR1、PCR2 がゼロです。エンクレーブはデバッグモードで動いていたため、中で何が動いていたかは分かりません
        no register is pinned: the document may come from any program
            PCR が指定されていません。どのプログラムのドキュメントか分かりません
        {}, which any program of that role or instance has, also in debug mode
            {}。このロールやインスタンスで動くプログラムなら、デバッグモードでも同じ値になります
        a signed message (COSE_Sign1) of {} bytes, with {} registers
            署名付きメッセージ (COSE_Sign1)、{} バイト、PCR {} 個
        algorithm {}
            アルゴリズム {}
        no single algorithm
            1 つに決まらないアルゴリズム
        the protected header names {} instead of -35 (ES384)
            保護ヘッダーの指定が -35 (ES384) ではなく {} です
        the leaf's key is not on the curve P-384
            リーフ証明書のキーの曲線が P-384 ではありません
        the leaf's key did not sign this content: it was changed after it was signed
            リーフ証明書のキーによる署名ではありません。署名の後に内容が変更されています
        ES384 by the key of {}
            ES384、{} のキーによる署名
        the document does not have it: it was not locked when it was made
            ドキュメントにありません。作成時にロックされていませんでした
        all zeros instead of the value of {}
            {} の値ではなく、すべてゼロです
        differs from {}
            {} の値と違います
        as in {}
            {} の値と一致します
        not checked: this may be an old document, shown again
            指定なし。以前のドキュメントの再利用かもしれません
        not checked
            指定なし
        the document has none
            ドキュメントにありません
        is not the expected value
            指定した値と違います
        certificate {} of cabundle
            cabundle の証明書 {}
        certificate {}
            証明書 {}
        {} is there twice
            {} が重複しています
        {} has extensions that contradict one another
            {} の拡張が互いに矛盾しています
        {} is not an authority (CA:FALSE)
            {} は認証局ではありません (CA:FALSE)
        {} allows {} authorities below it, and there are {}
            {} の下に許される認証局は {} 個ですが、{} 個あります
        the key of {} must not sign certificates
            {} のキーは証明書に署名できません
        {} did not sign {}
            {} は {} に署名していません
        the leaf is an authority (CA:TRUE)
            リーフ証明書が認証局になっています (CA:TRUE)
        the leaf's key must not sign anything
            リーフ証明書のキーは署名に使えません
        each certificate limits how many authorities may stand below it ({}), and the chain keeps to that
            各証明書は下に置ける認証局の数を制限し (ルートから順に {})、このチェーンはそれを守っています
        0 seconds
            0 秒
        document: {}
            ドキュメント: {}
        expected: {}
            期待値: {}
        '{}' is not N=HEX, as in 0=22f9e1…
            '{}' は 0=22f9e1… のような N=HEX の形ではありません
        '{}' is no register: they go from PCR0 to PCR31
            '{}' はレジスタではありません。レジスタは PCR0 から PCR31 までです
        the value of PCR{} has {} hexadecimal digits instead of {}
            PCR{1} の値は 16 進数で {3} 桁のはずですが、{2} 桁です
        the value of PCR{} is not hexadecimal
            PCR{} の値が 16 進数ではありません
        PCR{} is not text of hexadecimal digits
            PCR{} が 16 進数の文字列ではありません
        PCR{} is there twice
            PCR{} が重複しています
        it is not a JSON object with registers
            レジスタを持つ JSON オブジェクトではありません
        it names no register, such as "PCR0"
            "PCR0" などのレジスタがありません
        """#
}
