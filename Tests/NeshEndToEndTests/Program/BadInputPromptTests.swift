import NeshData
import NeshTestSupport
import Testing

/// The same mistakes at the prompt and in scripts: the prompt goes on, a script may expect them.
@Suite("Bad input at the prompt and in scripts") struct BadInputPromptTests {
    typealias Mistake = BadInputTests.Mistake

    static let lines = BadInputTests.images + BadInputTests.numbers + BadInputTests.objects

    let home: Home

    init() throws {
        home = try Home()
        try home.write("text.eif", "an image, said the letter, but it was none\n")
        try home.write("empty.eif", "")
        try home.write("folder.eif/.keep", "")
        try BadInputTests.writeDamaged(to: home)
    }

    @Test("Each is told with its code, and the next line is taken")
    func prompt() throws {
        let before = try home.listing()
        let session = try home.prompt(columns: 200, rows: 50)
        for (number, mistake) in Self.lines.enumerated() {
            let line = try mistake.words().map { $0.isEmpty ? "''" : $0 }.joined(separator: " ")
            let answer = try session.answer(to: line, mark: number)
            #expect(answer.contains(mistake.tag), "\(answer)")
            #expect(answer.contains(mistake.says), "\(answer)")
            #expect(!answer.contains("{"), "no result: \(answer)")
        }
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
        #expect(try home.listing() == before)
        #expect(try home.enclaves() == [])
    }

    @Test("A script sees each code in $error, and can go on")
    func script() throws {
        var text = ""
        var count = 0
        for mistake in Self.lines {
            // What can be known before it runs is refused before it runs.
            if mistake.code == 3 { continue }
            let words = try mistake.words().map { $0.isEmpty ? "''" : $0 }
            text += "not \(words.joined(separator: " "))\n"
            text += "expect $error.code == \(mistake.tag.dropFirst(2).prefix(3))\n"
            count += 1
        }
        #expect(count > 15)
        try home.write("mistakes.nesh", text + "echo reached the end\n")
        let ended = try home.run("mistakes.nesh")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output == "reached the end\n")
    }

    @Test("A script with a bad number runs nothing")
    func refusedScript() throws {
        let image = try BuiltProgram.image.get()
        try home.write(
            "bad.nesh", "echo first\nrun-enclave --eif-path \(image) --cpu-count 1 --memory zzz --enclave-cid 3\n")
        let ended = try home.run("bad.nesh")
        #expect(ended.status == 2)
        #expect(ended.output == "")
        #expect(ended.errors.contains("[ E03 ] --memory: 'zzz' is not an amount of memory"))
        #expect(ended.errors.contains("[ E03 ] --enclave-cid: CID 3 belongs to the parent instance"))
        #expect(ended.errors.hasSuffix("nesh: 2 errors; nothing was run\n"), "\(ended.errors)")
    }
}
