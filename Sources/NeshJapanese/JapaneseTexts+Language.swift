extension JapaneseTexts {
    /// Problems in the text of a script.
    static let language = #"""
        empty
            空
        the home directory is unknown
            ホームディレクトリが分かりません
        write the whole path
            完全なパスを書きます
        set so far: {}
            設定済み: {}
        it has no fields
            フィールドはありません
        a condition cannot run in the background
            条件はバックグラウンドで実行できません
        without the '&'
            '&' を付けずに書きます
        '{}' ends a condition: quote the pattern
            '{}' で条件が終わります。パターンを引用符で囲みます
        'a|b', in quotes
            'a|b' のように引用符で囲みます
        a command is missing before '{}'
            '{}' の前にコマンドがありません
        there is one statement to a line; quote a ';' that is meant
            1 行に書けるのは 1 つの文だけです。';' を文字として使うなら引用符で囲みます
        there is no '{}{}'
            '{}{}' はありません
        write two lines; a script stops at the first error, 'try' goes on
            2 行に分けて書きます。スクリプトは最初のエラーで止まりますが、'try' なら続きます
        there is no input to redirect; quote a '<' that is meant
            入力はリダイレクトできません。'<' を文字として使うなら引用符で囲みます
        did you mean {} or {}?
            {} または {} のことですか?
        did you mean {} or {} or {}?
            {}、{}、{} のどれかのことですか?
        in another shell: nesh -c '…' 2> FILE
            別のシェルで実行します: nesh -c '…' 2> FILE
        the command for the shell is missing
            シェルへのコマンドがありません
        a variable's name is missing after '${'
            '${' の後に変数の名前がありません
        a default is plain text: no variable can stand in it
            既定値は文字だけです。変数は入れられません
        the closing } is missing
            終わりの } がありません
        a field's name belongs after the dot of a record
            レコードのドットの後にはフィールドの名前が必要です
        records are {}
            使えるレコード: {}
        '{}' does not belong in '${…}'
            '{}' は '${…}' の中に書けません
        there is no arithmetic; quote the text if it is meant
            計算はできません。文字列なら引用符で囲んでください
        !echo $((1 + 2))  # sh calculates
            !echo $((1 + 2))  # sh で計算します
        there is no command substitution; quote the text if it is meant
            コマンド置換はありません。文字として使うなら引用符で囲みます
        blanks behind '\' keep it from joining the next line
            '\' の後の空白のため、次の行とつながりません
        remove the blanks
            空白を取り除きます
        the closing ' is missing (quotes never span lines)
            引用符 ' が閉じられていません (引用符は行をまたげません)
        the closing " is missing (quotes never span lines)
            引用符 " が閉じられていません (引用符は行をまたげません)
        an expected line is '|', a space, and the text
            期待される出力の行には '|'、空白、文字列の順に書きます
        a condition is missing
            条件がありません
        a condition is missing after 'not'
            'not' の後に条件がありません
        blanks are missing around '{}'
            '{}' の前後に空白がありません
        a value is missing after '{}'
            '{}' の後に値がありません
        '' is the empty text
            '' は空の文字列です
        only 'wait' takes --timeout
            --timeout を使えるのは 'wait' だけです
        a duration is missing after --timeout
            --timeout の後に時間がありません
        it is a list: {data}.0 is its first element
            リストです。最初の要素は {}.0 です
        a time stands behind --timeout
            時間は --timeout の後に指定します
        '{}' does not end a condition: the line's end does
            '{}' では条件は終わりません。条件は行末で終わります
        the lines to run come below, and end closes them
            実行する行をその下に書き、end で閉じます
        one word is compared; quote it if it has blanks
            比べるのは 1 語です。空白を含むなら引用符で囲みます
        operators are {}
            使える演算子: {}
        unknown operator '{}'
            不明な演算子 '{}'
        there is no '{}': a condition compares one pair
            '{}' は使えません。条件で比べられるのは 1 組の値だけです
        two lines for 'and'; a pattern, ~ '^(a|b)$', for 'or'
            「かつ」は 2 行に、「または」はパターン ~ '^(a|b)$' にします
        a command is missing after '{}'
            '{}' の後にコマンドがありません
        no statement stands directly above this expected line
            この期待される出力のすぐ上に文がありません
        '{}' has no output to expect
            '{}' には、期待される出力と比べるものがありません
        '{}' goes before a command, not before '{}'
            '{}' はコマンドの前に書きます。'{}' の前ではありません
        'not {}' would always fail
            'not {}' は必ず失敗します
        'else' without 'if'
            'if' のない 'else' です
        this 'if' has an 'else' already
            この 'if' にはすでに 'else' があります
        'end' without 'if'
            'if' のない 'end' です
        there is no 'else if': put an 'if' with its own 'end' on the next line
            'else if' はありません。次の行に、対応する 'end' のある 'if' を書きます
        '{}' stands alone on its line
            '{}' は 1 行に単独で書きます
        more than {} of 'try' and 'not' before a command
            コマンドの前の 'try' と 'not' が {} 個を超えています
        more than {} 'if's in one another
            'if' の入れ子が {} 段を超えています
        nothing can follow '&' on its line; quote a '&' that is meant
            '&' の後には何も書けません。文字として使うなら引用符で囲みます
        options and arguments go before '>'
            オプションと引数は '>' の前に書きます
        '>' and '>>' redirect standard output; nothing else can be redirected
            '>' と '>>' でリダイレクトできるのは標準出力だけです
        the output can go to one place only
            出力先は 1 つだけです
        a file's name is missing after '{}'
            '{}' の後にファイルの名前がありません
        this is not UTF-8
            UTF-8 ではありません
        the last line ends in '\', but no line follows
            最後の行が '\' で終わっていますが、続く行がありません
        'if' without 'end'
            'if' に対応する 'end' がありません
        narration has no output to expect
            説明には、期待される出力と比べるものがありません
        the empty text
            空の文字列
        a number cannot be compared with {}
            数と {} は比べられません
        durations are 500ms, 10s, 2m, 1h; a bare number is seconds
            時間は 500ms、10s、2m、1h のように書きます。数だけなら秒です
        {} has no value: {}
            {} に値がありません: {}
        {} is a plain value, it has no '{}'
            {} は単純な値で、'{}' はありません
        {}: the script was given {}
            {}: スクリプトの引数は {}
        {} was never set
            {} は設定されていません
        {} has no '{}'
            {} に '{}' はありません
        use $last.FIELD for the result of the last command, or !COMMAND for the shell
            直前のコマンドの結果は $last.FIELD、シェルは !COMMAND を使います
        {data} is not text: it holds a NUL byte
            {} はテキストではありません: NUL バイトがあります
        {data} is an enclave image, not a script
            {} はスクリプトではなくエンクレーブイメージです
        set {data} VALUE, or -D {data}=VALUE
            set {} VALUE、または -D {}=VALUE
        forms are ${name}, ${name:-default}, ${1}, ${env.NAME}
            ${name}、${name:-default}、${1}、${env.NAME} の形で書きます
        a line for sh begins with !, and this has another sign
            sh の行は半角の ! で始めます。ここには別の文字があります
        write each on a line of its own; the text of nesh -c can have several lines, too
            1 行に 1 つずつ書きます。nesh -c に渡すテキストも複数行にできます
        {} is two words, and a duration is one
            {} は 2 語に分かれています。時間は 1 語で書きます
        {} alone is never empty, so the condition always holds
            {} だけでは空になることがなく、条件はいつも成り立ちます
        {} is one word, and compares nothing
            {} は 1 語なので、何も比較されません
        {} is a text, not a variable
            {} は変数ではなく、ただの文字列です
        a condition has no brackets
            条件に括弧は使いません
        {} is a number of MiB, without a unit
            {} は MiB の数で、単位は付きません
        """#
}
