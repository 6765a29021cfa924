extension JapaneseTexts {
    /// What keepers, engines and the parent's side of vsock say.
    static let keepers = #"""
        (process {})
            (プロセス {})
        the keeper sent {}
            キーパーの応答が正しくありません: {}
        skipped {}: {}
            {} を無視しました: {}
        it sent {}
            応答が正しくありません: {}
        the keeper does not stop sending what is not console output
            キーパーが、コンソールではないものを送り続けています
        : the smallest huge pages here have {} MiB
            。このマシンの最小のヒュージページは {} MiB です
        documents are signed by the hypervisor, under AWS's root
            ドキュメントは、AWS のルートのもとで Nitro Hypervisor が署名します
        none: its enclaves have no security module, so that attestation request gets no document
            ありません。このエンジンのエンクレーブには NSM がないので、attestation request でドキュメントを取得できません
        nesh keep is for nesh itself: run-enclave starts it
            nesh keep は nesh が内部で使います。run-enclave が起動します
        nesh {} is for nesh itself: parent starts it
            nesh {} は nesh が内部で使います。parent が起動します
        {} was removed as it was made
            {} が作成中に削除されました
        or unset NITRO_CLI_SOCKETS_PATH
            または unset NITRO_CLI_SOCKETS_PATH
        sudo install -d -m 775 -g ne {}, {}
            sudo install -d -m 775 -g ne {}、{}
        sudo chgrp ne {} && sudo chmod 775 {}, {}
            sudo chgrp ne {} && sudo chmod 775 {}、{}
        an enclave that is {} cannot have {}
            {} のエンクレーブで {} は起こりません
        the keeper sent a failure without a message
            キーパーが、メッセージのない失敗を送りました
        a frame of {} bytes
            フレームが {} バイトあります
        an endless answer
            応答に終わりがありません
        an answer that begins with {}
            応答が {} で始まっています
        an answer that is not a map of one entry
            応答が 1 項目のマップではありません
        a status that is not a number
            ステータスが数値ではありません
        an answer with the unknown key '{}'
            応答に未知のキー '{}' があります
        a message that is not text
            メッセージが文字列ではありません
        a command that is not repeated
            コマンドが繰り返されていません
        a command that is not text
            コマンドが文字列ではありません
        the unknown command '{}'
            未知のコマンド '{}' です
        Describe without its map
            Describe にマップがありません
        GetIDbyName without a name
            GetIDbyName に名前がありません
        NeshAskModule without a request
            NeshAskModule に要求がありません
        an unknown message on a console
            コンソールに未知のメッセージがあります
        a malformed message on a console
            コンソールに形の正しくないメッセージがあります
        auto ({})
            auto ({})
        otherwise {}
            それ以外は {}
        free now
            現在空き
        exited with status 127 (its program, or one that it calls, is missing)
            ステータス 127 で終了しました (プログラム、またはそれが呼び出すプログラムがありません)
        exited with status 126 (its program, or one that it calls, may not be executed)
            ステータス 126 で終了しました (プログラム、またはそれが呼び出すプログラムに実行権限がありません)
        signal {}
            シグナル {}
        {} did not map the ids
            {} が ID を対応付けませんでした
        vsock port {}
            vsock のポート {}
        stop the instance; aws ec2 modify-instance-attribute --attribute enclaveOptions --value true; start
            インスタンスを停止し、aws ec2 modify-instance-attribute --attribute enclaveOptions --value true を実行して起動します
        the call was connect to vsock CID 0, port CID + 10000
            失敗したのは vsock の CID 0、ポート CID + 10000 への接続です
        asks for {} MiB
            {} MiB を要求
        asks for {} MiB in {} pools
            {2} 個のプールで {1} MiB を要求
        started (CID {})
            起動しました (CID {})
        · engine
            · エンジン
        {} has no {} address
            {} に {} のアドレスがありません
        leave -6 out
            -6 を省略します
        leave -4 out
            -4 を省略します
        {} has no address
            {} にアドレスがありません
        it has {}
            あるのは {} です
        {} is not a file
            {} はファイルではありません
        write {}
            {} と書きます
        the parent
            親インスタンス
        {}, port {}
            {}、ポート {}
        port {}
            ポート {}
        {} out, {} back
            送信 {}、受信 {}
        ended
            終了しました
        {} bytes are missing here
            ここで {} バイトが失われました
        terminated
            終了
        exit {}
            ステータス {}
        lost
            消失
        process {}
            プロセス {}
        address space
            アドレス空間
        """#
}
