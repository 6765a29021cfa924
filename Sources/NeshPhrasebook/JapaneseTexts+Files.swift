extension JapaneseTexts {
    /// Files, formats, the system.
    static let files = #"""
        a second document begins here, and only one is read
            ここから 2 つ目のドキュメントが始まります。読むのは 1 つだけです
        a value is missing
            値がありません
        *{} stands for nothing that is above it
            *{} の指すものが上にありません
        '{}' stands in line {} already
            '{}' はすでに {} 行目にあります
        the file has more than 1 MiB
            ファイルが 1 MiB を超えています
        it cannot be read
            読めません
        this is not text: {}
            文字列ではありません: {}
        this is not YAML: {}
            YAML ではありません: {}
        write by hand, where it is meant: {}
            対象の場所に手で書きます: {}
        take {} out by hand
            {} を手で取り除きます
        write by hand: {}
            手で書きます: {}
        the limit on {} leaves too little memory: `ulimit {}` is {} KiB, and nesh needs {}
            {} の制限のためメモリが足りません: `ulimit {}` が {} KiB ですが、nesh には {} が必要です
        /proc is not mounted, and nesh needs it (mount -t proc proc /proc)
            /proc がマウントされていません。nesh に必要です (mount -t proc proc /proc)
        the pattern {} is too large: {}
            パターン {} は大きすぎます: {}
        the call was {}
            失敗した呼び出し: {}
        the console's output
            コンソールの出力
        rows {}–{} of {}, Tab for more
            {} 行〜{} 行 (全 {} 行)。Tab で続き
        … and {} more lines
            … あと {} 行
        {} is locked by another process
            {} は別のプロセスがロックしています
        {} is not an extended regular expression: {}
            {} は正しい正規表現ではありません: {}
        (too narrow for {}: --json shows it)
            (狭いため省略: {}。--json で表示されます)
        {} cannot be set here without changing something else
            {} は、ほかを変えずにここでは設定できません
        {} shares its line with something else
            {} の行にはほかのものもあります
        """#
}
