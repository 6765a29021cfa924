import NeshCommand
import NeshData

extension ErrorPage {
    /// What was asked for is wrong in itself.
    static let arguments: [ErrorPage] = [
        ErrorPage(
            .unspecified,
            """
            Something failed that has no code of its own
                固有のコードを持たない失敗です
            An unforeseen condition; the message says which.
                想定外の状態です。何かはメッセージにあります
            Read the message; if it does not help, the enclave's log or `explain last` may.
                メッセージを読みます。足りなければエンクレーブのログか `explain last` を見ます
            """, in: "every command"),
        ErrorPage(
            .missingArgument,
            """
            A value that the command needs is missing
                コマンドに必要な値がありません
            No image or enclave is selected yet, or a `--config` file lacks a key.
                イメージかエンクレーブがまだ選ばれていない、または `--config` のファイルにキーがありません
            Give the option, or select first: `use hello.eif`, `use NAME`.
                オプションを指定するか、先に選びます: `use hello.eif`、`use NAME`
            """, in: "run-enclave", "console", "terminate-enclave"),
        ErrorPage(
            .conflictingArgument,
            """
            Two values exclude each other
                同時に指定できない 2 つの値があります
            An option that belongs to another part of the command, or a `--config` file with both cpu_count and cpu_ids.
                コマンドの別の機能のためのオプションがあるか、`--config` のファイルに cpu_count と cpu_ids の両方があります
            Keep one of the two.
                どちらか 1 つにします
            """, in: "run-enclave", "build-enclave", "allocator", "console", "kms"),
        ErrorPage(
            .invalidArgument,
            """
            A value is not of its kind or out of range
                値の種類が違う、または範囲外です
            Not a number, a CID that is reserved (1–3) or in use, a bad pattern.
                数値ではない値、予約済みの CID (1〜3) や使用中の CID、誤ったパターンなどです
            Write the value in a form that the message names; CID 0 chooses a free one.
                メッセージにある形で値を書きます。CID に 0 を指定すると、空いているものが選ばれます
            """, in: "run-enclave", "console", "allocator"),
        ErrorPage(
            .invalidCpuConfiguration,
            """
            The list of CPU ids cannot be used
                CPU ID のリストを使えません
            An id stands twice in `--cpu-ids`.
                `--cpu-ids` に同じ ID が 2 回あります
            Name each CPU once, or let nesh choose with `--cpu-count`.
                各 CPU を 1 回だけ指定するか、`--cpu-count` で nesh に選ばせます
            """, in: "run-enclave"),
        ErrorPage(
            .noSuchCpuAvailableInPool,
            """
            A CPU id is not in the pool, or another enclave has it
                CPU ID がプールにない、または別のエンクレーブが使っています
            The pool holds only the CPUs that the allocator set aside.
                プールにはアロケーターが確保した CPU だけがあります
            `resources` lists the free ids; `--cpu-count` chooses among them.
                `resources` で空いている ID を確認します。`--cpu-count` はその中から選びます
            """, in: "run-enclave"),
        ErrorPage(
            .insufficientCpus,
            """
            You requested more CPUs than are free
                空いている数より多くの CPU が指定されました
            Other enclaves hold some, or the allocator set aside too few.
                ほかのエンクレーブが使っているか、アロケーターの確保が足りません
            Ask for fewer, end an enclave, or `allocator set cpu_count N`.
                数を減らすか、エンクレーブを終了するか、`allocator set cpu_count N` を実行します
            """, in: "run-enclave"),
        ErrorPage(
            .malformedCpuId,
            """
            A list of CPU ids cannot be read
                CPU ID のリストとして読めません
            cpu_pool in allocator.yaml, the driver's ne_cpus or an option has no form like 1-3,7.
                allocator.yaml の cpu_pool、ドライバーの ne_cpus、またはオプションの値が、1-3,7 のような形ではありません
            Correct it; after a change of cpu_pool in allocator.yaml restart the allocator.
                値を直します。allocator.yaml の cpu_pool を直したら、アロケーターを再起動します
            """, in: "run-enclave", "resources", "allocator"),
        ErrorPage(
            .cpuError,
            """
            The CPUs are not whole cores
                CPU がコア単位ではありません
            An enclave on EC2 gets whole cores, which have two CPUs each on most instances.
                EC2 のエンクレーブにはコアが丸ごと割り当てられます。多くのインスタンスでは 1 コアに CPU が 2 個あります
            Give an even `--cpu-count`, or both CPUs of each core in `--cpu-ids`; `lscpu -e` shows which belong together.
                `--cpu-count` を偶数にするか、`--cpu-ids` に各コアの CPU を両方とも指定します。組み合わせは `lscpu -e` で確認できます
            """, in: "run-enclave"),
        ErrorPage(
            .integerParsing,
            """
            A text that should be a number is not one
                数値が必要なところの文字列が数値ではありません
            allocator.yaml, a file of the driver, or the value of `allocator set` holds something else.
                allocator.yaml、ドライバーのファイル、または `allocator set` の値に、数値でないものがあります
            The message names the place; write a number there.
                メッセージにある場所に数値を書きます
            """, in: "allocator", "run-enclave", "resources"),
        ErrorPage(
            .enclaveNaming,
            """
            There is no enclave of that name, or several could be meant
                その名前のエンクレーブがない、または複数が当てはまります
            It has ended, the name has a suffix such as _1, or only a part of its ID was given.
                終了したか、名前に _1 などの番号が付いているか、ID の一部しか書かれていません
            `ls` lists the running ones; use the whole ID.
                `ls` で実行中のものを確認し、ID 全体を使います
            """, in: "use", "console", "terminate-enclave"),
    ]
}
