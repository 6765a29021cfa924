import Foundation
import NeshTestSupport
import Testing

/// A session in Japanese says nothing of its own in English; programs get English as ever.
@Suite(.serialized) struct JapaneseSessionTests {
    private static let locale = [
        "LC_ALL": "", "LC_MESSAGES": "ja_JP.UTF-8", "LANG": "C.UTF-8", "TERM": "xterm-256color",
    ]

    /// Three words of small letters in a row, or two amid Japanese, which are neither typed here nor anybody else's.
    private static func english(in line: String) -> Bool {
        // What stands behind a fix or before an example's remark is a line to type.
        let prose = line.contains("   # ") ? line.split(separator: "   # ").last.map(String.init) ?? "" : line
        return prose.contains(/(^|[^\w.\/$'-])[A-Za-z]?[a-z']+ [a-z']+ [a-z']{2,}([^\w\/-]|$)/)
            || prose.contains(/[ぁ-んァ-ン一-龠] [a-z']+ [a-z']+ [ぁ-んァ-ン一-龠]/)
    }

    /// What is English in every language: nitro-cli's own lines, what an enclave or the kernel says.
    private static let others = [
        "Start allocating memory...", "Started enclave with", "nesh local engine:", "Hello from the enclave side!",
        // Names of nitro-cli's errors.
        "Insufficient memory", "Enclave console connection", "Ioctl ",
        "sudo dnf install", "Connecting to the console for enclave", "Successfully connected to the console.",
        "No such file or directory", "Start building the Enclave Image", "Enclave Image successfully",
        "Successfully terminated enclave",
        // A line to type.
        "explain last",
    ]

    static let lines: [[String]] = [
        ["doctor", "resources", "status", "allocator show", "option", "set", "jobs", "images", "kms", "vsock ls"],
        ["ls", "console", "logs", "terminate-enclave", "use nobody", "fix", "describe-eif", "fg", "history 1"],
        [
            "run-enclave --memory 64", "run-enclave --eif-path hello.eif --cpu-count 1 --memory 16",
            "run-enclave --eif-path hello.eif --cpu-count 9 --memory 64",
            "run-enclave --eif-path hello.eif --cpu-count 1 --memory 99999", "run-enclave --cpu-cuont 1 --memory 64",
            "run-enclave --eif-path nothing.eif --cpu-count 1 --memory 64",
        ],
        ["helo", "explain E26", "explain last", "explain E44", "explain run-enclave --memory 64", "apropos メモリ"],
        ["expect 1 == 2", "wait 1 == 2 --timeout 100ms", "not echo", "echo $nothing", "echo ${x", "!exit 3"],
        ["note x", "record stop", "replay nothing.cast", "tutorial status", "set 1x y", "option color pink"],
        [
            "run-enclave --eif-path hello.eif --cpu-count 1 --memory 64 --debug-mode > started.json", "ls", "status",
            "console --for 100ms", "run-enclave --eif-path hello.eif --cpu-count 9 --memory 64", "terminate-enclave",
            "ls --all",
        ],
    ]

    @Test("a nesh that a recorded line calls complains in the reader's language, and in English to a program")
    func calledByALine() throws {
        let session = try Self.prompt(try ScriptProgram())
        session.type("record r\r")
        try session.waitFor("r.cast")
        session.type("!\(Program.nesh) --verfy x\r")
        try session.waitFor("不明なオプション '--verfy'")
        session.type("!\(Program.nesh) --verfy y 2>&1 | cat\r")
        try session.waitFor("unknown option '--verfy'")
    }

    @Test("what Tab says of candidates, a search and an AWS error are in the reader's language, or are AWS's own")
    func whileTyping() throws {
        let session = try Self.prompt(try ScriptProgram())
        session.type("run-enclave --\t\t")
        try session.waitFor("--eif-path        エンクレーブイメージ")
        session.type("\u{3}\u{c}option \t\t")
        try session.waitFor("レッスン、ヘルプ、説明の言語")
        session.type("\u{3}\u{c}\u{12}nowhere")
        try session.waitFor("見つかりません 'nowhere'")
    }

    @Test(arguments: lines) func nothingIsEnglish(lines: [String]) throws { try Self.check(lines, columns: 160) }

    /// Where columns of tables are left out, and rows are wrapped.
    @Test func nothingIsEnglishInANarrowTerminal() throws {
        let start = "run-enclave --eif-path hello.eif --cpu-count 1 --memory 64 --debug-mode > started.json"
        try Self.check([start, "ls", "resources", "top -n 1", "images", "allocator", "terminate-enclave"], columns: 40)
    }

    /// Of an error page, the title is nitro-cli's and the commands are to be typed.
    @Test func namesStay() throws {
        let session = try Self.prompt(try ScriptProgram())
        session.type("explain E03\r")
        try session.wait("the page", seconds: 60) { Self.prompts($0) == 2 }
        let text = session.screen.text
        #expect(
            text.contains("\nE03  値の種類が違う") && text.contains(" Invalid argument\n")
                && text.contains("run-enclave、console、allocator\n"), "\(text)")
    }

