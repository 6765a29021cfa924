import NeshCommand
import NeshHelp
import NeshPhrasebook
import NeshShell
import NeshText
import Testing

/// How texts are found in the phrasebook, and that help is Japanese as a whole.
@Suite struct PhrasebookTests {
    private let book = Phrasebook([
        """
        no image
            イメージなし
        cannot read {}
            {} を読めません
        {} of {} are free
            {2} のうち {1} が空き
        memory
            メモリ
        {} is missing
            {} がありません
        option {} is missing
            オプション {} が必要です
        the enclave {data} is gone: {}
            エンクレーブ {} がありません: {}
        """
    ])

    @Test(arguments: [
        ("no image", "イメージなし"), ("cannot read a.eif", "a.eif を読めません"), ("3 of 4 are free", "4 のうち 3 が空き"),
        // In a gap, and behind what a sentence is about.
        ("cannot read no image", "イメージなしを読めません"), ("run-enclave: no image", "run-enclave: イメージなし"),
        (": cannot read x", ": x を読めません"),
        // Names, each with what it is.
        ("one (no image), two (x, y)", "one (イメージなし)、two (x, y)"),
        // A single word in a gap is a name, and so is what is quoted; of several each is one.
        ("cannot read memory", "memory を読めません"), ("cannot read 'no image'", "'no image' を読めません"),
        ("cannot read a, b (CID 16, i-1), c", "a、b (CID 16, i-1)、c を読めません"),
        ("cannot read [1, 3]", "[1, 3] を読めません"),
        // A verb before its sentence is no part of a gap.
        ("run-enclave: option --memory is missing", "run-enclave: オプション --memory が必要です"),
        // What has been named is nobody's text, whatever it is called; of several each is one.
        ("the enclave no image is gone: no image", "エンクレーブ no image がありません: イメージなし"),
        ("the enclave 3 of 4 are free is gone: x", "エンクレーブ 3 of 4 are free がありません: x"),
        ("the enclave is missing is gone: x", "エンクレーブ is missing がありません: x"),
        ("the enclave a, b is gone: x", "エンクレーブ a、b がありません: x"),
        ("the enclave a, no image is gone: x", "エンクレーブ a, no image がありません: x"),
        ("no image: no image", "no image: イメージなし"),
        // The text that begins it is the one that is meant.
        ("cannot read 3 of 4 are free", "4 のうち 3 が空きを読めません"),
    ])
    func finds(english: String, japanese: String) { #expect(book.translated(english) == japanese) }

    /// Names that are texts of nesh's by chance, in messages of several parts of the program.
    @Test(arguments: [
        "not found", "there is no current image", "no enclave is running", "it does not answer", "no jobs",
    ])
    func namesThatAreTexts(name: String) throws {
        let book = Phrasebook.japanese
        for message in [
            "cannot write \(name): the working directory has been removed",
            "the enclave \(name) was not started in debug mode",
            "\(name) is an enclave image, not a script", "Wrote \(name)", "now in \(name)", "\(name) exists already",
            "logs → \(name), the only one that runs", "there is no host named \(name)", "\(name) has no Dockerfile",
        ] {
            let shown = try #require(book.translated(message), "\(message)")
            #expect(shown.contains(name), "\(shown)")
            #expect(shown != message)
        }
        // In a line of its own, with the colour of names.
        #expect(book.translated(StyledText(name, .name)).text == name)
        #expect(book.translated("\(name): there is no current image") != nil)
        #expect(book.translated("\(name): there is no current image")?.hasPrefix(name) == true)
    }

    /// Words that stand alone in columns, which keep their places, and names of registers.
    @Test func whatStandsAlone() {
        func shown(_ line: StyledText) -> String { Phrasebook.japanese.translated(line).text }
        #expect(shown(StyledText("PCR0, PCR2", .warning)) == "PCR0、PCR2")
        #expect(shown(StyledText("PCR0, or x", .warning)) == "PCR0, or x")
        #expect(shown(StyledText("  do", .dim)) == "  対処")
        #expect(shown(StyledText("same     ", .good) + "x") == "同じ     x")
        #expect(shown(StyledText("differs  ", .bad) + "x") == "違う     x")
        #expect(shown(StyledText("  BAD   ", .bad) + "x") == "  問題  x")
    }

    @Test(arguments: [
        "", "no images", "cannot reads x", "Hello", "3 of 4 are freed", "memory is full",
        "one (x), two (y)", "no image (x), two (no image)",
    ])
    func leavesOtherTexts(english: String) { #expect(book.translated(english) == nil) }

    /// What heads a page has a full stop there, and no gap takes what is around a text.
    @Test(arguments: [
        ("Show what is longer than the screen with less.", "画面より長いものを less で表示する。"),
        (": 61344 MiB are free at /tmp, for the consoles", ": /tmp の空きは 61344 MiB です (コンソール)"),
        ("run-enclave: one of --cpu-count, --cpu-ids is missing", "run-enclave: --cpu-count、--cpu-ids のどれかが必要です"),
        (
            "How enclaves run: nitro (the Nitro hypervisor), local (a sandbox on this machine's kernel).",
            "エンクレーブの動かし方: nitro (Nitro Hypervisor)、local (このマシンのカーネルのサンドボックス)。"
        ),
        ("2026-01-01 00:00:00 UTC (3 seconds ago)", "2026-01-01 00:00:00 UTC (3 秒前)"),
        (
            "run-enclave failed: [ E22 ] you asked for 8 CPUs; 2 of the pool's 2 are free",
            "run-enclave が失敗しました: [ E22 ] CPU が 8 個指定されましたが、プールの 2 個のうち空きは 2 個です"
        ),
        ("vsock-proxy failed: [ E03 ] a:1 is not allowed by b", "vsock-proxy が失敗しました: [ E03 ] a:1 は b で許可されていません"),
        (
            "allocator failed: [ E03 ] the allocator has no setting 'memory'",
            "allocator が失敗しました: [ E03 ] アロケーターに設定 'memory' はありません"
        ),
        (
            "kms failed: UnknownOperationException: The local KMS does not have the operation X.",
            "kms が失敗しました: この操作はありません: UnknownOperationException: The local KMS does not have the operation X."
        ),
        ("hello (i-1) was ended by signal 13 at 02:39:19, 4s ago", "hello (i-1) は 02:39:19 にシグナル 13 で終了しました (4 秒前)"),
        ("$last.A was never set", "$last.A は設定されていません"), ("$last.A was \"never set\"", "$last.A は \"never set\" でした"),
        ("valid for 2 days 4 hours, until then", "有効期間は 2 日 4 時間、then までです"),
        // A full stop that is a command line's or a name's own is no sentence's.
        ("for example: note Now the image is built.", "例: note Now the image is built."),
        ("Reading rootfs:.", "rootfs:. を読んでいます"),
        // A verb is a verb, whatever else its name heads; a placeholder is as usage lines have it.
        ("fix: unknown option '--x'", "fix: 不明なオプション '--x'"),
        ("source: FILE is missing", "source: FILE が必要です"),
    ])
    func nothingIsSwallowed(english: String, japanese: String) {
        #expect(Phrasebook.japanese.translated(english) == japanese)
    }

    /// Verdicts are nesh's words, also bad ones.
    @Test func verdictsKeepTheirColumns() {
        let line = StyledText("FAILS  ", .bad) + StyledText("nonce", .key)
        #expect(Phrasebook.japanese.translated(line).text == "不適合 nonce")
    }

    /// Blanks stay, columns keep their places where there is room, and a word alone may be an enclave's name.
    @Test func linesKeepTheirShape() {
        #expect(book.translated(StyledText("  no image      x")).text == "  no image      x")
        #expect(book.translated(StyledText("  no image      ") + "x").text == "  イメージなし  x")
        #expect(book.translated(StyledText("memory")).text == "memory")
        #expect(book.translated(StyledText("memory   ", .dim) + "x").text == "メモリ   x")
    }

    /// What is quoted is somebody else's, such as AWS's words for an error.
    @Test func whatIsQuotedStays() {
        #expect(book.translated(StyledText("no image", .string)).text == "no image")
        #expect(
            book.translated(StyledText("no image: ", .dim) + StyledText("no image", .string)).text.hasSuffix("no image")
        )
        #expect(book.translated(StyledText("memory", .good)).text == "メモリ")
    }

    /// A line of each kind that `kms log` has, of a policy's statements, conditions and documents.
    @Test(arguments: [
        "'a' (Allow) applies", "statement 1 (Deny) does not apply",
        "'a' (Allow) does not apply: kms:Sign is not among kms:Decrypt",
        "'a' (Allow) does not apply: kms:Sign is excepted by NotAction (kms:Sign)",
        "'a' (Allow) does not apply: the caller arn:b is not arn:c", "'a' (Deny) does not apply: the key is not arn:a",
        "'a' (Allow) does not apply: it is for account 1, and the role arn:a has no IAM policy that passes this on",
        "met: StringEquals kms:KeySpec", "policy:  a", "request: a", "not met: Null kms:KeySpec",
        "request: has no such condition key",
        "the attestation document holds: it is of i-1",
        "the attestation document is refused: it is 9 seconds old, and 8 are allowed",
        "the attestation document holds: it is of i-1, in debug mode: PCR0 is zeros", "refused: a Deny applies",
        "allowed: kms:ListKeys concerns no key, and the caller has the account's rights",
        "refused: kms:ListKeys concerns no key, and the role arn:a has no IAM policy",
        "refused before any policy was asked", "caller arn:a", "encryption context {}",
    ])
    func theLogOfTheLocalKMSIsJapanese(line: String) {
        let shown = Phrasebook.japanese.translated(StyledText("    " + line, .dim)).text
        for word in ["apply", "applies", " is ", " the ", "policy has", "does not", "caller", "context"] {
            #expect(!shown.contains(word), "\(shown)")
        }
    }

    /// A reason stands behind its sentence, and an explanation in the column where it stood.
    @Test func reasonsAndExplanationsKeepTheirPlaces() {
        let book = Phrasebook.japanese
        #expect(book.translated("cannot read a.nesh: No such file or directory")?.hasPrefix("a.nesh を読めません: ") == true)
        let explained = book.translated("run the line in sh") ?? ""
        #expect(!explained.isEmpty)
        #expect(book.translated("!kill 3            run the line in sh") == "!kill 3            " + explained)
        #expect(
            book.translated("[1] console hello: new lines appear above the prompt; fg 1 shows it here")?.contains(
                "fg 1 で") == true)
    }

