import NeshCommand
import NeshData
import NeshInterpreter

extension ErrorPage {
    /// /dev/nitro_enclaves and the boot.
    static let device: [ErrorPage] = [
        ErrorPage(
            .invalidEnclaveFd,
            """
            The driver gave no usable enclave
                ドライバーから使えるエンクレーブが返りません
            The instance was started without its enclave option.
                インスタンスがエンクレーブのオプションなしで起動されています
            Stop the instance, run `aws ec2 modify-instance-attribute --instance-id ID --attribute enclaveOptions \
            --value true` on another machine, and start the instance again.
                インスタンスを停止し、別のマシンで `aws ec2 modify-instance-attribute --instance-id ID \
            --attribute enclaveOptions --value true` を実行して、もう一度起動します
            """, in: "run-enclave"),
        ErrorPage(
            .ioctl,
            """
            A call to the Nitro Enclaves driver failed
                Nitro Enclaves ドライバーの呼び出しに失敗しました
            The device is busy with another start, or an enclave's memory is not back yet.
                デバイスが別の起動で使用中か、エンクレーブのメモリがまだ戻っていません
            Try again after some seconds; the message names the call.
                数秒後にもう一度試します。どの呼び出しかはメッセージにあります
            """, in: "run-enclave"),
        ErrorPage(
            .ioctlImageLoadInfo,
            """
            The driver did not say where the image goes
                ドライバーがイメージの置き場所を返しません
            An old or foreign driver.
                ドライバーが古いか、別のものです
            Update the kernel, or run `modprobe nitro_enclaves`.
                カーネルを更新するか、`modprobe nitro_enclaves` を実行します
            """, in: "run-enclave"),
        ErrorPage(
            .ioctlSetMemoryRegion,
            """
            The driver refused a piece of memory
                ドライバーがメモリ領域を拒否しました
            The memory is not in huge pages, is on another NUMA node, or is in use by an enclave.
                ヒュージページでない、別の NUMA ノードのもの、またはすでに別のエンクレーブのものです
            Restart nitro-enclaves-allocator.service.
                nitro-enclaves-allocator.service を再起動します
            """, in: "run-enclave"),
        ErrorPage(
            .ioctlAddVcpu,
            """
            The driver refused a CPU
                ドライバーが CPU を拒否しました
            It is not in the pool, or the other CPU of its core is in use.
                プールにないか、兄弟スレッドが別の用途に使われています
            `resources` lists the free ids.
                `resources` で空いている ID を確認します
            """, in: "run-enclave"),
        ErrorPage(
            .ioctlEnclaveStart,
            """
            The driver could not start the enclave
                ドライバーがエンクレーブを起動できません
            Too little memory or no full core, or the CID is taken.
                メモリが少なすぎる、コア全体でない、または CID が使用中です
            Give at least 64 MiB and whole cores; omit `--enclave-cid`.
                64 MiB 以上とコア単位の CPU を指定し、`--enclave-cid` を省きます
            """, in: "run-enclave"),
        ErrorPage(
            .eifParsing,
            """
            The file is not a usable enclave image
                使えるエンクレーブイメージではありません
            It is cut off, damaged, of another format, or has no kernel.
                途中で切れている、壊れている、形式が違う、またはカーネルが入っていません
            Build it again; `describe-eif` says what is wrong.
                もう一度作成します。どこが悪いかは `describe-eif` で分かります
            """, in: "run-enclave", "describe-eif", "sign-eif"),
        ErrorPage(
            .enclaveBoot,
            """
            The enclave did not come up
                エンクレーブが起動しません
            Its kernel or init failed, its memory was too small, or this host refused the sandbox.
                カーネルか init の失敗、メモリ不足、またはこのホストがサンドボックスを拒否しました
            Run it with `--debug-mode --attach-console` to see where it stops.
                `--debug-mode --attach-console` を付けて起動し、どこで止まるか見ます
            """, in: "run-enclave", advising: ["--debug-mode"]),
        ErrorPage(
            .enclaveEventWait,
            """
            Waiting for the enclave failed
                エンクレーブを待てません
            A limit of the system.
                システムの上限に達しました
            Try again.
                もう一度試します
            """, in: "run-enclave"),
        ErrorPage(
            .enclaveMmap,
            """
            Memory for the enclave could not be mapped
                エンクレーブ用のメモリをマップできません
            There are too few huge pages, or they are spread over several NUMA nodes.
                ヒュージページが足りないか、NUMA ノードに分散しています
            Restart nitro-enclaves-allocator.service, or request less memory.
                nitro-enclaves-allocator.service を再起動するか、量を減らします
            """, in: "run-enclave"),
        ErrorPage(
            .enclaveMunmap,
            """
            Surplus memory could not be given back
                余ったメモリを返せません
            A limit of the system.
                システムの上限に達しました
            End the enclave and start it again.
                エンクレーブを終了して起動し直します
            """, in: "run-enclave"),
    ]
}
