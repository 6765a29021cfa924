extension JapaneseTexts {
    /// What an engine has set aside: CPUs, memory, CIDs.
    static let pools = #"""
        the file holds a list of {} pools, and which of them is meant is not known
            ファイルに {} 個のプールのリストがあり、どれが対象か分かりません
        write by hand, in the pool that is meant: {}: {}
            対象のプールに手で書きます: {}: {}
        it sets no CPU aside: a core has two
            CPU が 1 つも確保されません。1 コアの CPU は 2 つです
        '{}' is not a value for {}
            '{}' は {} の値として使えません
        option allocator-file FILE  # uses a file of your own
            option allocator-file FILE  # 自分のファイルを使います
        '{}' is not a number from 0 to {}
            '{}' は 0 から {} までの数ではありません
        a list of CPU ids such as 1,3 or 2-5
            1,3 や 2-5 のような CPU ID のリスト
        a number from 0 to {}
            0 から {} までの数
        a list
            リスト
        a map
            マップ
        write it without brackets
            角括弧なしで書きます
        this is not a setting: a key, a colon, a blank and a value are needed
            設定ではありません。キー、コロン、空白、値が必要です
        both cpu_count and cpu_pool are set
            cpu_count と cpu_pool の両方が設定されています
        remove or comment out one of the two lines
            2 行のうち 1 つを削除するかコメントにします
        line {}: cpu_pool is a single number, and newer allocators want a text
            {} 行目: cpu_pool が 1 つの数です。新しいアロケーターでは文字列でなければなりません
        line {}: {} is in quotes, and newer allocators take no text
            {} 行目: {} が引用符で囲まれています。新しいアロケーターでは文字列を使えません
        the allocator has no setting '{}'
            アロケーターに設定 '{}' はありません
        did you mean {}?
            {} のことですか?
        write {} instead of {data} in line {}
            {3} 行目の {2} を {1} に直します
        the number of CPUs is {}, at least 1 is needed
            CPU の数が {} です。1 以上が必要です
        the pool is empty
            プールは空です
        pool: {}; free: {}
            プール: {}、空き: {}
        the list of CPU ids is empty
            CPU ID のリストが空です
        CPU {} is given twice
            CPU {} が 2 回指定されています
        CPU {} belongs to another enclave
            CPU {} は別のエンクレーブが使用しています
        CPU {} is not in the pool
            CPU {} はプールにありません
        based on the EIF file size, the minimum memory should be {} MiB
            EIF ファイルのサイズから、最小のメモリは {} MiB です
        an enclave has at least {} MiB
            エンクレーブには最低 {} MiB が必要です
        Insufficient memory requested. User provided `memory` is {} MiB, but {}
            メモリが足りません。指定された `memory` は {} MiB ですが、{}
        every enclave CID is taken
            エンクレーブの CID がすべて使用中です
        the CID {} belongs to the enclave {data}
            CID {} はエンクレーブ {} が使用しています
        --enclave-cid 16, or leave it out to get a free one
            --enclave-cid 16 のように指定します。省略すると、空いているものが選ばれます
        leave --enclave-cid out to get a free one
            --enclave-cid を省略すると、空いているものが選ばれます
        the ID of {data} is {}
            {} の ID は {} です
        stands for this machine's own loopback
            このマシン自身のループバックを表し
        is the host's
            ホスト用で
        is the parent's
            親インスタンス用で
        stands for any CID
            任意の CID を表し
        the CID {} {} and cannot be an enclave's
            CID {} は{}、エンクレーブには使えません
        an enclave's name has 1 to 255 printable characters
            エンクレーブの名前は、印字できる 1〜255 文字です
        {} is a directory, a pipe or a device, and no file of settings
            {} はディレクトリ、パイプ、またはデバイスで、設定のファイルではありません
        {} is {}, not {}
            {} は {} で、{} ではありません
        {} is '{}', not {}
            {} は '{}' で、{} ではありません
        {} has no value
            {} に値がありません
        terminate-enclave  # ends an enclave and frees its memory and CPUs
            terminate-enclave  # 1 つ終了して、メモリと CPU を空けます
        CPU ids in use that the pool no longer has: {}
            プールにはもうないのに使用中の CPU ID: {}
        you asked for {} CPUs; {} of the pool's {} are free
            CPU が {1} 個指定されましたが、プールの {3} 個のうち空きは {2} 個です
        you asked for 1 CPU; {} of the pool's {} are free
            CPU が 1 個指定されましたが、プールの {2} 個のうち空きは {1} 個です
        --cpu-count can be {}
            --cpu-count に使えるのは {} です
        --cpu-count can be {} or {}
            --cpu-count に使えるのは {1} か {2} です
        --cpu-count can be {}, {} and so on to {}
            --cpu-count に使えるのは {1}、{2} … {3} です
        you asked for {} MiB; {} of the {} MiB set aside for enclaves are free
            {1} MiB が指定されましたが、エンクレーブ用に確保された {3} MiB のうち空きは {2} MiB です
        it has {}
            あるのは {} です
        for {}, the pool needs {} CPUs
            {} 個使うには、プールに {} 個の CPU が必要です
        {}  # is needed, too
            {}  # これも必要です
        a pool is made of whole cores, and a core has two CPUs
            プールはコア単位で、1 コアは CPU 2 個です
        enclaves already have {}: with {} more, the pool needs {} CPUs
            すでに {} 個がエンクレーブに割り当てられています。さらに {} 個使うには、プールに {} 個の CPU が必要です
        """#
}