    @Test func tables() {
        var table = TextTable([.init("memory", ours: true), .init("b", ours: true)], empty: "no image")
        #expect(book.translated(table).lines.map(\.text) == ["イメージなし"])
        table.rows = [["cannot read x", "memory"]]
        #expect(book.translated(table).lines.map(\.text) == ["メモリ          b", "x を読めません  memory"])
    }

    /// An enclave may be called as nesh says something, and a typed line may read like a text of nesh's.
    @Test(arguments: ["same", "none", "running", "cpus", "for 3s", "for i in 1 2; do echo; done"])
    func dataStayAsTheyAre(_ name: String) {
        var table = TextTable([.init("NAME"), .init("STATE", ours: true)], empty: "none")
        table.rows = [[StyledText(name, .dim), StyledText("none", .dim)], [StyledText(name, .name), "RUNNING"]]
        let shown = Phrasebook.japanese.translated(table)
        #expect(shown.rows.map { $0[0].text } == [name, name])
        #expect(shown.rows[0][1].text == "なし")
        for role in [StyledText.Role.plain, .dim, .name, .heading] {
            let line = StyledText("none", .dim) + StyledText(data: "  \(name)", role)
            #expect(Phrasebook.japanese.translated(line).text == "なし  \(name)")
        }
    }

