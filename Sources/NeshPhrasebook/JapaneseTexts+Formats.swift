extension JapaneseTexts {
    /// Formats of files and messages: what is wrong in CBOR, JSON, YAML, archives, certificates and patterns.
    static let formats = #"""
        {}, in line {}, column {}
            {}({} 行目 {} 列)
        {}, at byte {}
            {}({} バイト目)
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
            CBOR の列に終わりがありません
        a CBOR string with a part of another type
            CBOR の文字列に別の型の部分があります
        a CBOR break without a sequence
            CBOR の列がないのに終わりの印があります
        text follows the JSON value
            JSON の値の後に文字が続いています
        the JSON ends where {} is expected
            JSON が途中で終わっています。{}が必要です
        byte {}
            バイト {}
        {} where {} is expected in JSON
            JSON で{2}が必要なところに {1} があります
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
        the same key twice in one object
            1 つのオブジェクトに同じキーが 2 回あります
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
        this is not a document
            ドキュメントがありません
        lists and maps stand inside one another more than {} deep
            リストとマップの入れ子が {} 段を超えています
        there are more than {} values
            値が {} 個を超えています
        there is no memory to read it
            読むためのメモリがありません
        {}, line {}, column {}: {}
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
        {}, {} bits
            {}、{} ビット
        the archive has no end
            アーカイブに終わりがありません
        no cpio header
            cpio のヘッダーではありません
        no hexadecimal number
            16 進数ではありません
        a name of {} bytes
            {} バイトの名前
        an entry that is cut off
            項目が途中で切れています
        a name without its end
            名前に終わりがありません
        an unknown file type
            ファイルの種類が分かりません
        a pax record that is not 'length key=value'
            pax の記録が '長さ キー=値' の形ではありません
        the pax record '{}' is not a number
            pax の記録 '{}' が数値ではありません
        the pax record 'GNU.sparse.map' is not a list of numbers
            pax の記録 'GNU.sparse.map' が数値のリストではありません
        the pax record 'mtime' is not a time
            pax の記録 'mtime' が時刻ではありません
        a sparse map that is not a list of numbers
            スパースマップが数値のリストではありません
        a sparse map with too many pieces
            スパースマップの部分が多すぎます
        a sparse map with a wrong number of entries
            スパースマップの項目の数が正しくありません
        a sparse map with a piece outside the file
            スパースマップの部分がファイルの外にあります
        a sparse map that leaves data over
            スパースマップに含まれないデータが残っています
        a sparse map that is cut off
            スパースマップが途中で切れています
        a tar header has 512 bytes
            tar のヘッダーが 512 バイトではありません
        a number that is too large
            数値が大きすぎます
        a number that is not octal
            数値が 8 進数ではありません
        a tar header with a wrong checksum
            tar のヘッダーのチェックサムが正しくありません
        a negative size
            サイズが負です
        a name or header of {} bytes
            名前かヘッダーが {} バイトあります
        the unknown type {} of '{}'
            '{2}' の種類 {1} が分かりません
        too many pieces
            部分が多すぎます
        {} is damaged: {}, at byte {}
            {} が壊れています: {}({} バイト目)
        {} is cut off: the entry at byte {} is not complete
            {} が途中で切れています: {} バイト目の項目が最後までありません
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
        {} is damaged at event {}
            {} のイベント {} が壊れています
        but {}
            (バージョン {})
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
