import NeshCommand

extension LessonScript {
    /// A lesson that can be taken as it stands, to begin one of your own with.
    static func first(_ name: String, _ language: Language) -> String {
        language == .japanese ? japanese(name) : english(name)
    }

    private static func english(_ name: String) -> String {
        """
        #!/usr/bin/env nesh
        # lesson: \(name)
        #
        # What stands before the first ## line only prepares. A step is narration (##), hints, one command, and the lines
        # (expect, wait) that recognise its effect. $1 is the folder of an application to build; a lesson has hello-app. $lessons
        # is the folder that this file lies in. ### lines are the presenter's own: learners never see them.
        set app ${1:-hello-app}
        on-exit terminate-enclave --session

        ## 1. The image
        ##
        ## Build an enclave image of the application in the folder hello-app, as app.eif.
        ### Ask first who has seen a Dockerfile.
        # hint: build-enclave takes --docker-uri IMAGE, --docker-dir DIR and --output-file FILE.
        build-enclave --docker-uri hello-app:latest --docker-dir $app --output-file app.eif
        # means: the current image is app.eif
        expect ${eif.path:-none} ~ 'app\\.eif$'

        ## 2. The enclave
        ##
        ## Start it in debug mode, with 64 MiB and one CPU.
        # hint: run-enclave takes --memory, --cpu-count and --debug-mode; the image is known.
        run-enclave --memory 64 --cpu-count 1 --debug-mode
        expect $enclave.state == RUNNING
        expect $enclave.debug == true

        ## 3. Its end
        ##
        ## End the enclave.
        # hint: The verb is terminate-enclave.
        terminate-enclave
        expect ${enclave.state:-gone} != RUNNING

        ## That was all.

        """
    }

    private static func japanese(_ name: String) -> String {
        """
        #!/usr/bin/env nesh
        # lesson: \(name)
        #
        # 最初の ## の行より前は準備です。手順は、説明 (##)、ヒント、1 つのコマンド、結果を確かめる行 (expect、wait)
        # でできています。$1 は作成するアプリケーションのディレクトリで、レッスンでは hello-app です。
        # $lessons はこのファイルのあるディレクトリです。### の行は発表者だけのもので、学習者には見えません。
        set app ${1:-hello-app}
        on-exit terminate-enclave --session

        ## 1. イメージ
        ##
        ## ディレクトリ hello-app のアプリケーションから、エンクレーブイメージ app.eif を作成してください。
        ### 先に、Dockerfile を見たことのある人がいるか聞く。
        # hint: build-enclave には --docker-uri IMAGE、--docker-dir DIR、--output-file FILE を指定します。
        build-enclave --docker-uri hello-app:latest --docker-dir $app --output-file app.eif
        # means: 現在のイメージが app.eif である
        expect ${eif.path:-none} ~ 'app\\.eif$'

        ## 2. エンクレーブ
        ##
        ## デバッグモードで、64 MiB、CPU 1 個で起動してください。
        # hint: run-enclave には --memory、--cpu-count、--debug-mode を指定します。イメージは nesh が覚えています。
        run-enclave --memory 64 --cpu-count 1 --debug-mode
        expect $enclave.state == RUNNING
        expect $enclave.debug == true

        ## 3. 終了
        ##
        ## エンクレーブを終了してください。
        # hint: コマンドは terminate-enclave です。
        terminate-enclave
        expect ${enclave.state:-gone} != RUNNING

        ## これで終わりです。

        """
    }
}