    /// Below a narrow table stand the headings that it leaves out, below a row those that it has no room for.
    @Test func narrowTables() {
        var table = TextTable(
            [.init("NAME"), .init("MEMORY", .right, .omitted), .init("CPU", .right, .omitted)], empty: "none")
        table.rows = [["hello", "1234567890 and more MiB", "1"]]
        let lines = Phrasebook.japanese.translated(table).lines(width: 28).map(\.text)
        #expect(lines.dropFirst() == ["hello", "(狭いため省略: メモリ、CPU。", "--json で表示されます)"])
        table.columns = [.init("NAME"), .init("MEMORY", .right), .init("CPU", .right)]
        let below = Phrasebook.japanese.translated(table).lines(width: 28).map(\.text)
        #expect(below.contains { $0.hasPrefix("  メモリ 1234567890") }, "\(below)")
    }

    /// A word of a rule in capitals is one to be typed, as in the usage above it.
    @Test func rulesNameWhatIsTyped() {
        for spec in CommandTable.shell.specs {
            for rule in spec.ruleSentences({ $0 }) {
                let words = rule.split { " .,:".contains($0) }.filter { $0.allSatisfy { $0.isASCII && $0.isUppercase } }
                let shown = Phrasebook.japanese.translated(rule) ?? ""
                for word in words { #expect(shown.contains(word), "\(spec.name): \(shown)") }
            }
        }
    }

    /// Each option, example, setting and paragraph of help: whoever adds one adds its Japanese to
    /// Sources/NeshJapanese.
    @Test func helpIsJapaneseAsAWhole() {
        let specs = CommandTable.shell.specs + [InvocationOptions.spec]
        var texts = SettingSpec.all.map { (place: "option \($0.name)", text: $0.help) }
        for spec in specs {
            texts += spec.parameters.map { ("\(spec.name) \($0.name)", $0.help) }
            texts += spec.examples.map { ("\(spec.name), an example", $0.explanation) }
            texts += spec.details.split(separator: "\n").map { ("\(spec.name), details", String($0)) }
            texts += spec.ruleSentences { $0 }.map { ("\(spec.name), a rule", $0) }
        }
        let missing = texts.filter { !$0.text.isEmpty && Phrasebook.japanese.translated($0.text) == nil }
        #expect(missing.map { "\($0.place): \($0.text)" } == [])
        #expect(texts.count > 400)
    }

    /// A length of time in a sentence; elsewhere it may be what is typed.
    @Test(arguments: [
        ("the pattern matched after 2s: left hello's console", "パターンに一致したので、hello のコンソールから抜けました (2 秒後)"),
        ("interrupted after 2.8s", "2.8 秒後に中断しました"), ("interrupted after 1m 5s", "1 分 5 秒後に中断しました"),
        ("the time limit was reached after 100ms: left hello's console", "100 ミリ秒が経過したので、hello のコンソールから抜けました"),
        ("Ctrl-C after 2s: left hello's console", "2 秒後に、Ctrl-C で hello のコンソールから抜けました"),
        ("Ctrl-C after 2s: left hello's logs", "2 秒後に、Ctrl-C で hello のログから抜けました"),
        ("Ctrl-] after 2s: left hello's console", "2 秒後に、Ctrl-] で hello のコンソールから抜けました"),
        ("cannot read 2s", "2s を読めません"),
    ])
    func timesAreSpoken(english: String, japanese: String) {
        let found = Phrasebook.japanese.translated(english) ?? book.translated(english)
        #expect(found == japanese)
    }
}