    private static func check(_ lines: [String], columns: Int) throws {
        #expect(HelloImage.problem == "")
        let program = try ScriptProgram()
        #expect(try program.bash("cp \(HelloImage.path) hello.eif").status == 0)
        let session = try Self.prompt(program, columns: columns)
        var found: [String] = []
        for (index, line) in lines.enumerated() {
            session.type(line + "\r")
            try session.wait("the end of \(line)", seconds: 60) { Self.prompts($0) == index + 2 }
        }
        for line in session.screen.lines where Self.english(in: line) {
            if lines.contains(where: { line.contains($0) }) || Self.others.contains(where: { line.contains($0) }) {
                continue
            }
            found.append(line)
        }
        #expect(found == [], "\(session.screen.text)")
        #expect(session.screen.text.contains(/[ぁ-んァ-ン一-龠]/))
    }

    /// Help of every verb: the tables are tested elsewhere, here that they are used.
    @Test(arguments: ["run-enclave", "build-enclave", "console", "allocator", "attestation", "logs"])
    func helpIsJapanese(verb: String) throws {
        let program = try ScriptProgram()
        let session = try Self.prompt(program)
        session.type("help \(verb)\r")
        try session.wait("help", seconds: 60) { Self.prompts($0) == 2 }
        // Examples show what nitro-cli and enclaves say, too.
        let english = session.screen.lines.filter { line in
            Self.english(in: line) && !line.contains(#/^ *nesh[^>]*> /#) && !Self.others.contains { line.contains($0) }
        }
        #expect(english == [])
    }

    /// Words that stand alone, which `english(in:)` does not see: verdicts, labels, endings, placeholders, what a
    /// program under parent could not start for.
    @Test func labelsAreJapanese() throws {
        let program = try ScriptProgram()
        #expect(try program.bash("cp \(HelloImage.path) hello.eif").status == 0)
        let session = try Self.prompt(program)
        let lines = [
            "doctor", "resources", "run-enclave --eif-path hello.eif --cpu-count 1 --memory 64 --debug-mode > a.json",
            "terminate-enclave > a.json", "ls --all", "fix --x", "source", "note", "parent nothing-of-this-name",
            "record a 1", "vsock listen 9443 &", "vsock ls", "echo a > /nosuch/b", "record a",
            // What it says goes through nesh while a recording hears it.
            "parent nothing-heard",
        ]
        for (index, line) in lines.enumerated() {
            session.type(line + "\r")
            try session.wait("the end of \(line)", seconds: 60) { Self.prompts($0) == index + 2 }
        }
        let text = session.screen.text
        #expect(!text.contains(/\n +(ok|note|BAD) |CPUs|16 +terminated/), "\(text)")
        let wanted = [
            "  正常  ", "  注意  ", "エラー: fix: 不明なオプション '--x'", "エラー: source: FILE が必要です",
            "例: note Now the image is built.\n",
            "nesh: エラー: nothing-of-this-name: ファイルやディレクトリがありません", "エラー: record: 'PORT' には '--live' も必要です",
            "親インスタンス (3)\n", "エラー: /nosuch/b に書き込めません: ファイルやディレクトリがありません\n",
            "nesh: エラー: nothing-heard: ファイルやディレクトリがありません",
        ]
        #expect(wanted.filter { !text.contains($0) } == [], "\(text)")
    }

    /// What keeps nesh from starting is said as what a script cannot do is, and no error as the program holds it.
    @Test func whatDoesNotBeginIsJapanese() throws {
        let program = try ScriptProgram()
        let reason = "ファイルやディレクトリがありません\n"
        for (arguments, shown) in [
            (["--demo", "nothing.nesh"], "nesh: エラー: nothing.nesh を読めません: \(reason)      = 対処: パスを確認します"),
            (["--demo", "/tmp"], "nesh: エラー: '/tmp' はディレクトリで、スクリプトではありません"),
            (["nothing.nesh"], "nesh: エラー: nothing.nesh を読めません: \(reason)      = 対処: パスを確認します"),
            (["--record", "/nosuch/x"], "nesh: エラー: /nosuch/x.cast に書き込めません: ファイルやディレクトリがありません"),
        ] {
            let session = try TerminalSession(
                "/usr/bin/env", ["-C", program.work, TestProgram.nesh, "--no-rc"] + arguments,
                environment: program.environment.merging(Self.locale) { $1 }, columns: 160, rows: 40)
            try session.waitFor(shown)
            #expect(!session.screen.text.contains("Failure("))
        }
    }

    /// In a sentence an enclave's name alone could be that of anything, such as of the lesson.
    @Test func noticesSayWhatStartedAndEnded() throws {
        let program = try ScriptProgram()
        let session = try Self.prompt(program)
        let start = "nesh run-enclave --eif-path \(HelloImage.path) --cpu-count 1 --memory 64"
        #expect(try program.bash("\(start) --enclave-name lesson --debug-mode").status == 0)
        try session.waitFor("• エンクレーブ lesson が起動しました (CID 16)")
        session.type("console --all\r")
        try session.waitFor("lesson | ")
        #expect(try program.bash("nesh terminate-enclave lesson").status == 0)
        try session.waitFor("lesson | [終了しました]")
        try session.waitFor("• エンクレーブ lesson を終了しました")
    }

    /// Pipes, files and variables are for programs.
    @Test func programsGetEnglish() throws {
        let program = try ScriptProgram()
        let text = "run-enclave --eif-path nothing.eif --cpu-count 1 --memory 64"
        let ended = try program.bash("LC_ALL= LC_MESSAGES=ja_JP.UTF-8 nesh -c '\(text)'")
        #expect(ended.errors.contains("cannot open"), "\(ended)")
        let session = try Self.prompt(program)
        session.type("\(text)\r")
        try session.wait("the error", seconds: 60) { Self.prompts($0) == 2 }
        session.type("echo $error.message\r")
        try session.wait("the message", seconds: 60) { Self.prompts($0) == 3 }
        #expect(session.screen.text.contains("を開けません"))
        #expect(session.screen.text.contains("\ncannot open "))
    }

    /// What explains has its summary in the reader's language, and so the rest, also where another program shows it.
    @Test(arguments: ["help memory", "help console", "explain E22", "help run-enclave", "apropos console", "--help"])
    func explanationsAreInOneLanguage(line: String) throws {
        let program = try ScriptProgram()
        let text = try program.bash("LC_ALL= LC_MESSAGES=ja_JP.UTF-8 nesh \(line)").output
        let english = text.split(separator: "\n").map(String.init).filter { line in
            Self.english(in: line) && !line.contains(#/^ *nesh[^>]*> /#) && !Self.others.contains { line.contains($0) }
        }
        #expect(english == [] && text.contains(/[ぁ-ん]/), "\(text)")
        let status = try program.bash("LC_ALL= LC_MESSAGES=ja_JP.UTF-8 nesh status").output
        #expect(!status.contains("。"), "\(status)")
    }

    /// `option language` changes what comes next.
    @Test func theLanguageCanBeChanged() throws {
        let program = try ScriptProgram()
        let session = try Self.prompt(program)
        for (index, line) in ["option language en", "jobs", "option language ja", "jobs"].enumerated() {
            session.type(line + "\r")
            try session.wait("the end of \(line)", seconds: 60) { Self.prompts($0) == index + 2 }
        }
        #expect(session.screen.text.contains("\nno jobs\n"))
        #expect(session.screen.text.contains("\nジョブはありません\n"))
    }

    private static func prompt(_ program: ScriptProgram, columns: Int = 160) throws -> TerminalSession {
        let session = try TerminalSession(
            "/usr/bin/env", ["-C", program.work, TestProgram.nesh, "--no-rc"],
            environment: program.environment.merging(locale) { $1 }, columns: columns, rows: 400)
        try session.wait("a prompt", seconds: 60) { prompts($0) == 1 }
        #expect(session.screen.text.contains("help でコマンド一覧"))
        return session
    }

    private static func prompts(_ screen: TestScreen) -> Int {
        screen.lines.filter { $0.contains(/^nesh( [^>]*)?>( |$)/) }.count
    }
}
