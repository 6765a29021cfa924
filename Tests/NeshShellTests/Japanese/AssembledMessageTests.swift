import NeshPhrasebook
import Testing

/// Messages that the sources put together: no pattern takes another text's words for a name, and what is typed stays as
/// it is typed.
@Suite struct AssembledMessageTests {
    @Test(arguments: [
        // A pattern that begins with a quote is no nearer than one that begins with a gap.
        (
            "'[' is not an extended regular expression: Invalid regular expression",
            "'[' を正規表現として読めません: 書き方が正しくありません"
        ),
        ("'foo' is not N=HEX, as in 0=22f9e1…", "'foo' は 0=22f9e1… のような N=HEX の形ではありません"),
        ("'hex:zz' is not hexadecimal", "'hex:zz' は 16 進数ではありません"),
        // A whole of two sentences, of which the first one's pattern fits the end of the second.
        (
            "at 2026-11-29 11:03:42 UTC; the leaf is valid for 3 hours, until 2026-11-29 14:02:32 UTC",
            "2026-11-29 11:03:42 UTC の時点で判定。リーフ証明書の有効期間は 3 時間、2026-11-29 14:02:32 UTC までです"
        ),
        // No gap takes a verb and what follows it.
        ("kms failed: [ E01 ] the key is missing", "kms が失敗しました: [ E01 ] キーが指定されていません"),
        ("certificate has expired: i-1.local", "証明書の有効期限が切れています: i-1.local"),
        // The register's own sentences.
        (
            "attestation: --pcr: the value of PCR0 has 2 hexadecimal digits instead of 96",
            "attestation: --pcr: PCR0 の値は 16 進数で 96 桁のはずですが、2 桁です"
        ),
        (
            "attestation: --pcr: '99' is no register: they go from PCR0 to PCR31",
            "attestation: --pcr: '99' はレジスタではありません。レジスタは PCR0 から PCR31 までです"
        ),
        // Pairs of options.
        ("build-enclave: option '--a' also needs '--b'", "build-enclave: オプション '--a' には '--b' も必要です"),
        ("ls: option '--a' cannot be used together with '--b'", "ls: オプション '--a' は '--b' と一緒に使えません"),
        // A word of nesh's in a gap.
        ("pool: 1,3; free: none", "プール: 1,3、空き: なし"),
        // The name of a command, though the word has a meaning of its own elsewhere.
        ("allocator: 'x' is not one of show, set", "allocator: 'x' は show、set のどれでもありません"),
        ("image: option --eif-path is missing", "image: オプション --eif-path が必要です"),
        ("on record: hello (CID 16, i-1)", "記録があるもの: hello (CID 16, i-1)"),
        ("the time limit was reached after 2s: left hello's console", "2 秒が経過したので、hello のコンソールから抜けました"),
        ("wait timed out after 1s: $ok", "wait が 1 秒でタイムアウトしました: $ok"), ("took 2.5s", "所要時間 2.5 秒"),
        ("a.nesh ran longer than 1m 30s", "a.nesh の実行時間が 1 分 30 秒を超えました"),
        ("lesson was terminated", "lesson を終了しました"),
        (
            "AccessDeniedException: User: x is not authorized to perform: kms:Decrypt",
            "許可されませんでした: AccessDeniedException: User: x is not authorized to perform: kms:Decrypt"
        ),
        // Of several patterns the one that knows the most of it, with what stands in its gaps.
        (
            "eif failed: [ E35 ] t0.eif is damaged: section 0 at byte 548 has an unknown type",
            "eif が失敗しました: [ E35 ] t0.eif が壊れています: 548 バイト目のセクション 0 は種類が分かりません"
        ),
        ("/x/empty.eif is an empty file, not an enclave image", "/x/empty.eif は空のファイルで、エンクレーブイメージではありません"),
        ("empty.eif: it is empty", "empty.eif: 空です"),
        (
            "/x/Dockerfile:2: 'a' in /x/hardout.tar has a hard link to '../../etc/passwd', which is not there",
            "/x/Dockerfile:2: /x/hardout.tar の 'a' に問題があります: ハードリンク先の '../../etc/passwd' がありません"
        ),
    ])
    func readsAsAWhole(english: String, japanese: String) {
        #expect(Phrasebook.japanese.translated(english) == japanese)
    }
}
