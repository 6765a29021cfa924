extension JapaneseTexts {
    /// Container images: names, archives, layers, registries' formats, the store.
    static let containerImages = #"""
        the image has neither CMD nor ENTRYPOINT, so nothing would run
            イメージに CMD も ENTRYPOINT もないので、何も実行されません
        add CMD to its Dockerfile
            Dockerfile に CMD を加えます
        give one with --cmd
            --cmd で指定します
        get or save the image again
            イメージをもう一度取得するか保存します
        convert it: skopeo copy --dest-compress-format gzip SOURCE oci-archive:image.tar
            変換します: skopeo copy --dest-compress-format gzip SOURCE oci-archive:image.tar
        there is one for {}
            {} 用のイメージはあります
        choose another with --platform or --arch
            --platform か --arch で別のものを選びます
        an OCI artifact
            OCI アーティファクト
        a Helm chart
            Helm チャート
        a WebAssembly module
            WebAssembly モジュール
        a signature
            署名
        an attestation
            アテステーション
        a list of contents (SBOM)
            内容の一覧 (SBOM)
        a Docker plugin
            Docker プラグイン
        a build cache
            ビルドキャッシュ
        write one: skopeo copy docker-daemon:IMAGE oci:{data}
            書き出します: skopeo copy docker-daemon:IMAGE oci:{}
        append its name to the source: :{}
            ソースに名前を付け加えます: :{}
        name a container image, such as docker-archive:image.tar
            docker-archive:image.tar のように、コンテナイメージを指定します
        for the files of a root file system use rootfs:DIR
            ルートファイルシステムのファイルには rootfs:DIR を使います
        the image's name is empty
            イメージの名前が空です
        the image's name '{}' has a control character
            イメージの名前 '{}' に制御文字があります
        '{}' names no file
            '{}' にファイル名がありません
        write it as {}PATH
            {}PATH と書きます
        '{}' ends in a colon
            '{}' がコロンで終わっています
        '{}' names no directory
            '{}' にディレクトリ名がありません
        write it as rootfs:DIRECTORY
            rootfs:DIRECTORY と書きます
        '{}' is not an image of a registry
            '{}' はレジストリのイメージではありません
        write it as docker://NAME
            docker://NAME と書きます
        images of the kind '{}:' are not read
            '{}:' の種類のイメージは読めません
        copy it first: skopeo copy {data} oci-archive:image.tar
            先にコピーします: skopeo copy {} oci-archive:image.tar
        '{}' names no image
            '{}' にイメージ名がありません
        the socket {data} is left out
            ソケット {} はイメージに入れません
        docker save IMAGE -o {data}  # saves one
            docker save IMAGE -o {}  # 保存します
        for a plain root file system use rootfs:DIR
            普通のルートファイルシステムには rootfs:DIR を使います
        save the image again
            イメージを保存し直します
        there is no image named '{}' in the store
            ストアに '{}' という名前のイメージはありません
        delete the store and build the images again: rm -r '{}'
            ストアを削除し、イメージを作り直します: rm -r '{}'
        set XDG_DATA_HOME to a directory that you may write to
            書き込めるディレクトリを XDG_DATA_HOME に設定します
        the image store {data}
            イメージストア {}
        {} holds {} images, say which one
            {} に {} 個のイメージがあります。どれかを指定してください
        {} holds no image named '{}'
            {} に '{}' という名前のイメージはありません
        {} has no image for linux/{}
            {} に linux/{} 用のイメージはありません
        {data} is not an OCI layout: it has no index.json
            {} は OCI レイアウトではありません: index.json がありません
        {} holds no image
            {} にイメージがありません
        {} is not a saved container image: it has neither manifest.json nor index.json
            {} は保存されたコンテナイメージではありません: manifest.json も index.json もありません
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
            {} が壊れています: {} ({} バイト目)
        {} is cut off: the entry at byte {} is not complete
            {} が途中で切れています: {} バイト目の項目が最後までありません
        the image's working directory {data} has {}
            イメージの作業ディレクトリ {} に問題があります: {}
        '..' in its path that leads out of the image
            パスの '..' がイメージの外に出ます
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
        zlib could not start
            zlib を初期化できませんでした
        zstd could not start
            zstd を初期化できませんでした
        {} is cut off: its gzip data have no end
            {} が途中で切れています: gzip データの終端がありません
        {} is cut off: its zstd data have no end
            {} が途中で切れています: zstd データの終端がありません
        {} is damaged: its gzip data are wrong ({})
            {} が壊れています: gzip データが正しくありません ({})
        {} is damaged: its zstd data are wrong ({})
            {} が壊れています: zstd データが正しくありません ({})
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
        {} (media type {})
            {} (メディアタイプ {})
        a Flux artifact
            Flux のアーティファクト
        a policy
            ポリシー
        a language model
            言語モデル
        an application bundle
            アプリケーションのバンドル
        a description
            説明
        index.json of {}
            {} の index.json
        the configuration in {}
            {} の設定
        {} has indexes within indexes without end
            {} のインデックスの入れ子が深すぎます
        the index {} of {}
            {2} のインデックス {1}
        {} is {}, no image
            {} はイメージではなく {} です
        the manifest in {} is not one of a container image
            {} のマニフェストはコンテナイメージのものではありません
        the image's configuration in {} is damaged: {}
            {} のイメージの設定が壊れています: {}
        {} lists {} layers, its configuration {}
            {} にはレイヤーが {} 個ありますが、設定では {} 個です
        layer {} of {}
            {2} のレイヤー {1}
        the manifest {} in {}
            {2} のマニフェスト {1}
        the manifest {} in {} is damaged: {}
            {2} のマニフェスト {1} が壊れています: {3}
        {} is missing: there is no blob {}
            {} がありません: ブロブ {} が見つかりません
        {} is damaged: it has no list of manifests
            {} が壊れています: マニフェストのリストがありません
        {} is damaged: a manifest is listed without a digest
            {} が壊れています: ダイジェストのないマニフェストがあります
        {} has more than {} entries, so it is not a saved image
            {} には {} 個を超える項目があるので、保存されたイメージではありません
        '{}' is too long a path for an enclave's ramdisk
            '{}' は、エンクレーブの RAM ディスクには長すぎるパスです
        manifest.json of {}
            {} の manifest.json
        manifest.json lacks 'Config' or 'Layers'
            manifest.json に 'Config' か 'Layers' がありません
        it lacks {}
            {} がありません
        it lists {} layers, its configuration {}
            レイヤーが {} 個ありますが、設定では {} 個です
        it lacks layer {}, {}
            レイヤー {} ({}) がありません
        the image store's {data} is damaged: {}
            イメージストアの {} が壊れています: {}
        a manifest
            マニフェスト
        a zero byte
            ゼロバイトがあります
        """#
}
