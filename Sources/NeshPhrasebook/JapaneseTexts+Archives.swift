extension JapaneseTexts {
    /// Container images, image files and their parts: what is wrong with them, and how they are called.
    static let archives = #"""
        the time {} seconds after 1970
            1970 年から {} 秒後の時刻
        a path of {} bytes
            {} バイトのパス
        {} bytes
            {} バイト
        '{}' in {} has {}
            {2} の '{1}' に問題があります: {3}
        the target /{} has {}
            コピー先 /{} に問題があります: {}
        the image's working directory {} has {}
            イメージの作業ディレクトリ {} に問題があります: {}
        '..' in its path
            パスに '..' があります
        '..' in its path that leads out of the image
            パスの '..' がイメージの外に出ます
        a hard link to '{}', which is not there
            ハードリンク先の '{}' がありません
        a hard link to '{}', which is a directory
            ハードリンク先の '{}' がディレクトリです
        a circle of links on its way
            途中のリンクが循環しています
        '{}', which is not a directory, on its way
            途中の '{}' がディレクトリではありません
        a NUL byte in its name
            名前に NUL バイトがあります
        an owner, {}:{}, that does not fit 32 bits
            所有者 {}:{} が 32 ビットに収まりません
        a device number, {}, {}, that does not fit 32 bits
            デバイス番号 {}, {} が 32 ビットに収まりません
        an empty target
            リンク先が空です
        a target of {} bytes, Linux takes {}
            リンク先が {} バイトあります。Linux では {} バイトまでです
        a name of {} bytes, Linux takes 255
            名前が {} バイトあります。Linux では 255 バイトまでです
        a path of {} bytes, Linux takes {} in an enclave
            パスが {} バイトあります。エンクレーブの Linux では {} バイトまでです
        no name behind its whiteout mark
            削除の印の後に名前がありません
        ARG needs a name before '='
            ARG の '=' の前に名前が必要です
        {} of {} sources needs a target that ends in '/'
            {2} 個のファイルの {1} では、コピー先が '/' で終わる必要があります
        , did you mean '{}'
            。'{}' のことですか
        , did you mean {}
            。{} のことですか
        , did you mean --{}
            。--{} のことですか
        the escape character is '{}', it may be \ or `
            エスケープ文字に '{}' は使えません。\ か ` を使います
        the base's ONBUILD {}: {}
            ベースイメージの ONBUILD {}: {}
        the base's ONBUILD:
            ベースイメージの ONBUILD:
        docker save {} -o base.tar, then docker-archive:base.tar in its place
            docker save {} -o base.tar を実行し、代わりに docker-archive:base.tar を指定します
        RUN starts a program in the image, which
            RUN はイメージの中のプログラムを起動します。これ
        this has more than {} stages
            ステージが {} 個を超えています
        a value grows beyond 1 MiB
            値が 1 MiB を超えます
        a quote without its end
            引用符が閉じられていません
        '${' without '}'
            '${' に '}' がありません
        '${' without a name
            '${' に名前がありません
        this form of ${{}…} is not known
            ${{}…} のこの形は使えません
        HEALTHCHECK is followed by CMD or NONE, not by '{}'
            HEALTHCHECK の後は '{}' ではなく CMD か NONE です
        '{}' has a name that in a layer takes files away
            '{}' は、レイヤーではファイルの削除を表す名前です
        call it otherwise: names that begin with .wh. mark what is deleted
            .wh. で始まる名前は削除の印なので、別の名前にします
        '{}' lies too deep: its path has {} bytes
            '{}' は深すぎます。パスが {} バイトあります
        the image has no /{}, which would know the {} '{}'
            イメージに /{} がないので、{} '{}' が分かりません
        the image's /{} is too large to be read
            イメージの /{} は大きすぎて読めません
        the image's /{} has no {} '{}'
            イメージの /{} に {} '{}' がありません
        the image's /{} gives '{}' no number
            イメージの /{} に '{}' の番号がありません
        {} is listed without a digest
            {} にダイジェストがありません
        a text of more than {} bytes, or a pattern of more than 256, is not cut
            {} バイトを超える文字列や、256 バイトを超えるパターンは処理できません
        the metadata of {}
            {} のメタデータ
        the signature of {}
            {} の署名
        the header has {} bytes
            ヘッダーは {} バイトです
        {} is cut off: {}, the file has {}
            {} が途中で切れています: {}。ファイルは {} バイトです
        section {} cannot lie at byte {}
            セクション {} は {} バイト目に置けません
        section {} begins at byte {}
            セクション {} が {} バイト目から始まります
        section {} at byte {} has an unknown type
            {2} バイト目のセクション {1} は種類が分かりません
        section {} cannot have {} bytes
            セクション {} は {} バイトにできません
        section {} ends at byte {}
            セクション {} が {} バイト目で終わります
        section {} has {} bytes, the header says {}
            セクション {} は {} バイトですが、ヘッダーでは {} バイトです
        the {} and {} sections overlap at byte {}
            {} と {} のセクションが {} バイト目で重なっています
        {} bytes follow the last section of {}; no register measures them
            {2} の最後のセクションの後に {1} バイトあります。どのレジスタもこれを測定しません
        it has {} {} sections, one is needed
            {2} セクションが {1} 個あります。ちょうど 1 つ必要です
        it has {} {} sections, at most one is allowed
            {2} セクションが {1} 個あります。1 つまでです
        it has no metadata section
            メタデータのセクションがありません
        version {} has no metadata section, here is one
            バージョン {} にメタデータのセクションはありませんが、ここにはあります
        a ramdisk comes before the kernel
            RAM ディスクがカーネルより前にあります
        its signature section has {} bytes, at most {} are allowed
            署名のセクションが {} バイトあります。{} バイトまでです
        the signature section would have {} bytes, at most {} are allowed
            署名のセクションが {} バイトになります。{} バイトまでです
        the signature section is not a list with an entry
            署名のセクションが、項目のあるリストではありません
        the signature section lacks 'signing_certificate' or 'signature'
            署名のセクションに 'signing_certificate' か 'signature' がありません
        its certificate has no P-256, P-384 or P-521 key
            証明書のキーが P-256、P-384、P-521 のどれでもありません
        leave the rest of a certificate chain out of the certificate's file
            証明書のファイルには、チェーンの残りを入れず証明書だけを入れます
        {} would have more than {} sections
            {} のセクションが {} 個を超えます
        {} has {} bytes, at most {} are read
            {} は {} バイトあります。読めるのは {} バイトまでです
        {} has {} bytes, at most {} are expected
            {} は {} バイトあります。{} バイトまでのはずです
        {} ends at byte {}, more is expected
            {} が {} バイト目で終わっています。続きがあるはずです
        , {} bytes in A, {} in B
            、A は {} バイト、B は {} バイト
        differs from byte {} on{}
            {} バイト目以降が違う{}
        ; kernel {} → {}
            。カーネル {} → {}
        other {}{}
            {} が違う{}
        first layer {}… → {}…
            最初のレイヤー {}… → {}…
        only in A
            A だけ
        only in B
            B だけ
        {} {} only in A
            {} {} は A だけ
        {} {} only in B
            {} {} は B だけ
        {} is not an in-toto statement with a SLSA provenance predicate
            {} は、SLSA の来歴を述べる in-toto のステートメントではありません
        zlib could not start
            zlib を開始できませんでした
        zstd could not start
            zstd を開始できませんでした
        {} is cut off: its gzip data have no end
            {} が途中で切れています: gzip のデータに終わりがありません
        {} is cut off: its zstd data have no end
            {} が途中で切れています: zstd のデータに終わりがありません
        {} is damaged: its gzip data are wrong ({})
            {} が壊れています: gzip のデータが正しくありません ({})
        {} is damaged: its zstd data are wrong ({})
            {} が壊れています: zstd のデータが正しくありません ({})
        {}, unpacked,
            展開した {}
        {} is compressed by {}, which nesh does not read
            {} は {} で圧縮されていて、nesh では読めません
        {} is not compressed
            {} は圧縮されていません
        the scratch file
            一時ファイル
        {} was compressed by zstd with a window of more than {} MiB, which is not read
            {} は {} MiB を超えるウィンドウの zstd で圧縮されていて、読めません
        {} is damaged: its digest is not {}
            {} が壊れています: ダイジェストが {} ではありません
        the image's configuration is not a JSON object
            イメージの設定が JSON のオブジェクトではありません
        '{}' is not a list
            '{}' がリストではありません
        '{}' is not a list of texts
            '{}' が文字列のリストではありません
        'diff_ids' holds something that is not a digest
            'diff_ids' にダイジェストではないものがあります
        """#
}
