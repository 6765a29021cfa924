import NeshCommand
import NeshHelp
import NeshShell
import NeshText
import Testing

@Suite("Colours of a typed line") struct LineColouringTests {
    private func session(_ variables: [String: String] = [:]) -> Session {
        var session = Session(mark: "t", isInteractive: true, environment: Environment(["HOME": "/nowhere"]))
        session.variables.merge(variables) { $1 }
        return session
    }

    private func colouring(
        _ variables: [String: String] = [:], earlier: String = "",
        isForeign: @escaping (String) -> Bool = { _ in false }
    ) -> LineColouring {
        LineColouring(
            CompleterTests.snapshot, session(variables), earlier: earlier, entries: CompleterTests.snapshot.files,
            isForeign: isForeign)
    }

    /// Each coloured text with its role, and each underlined one.
    private func look(
        _ line: String, cursor: Int? = nil, _ colouring: LineColouring
    ) -> (roles: [String], wrong: [String]) {
        let bytes = Array(line.utf8)
        let picture = colouring.picture(of: line, cursor: cursor ?? bytes.count)
        let text = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
        return (picture.spans.map { "\(text($0.range)):\($0.role)" }, picture.wrong.map(text))
    }

    private func roles(_ line: String) -> [String] { look(line, colouring(["x": "1"])).roles }
    private func wrong(_ line: String, cursor: Int? = nil) -> [String] {
        look(line, cursor: cursor, colouring(["x": "1"])).wrong
    }

    @Test("verbs, options, values that are there, strings, variables, signs and comments")
    func roles() {
        #expect(
            roles("run-enclave --eif-path hello.eif --memory 64 # why")
                == ["run-enclave:heading", "--eif-path:key", "hello.eif:name", "--memory:key", "# why:dim"])
        #expect(
            roles("try echo 'a b' \"c $x\" > out") == [
                "try:heading", "echo:heading", "'a b':string", "\"c :string", "$x:tint(1)", "\":string", ">:key",
            ] || roles("try echo 'a b' \"c $x\" > out").contains("$x:tint(1)"))
        #expect(roles("describe-eif --eif-path=hello.eif").first == "describe-eif:heading")
        #expect(roles("expect $x == 1") == ["expect:heading", "$x:tint(1)", "==:key"])
        #expect(roles("!ls | wc") == ["!:key"])
        #expect(roles("## 日本 text") == ["## 日本 text:dim"])
    }

    @Test("values that name nothing, once they are finished; verbs that are none")
    func unknown() {
        #expect(roles("console hello ") == ["console:heading", "hello:name"])
        #expect(roles("console nobody") == ["console:heading"])
        #expect(roles("console nobody ") == ["console:heading", "nobody:warning"])
        #expect(roles("descr") == [])
        #expect(roles("descrx") == ["descrx:bad"])
        #expect(roles("descr ").contains("descr:bad"))
    }

    @Test("open quotes and braces are read as if they were closed")
    func open() {
        #expect(roles("echo 'ab").last == "'ab:string")
        #expect(wrong("echo 'ab").isEmpty)
        #expect(wrong("echo ${x").isEmpty)
        // Somewhere else, the quote is a mistake.
        #expect(!wrong("echo 'ab", cursor: 2).isEmpty)
    }

    @Test("what the checker finds, but not where somebody is writing, nor what is only missing")
    func findings() {
        #expect(wrong("run-enclave --memroy 64 ") == ["--memroy"])
        #expect(wrong("run-enclave --memroy").isEmpty)
        #expect(wrong("run-enclave --memory many --cpu-count 1") == ["many"])
        #expect(wrong("run-enclave --memory ").isEmpty)
        #expect(wrong("run-enclave --memory 64 ").isEmpty)
        #expect(wrong("echo $nothing more") == ["$nothing"])
        #expect(wrong("echo $x more").isEmpty)
        #expect(wrong("verson --json") == ["verson"])
        #expect(wrong("日本 x") == ["日本"])
    }

    @Test("lines of a block and joined lines are read with what stands before them")
    func earlier() {
        let block = colouring(earlier: "if $ok == true\nset y 1\n")
        #expect(look("end", block).roles == ["end:heading"])
        #expect(look("end ", block).wrong.isEmpty)
        #expect(look("echo $y more", block).wrong.isEmpty)
        let joined = colouring(earlier: "run-enclave \\\n")
        #expect(look("--memory many --cpu-count 1", joined).roles == ["--memory:key", "--cpu-count:key"])
        #expect(look("--memory many --cpu-count 1", joined).wrong == ["many"])
    }

    @Test("a line of another shell that is understood has nothing wrong in it")
    func foreign() {
        let look = look("X=1 && verson", colouring(isForeign: { _ in true }))
        #expect(look.wrong.isEmpty && !look.roles.contains { $0.hasSuffix(":bad") })
    }
}
