extension JapaneseTexts {
    /// What is wrong with a value, and what it should look like.
    static let values = #"""
        '{}' is not a value of the setting {}
            '{}' は設定 {} の値ではありません
        '{}' matches empty text too, so it does not say what to hide
            '{}' は空の文字列にも一致するので、何を隠すか分かりません
        a mask needs at least one character: [0-9]+, not [0-9]*
            マスクには 1 文字以上が必要です: [0-9]* ではなく [0-9]+
        ports go from 1 to 4294967294
            ポートは 1 から 4294967294 です
        ports go from 1 to 65535
            ポートは 1 から 65535 です
        '{}' is not HOST:PORT
            '{}' は HOST:PORT ではありません
        IPv6 addresses stand in brackets: [::1]:443
            IPv6 アドレスは角括弧で囲みます: [::1]:443
        '{}' is not the ARN of a role
            '{}' はロールの ARN ではありません
        such as arn:aws:iam::123456789012:role/enclaves
            例: arn:aws:iam::123456789012:role/enclaves
        '{}' is not the id of an instance
            '{}' はインスタンスの ID ではありません
        such as i-0123456789abcdef0
            例: i-0123456789abcdef0
        '{}' is not a typing pace
            '{}' は入力の速さではありません
        words a minute: 45wpm
            1 分あたりの語数: 45wpm
        '{}' is not a factor
            '{}' は倍率ではありません
        from 0.01 to 1000, such as 2 or 0.5
            0.01 から 1000。2 や 0.5 など
        '{}' is not a name
            '{}' は名前ではありません
        ${} is nesh's own, it cannot be set
            ${} は nesh のものなので、設定できません
        names are letters, digits and _, a letter first
            名前は英数字と _ で、最初は英字です
        '{}' is not a region
            '{}' はリージョンではありません
        regions look like us-east-1
            リージョンは us-east-1 のような形です
        an empty word is not a name
            空の語は名前ではありません
        '{}' is not one of {}
            '{}' は {} のどれでもありません
        '{}' is not an amount of memory
            '{}' はメモリの量ではありません
        '{}' is more memory than any machine has
            '{}' はどのマシンのメモリよりも多い量です
        a number of MiB, or one with M, G or T: 512, 512M, 1G
            MiB の数、または M、G、T を付けた数: 512、512M、1G
        '{}' is not a whole number
            '{}' は整数ではありません
        several are written apart: {}
            複数のときは分けて書きます: {}
        CID {} belongs to {}
            CID {} は {} のものです
        0 chooses a free one, 4 and above are yours
            0 は空いているものを選びます。4 以上が使えます
        CID {} is too large
            CID {} は大きすぎます
        the largest is 4294967294
            最大は 4294967294 です
        '{}' is not an error code
            '{}' はエラーコードではありません
        codes go from E00 to E60
            コードは E00 から E60 です
        '{}' is not a duration
            '{}' は時間ではありません
        the port stands alone here: {}
            ここではポートだけを書きます: {}
        '{}' is not a host
            '{}' はホストではありません
        the host and its port are two words: {}
            ホストとポートは 2 語に分けて書きます: {}
        a port, or an enclave and its port: 5005, {}:5005
            ポート、またはエンクレーブとポートを書きます: 5005、{}:5005
        """#
}
