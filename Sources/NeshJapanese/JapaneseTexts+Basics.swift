extension JapaneseTexts {
    /// Bytes, CBOR, JSON, YAML, certificates, system calls, the terminal.
    static let basics = #"""
        the pages are in {data}
            ページは {1}/ja (日本語) と {1} (英語) にあります
        the pages are in share/doc/nesh/docs of where nesh is installed, such as /usr
            ページは、インストール先 (/usr など) の share/doc/nesh/docs/ja にあります
        bytes
            バイト列
        --every is at least 100ms
            --every は 100ms 以上です
        NUMA {}: {} of {} MiB free
            NUMA {1}: {3} MiB のうち {2} MiB が空き
        huge pages by node:
            ノードごとのヒュージページ:
        it has full-width characters: type the half-width ones
            全角の文字が入っています。半角で入力してください
        it has curly quotes: type ' or "
            “ ” や ‘ ’ の引用符が入っています。' か " を使ってください
        check the path: if it does not start with /, it is relative to the current directory
            パスを確認します。/ で始まらないパスは、現在のディレクトリからの相対パスです
        vsock needs Linux 5.19 or newer here
            ここでは vsock に Linux 5.19 以降が必要です
        the seccomp filter of this container forbids to answer calls of programs ({})
            このコンテナの seccomp フィルターが、プログラムの呼び出しへの応答を禁止しています ({})
        kernel.yama.ptrace_scope is {}, which keeps programs from answering calls of others
            kernel.yama.ptrace_scope が {} で、プログラムがほかのプログラムの呼び出しに応答できません
        failed search
            見つかりません
        Ctrl-Z: no shell could continue nesh
            Ctrl-Z: nesh を再開できるシェルがありません
        the editor lost its context
            編集の状態が失われました
        interrupted
            中断しました
        {}, in line {}, column {}
            {} ({} 行目 {} 列)
        {}, at byte {}
            {} ({} バイト目)
        1 byte follows
            余分な 1 バイトが続いています
        {} bytes follow
            余分な {} バイトが続いています
        {} the CBOR value
            CBOR の値の後に、{}
        {} the certificate
            証明書の後に、{}
        {} bytes are needed and {} are left
            {} バイト必要ですが、残りは {} バイトです
        {} CBOR values where {} can be
            CBOR の値が {} 個ありますが、{} 個までしか入りません
        more than {} levels of CBOR
            CBOR の入れ子が {} 段を超えています
        a CBOR map of {} pairs where {} bytes are left
            CBOR のマップに {} 組あるはずですが、残りは {} バイトです
        reserved CBOR length
            CBOR の予約済みの長さが使われています
        a CBOR length of {} where {} bytes are left
            CBOR の長さが {} ですが、残りは {} バイトです
        CBOR text that is not UTF-8
            CBOR の文字列が UTF-8 ではありません
        CBOR simple value in a long form
            CBOR の単純値が長い形式で書かれています
        reserved CBOR simple value
            CBOR の予約済みの単純値が使われています
        a CBOR sequence without an end
            CBOR の列に終端がありません
        a CBOR string with a part of another type
            CBOR の文字列に別の型の部分があります
        a CBOR break without a sequence
            CBOR の列がないのに終端の印があります
        text follows the JSON value
            JSON の値の後に文字が続いています
        the JSON ends where {} is expected
            JSON が途中で終わっています。{} が必要です
        byte {}
            バイト {}
        {} where {} is expected in JSON
            JSON で {2} が必要なところに {1} があります
        more than {} levels of JSON
            JSON の入れ子が {} 段を超えています
        too many values in JSON
            JSON の値が多すぎます
        a value
            値
        a key
            キー
        a digit
            数字
        an escape
            エスケープ
        a hexadecimal digit
            16 進数字
        the key '{}' stands twice in one object
            キー '{}' が 1 つのオブジェクトに 2 回あります
        a JSON number with a leading zero
            JSON の数値が 0 で始まっています
        a JSON number out of range
            JSON の数値が範囲外です
        a JSON string that is not UTF-8
            JSON の文字列が UTF-8 ではありません
        a control character in a JSON string
            JSON の文字列に制御文字があります
        a JSON string without an end
            JSON の文字列が閉じられていません
        half of a surrogate pair in a JSON string
            JSON の文字列にサロゲートペアの片方だけがあります
        this is not a YAML document
            YAML のドキュメントではありません
        lists and maps stand inside one another more than {} deep
            リストとマップの入れ子が {} 段を超えています
        there are more than {} values
            値が {} 個を超えています
        there is no memory to read it
            読むためのメモリがありません
        {data}, line {}, column {}: {}
            {} の {} 行目 {} 列: {}
        this is not a map of settings: {} has no place in it
            設定のマップではないので、{} を書く場所がありません
        {} holds more than one value in one line
            {} の 1 行に複数の値があります
        the signature is not a COSE_Sign1
            署名が COSE_Sign1 の形ではありません
        there are headers that the signature does not cover
            署名の対象外のヘッダーがあります
        no PEM certificate: {}
            PEM の証明書ではありません: {}
        a certificate that cannot be encoded: {}
            証明書を符号化できません: {}
        no DER certificate: {}
            DER の証明書ではありません: {}
        libcrypto could not check the chain
            libcrypto が証明書チェーンを確認できませんでした
        the recipient's key is not RSA
            受信者のキーが RSA ではありません
        no private key: {}
            プライベートキーではありません: {}
        no public key: {}
            パブリックキーではありません: {}
        bytes follow the public key
            パブリックキーの後に余分なバイトが続いています
        unknown reason
            理由は不明です
        key of an unknown kind
            種類の分からないキー
        {data}, {} bits
            {}、{} ビット
        it has {} bytes, at most {} are read
            {} バイトあります。読めるのは {} バイトまでです
        too many of its repetitions may match nothing, as (a*)* does
            (a*)* のように空にも一致する繰り返しが多すぎます
        it has no \{} for what a group has found
            グループで見つけたものを指す \{} は使えません
        it has more than {} groups in one another
            グループの入れ子が {} 段を超えています
        its repetitions make more than {} pieces of it
            繰り返しを展開すると {} 個を超えます
        it has more than {} alternatives and optional pieces, repetitions included
            選択肢と省略できる部分が、繰り返しを含めて {} 個を超えています
        a second document begins here, and only one is read
            ここから 2 つ目のドキュメントが始まります。読むのは 1 つだけです
        a value is missing
            値がありません
        *{} stands for nothing that is above it
            *{} の指すアンカーが、それより前にありません
        '{}' stands in line {} already
            '{}' はすでに {} 行目にあります
        the file has more than 1 MiB
            ファイルが 1 MiB を超えています
        it cannot be read
            読めません
        this is not text: {}
            テキストではありません: {}
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
        the system call was {}
            失敗した呼び出し: {}
        the console's output
            コンソールの出力
        rows {}–{} of {}, Tab for more
            {}–{} 行目 (全 {} 行)。Tab で続き
        … and {} more lines
            … あと {} 行
        {data} is locked by another process
            {} は別のプロセスがロックしています
        {} is not an extended regular expression: {}
            {} を正規表現として読めません: {}
        (too narrow for {}: --json shows it)
            (狭いため省略: {}。--json で表示されます)
        {} cannot be set here without changing something else
            ほかの設定を変えずに、ここで {} を設定することはできません
        {} shares its line with something else
            {} と同じ行に、ほかの内容もあります
        nesh {} is for nesh itself: parent starts it
            nesh {} は nesh が内部で使います。parent が起動します
        {} bytes are missing here
            ここで {} バイトが失われました
        address space
            アドレス空間
        '{}' in '{}' is not a CPU id or range
            '{2}' の '{1}' は CPU ID でも範囲でもありません
        write ids like 1,3 or 1-3,7
            ID は 1,3 や 1-3,7 のように書きます
        raise this shell's limit on open files: ulimit -n 1024
            このシェルの開けるファイル数の上限を上げます: ulimit -n 1024
        it has a long dash: type -
            長いダッシュが入っています。- を入力してください
        it has ¥, which is not a backslash: type \
            ¥ はバックスラッシュではありません。\ を入力してください
        this is not YAML: '{}' is a curly quote
            YAML ではありません。'{}' は “ や ” の仲間の引用符です
        this is not YAML: '{}' is a full-width character
            YAML ではありません。'{}' は全角の文字です
        write {} in its place
            代わりに {} と書きます
        write a half-width blank in its place
            代わりに半角の空白を書きます
        this is not YAML: a ':' has no place here
            YAML ではありません。ここに ':' は書けません
        this is not YAML: a ',' or ']' is missing
            YAML ではありません。',' か ']' がありません
        this is not YAML: a ',' or '}' is missing
            YAML ではありません。',' か '}' がありません
        this is not YAML: no value begins with this character
            YAML ではありません。この文字で始まる値はありません
        this is not YAML: a ':' is missing
            YAML ではありません。':' がありません
        this is not YAML: a key is missing, or it is not below the others
            YAML ではありません。キーがないか、ほかのキーと桁がそろっていません
        this is not YAML: the file ends within a value
            YAML ではありません。値の途中でファイルが終わっています
        this is not YAML: the '-' of a list has no place here
            YAML ではありません。ここにリストの '-' は書けません
        this is not YAML: the '-' of a list is missing, or it is not below the others
            YAML ではありません。リストの '-' がないか、ほかと桁がそろっていません
        this is not YAML: a value is missing
            YAML ではありません。値がありません
        """#
}
