extension JapaneseTexts {
    /// Images as containers' tools keep them, and the programs that they start.
    static let archives2 = #"""
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
            {} のインデックスの入れ子に終わりがありません
        the index {} of {}
            {2} のインデックス {1}
        {} is {}, no image
            {} はイメージではなく{}です
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
        32-bit x86
            32 ビットの x86
        32-bit ARM
            32 ビットの ARM
        another processor (ELF machine {})
            別のプロセッサー (ELF の番号 {})
        ; write {} instead of {}
            。{2} の代わりに {1} と書きます
        {} is one of too many interpreters of interpreters
            {} のインタープリターのインタープリターが多すぎます
        {} does not start: its #! line lets env look for '{}', which is in none of {}
            {} は起動しません: #! の行が env に '{}' を探させますが、{} のどれにもありません
        {} has no #! line, and there is no /bin/sh that could run it
            {} に #! の行がなく、実行する /bin/sh もありません
        {} has no #! line, and {}
            {} に #! の行がありません。{}
        {} is run by /bin/sh, not by {}: its #! is not at the very start of the file
            {} は {} ではなく /bin/sh が実行します: #! がファイルの先頭にありません
        the image store's {} is damaged: {}
            イメージストアの {} が壊れています: {}
        a manifest
            マニフェスト
        an attestation document
            アテステーションドキュメント
        {} has more than {}: it cannot be {}
            {} は {} を超えているので、{}ではありません
        a root's certificate
            ルート証明書
        the value of a document's field
            ドキュメントのフィールドの値
        a list of registers
            レジスタのリスト
        {} bytes, read as {}
            {} バイト、形式: {}
        no document
            ドキュメントなし
        : {} holds none
            : {} にはドキュメントがありません
        : all that was asked of {} holds
            : {} は指定された条件をすべて満たしています
        : {} fails {}
            : {2} ({1})
        : both have the same bytes in every section
            : どのセクションも同じバイト列です
        : only what is not measured differs
            : 測定されないものだけが違います
        does not match
            不一致
        does not reproduce
            再現せず
        : {} is not what the statement says
            : {} はステートメントの内容と違います
        : {} is what the statement says
            : {} はステートメントの内容と一致します
        : {} has the same measurements
            : {} の測定値は同じです
        nothing signs the image: {} is missing
            イメージに署名できません。{} を指定してください
        """#
}
