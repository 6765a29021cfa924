import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import Synchronization
import Testing

/// Under which word of a line a failure stands.
@Suite struct FailureSubjectTests {
    /// What `run-enclave` with these words says when its start fails so.
    private func said(
        _ words: String, _ failure: Failure, json: Bool = false, before: String = ""
    ) throws -> String {
        var options = Interpreter.Options()
        if json { options.errorFormat = .json }
        let shell = try Shell(options: options)
        shell.engine.state.withLock { $0.startFailure = failure }
        shell.run(before + "run-enclave \(words)")
        return shell.err.text
    }

    /// Whether the caret is under this word, as the last one of its text.
    private func marks(_ word: String, _ words: String, _ failure: Failure) throws -> Bool {
        let line = "run-enclave \(words)"
        guard let range = line.ranges(of: word).last else { return false }
        let column = line.distance(from: line.startIndex, to: range.lowerBound) + 1
        return try said(words, failure).contains("t.nesh:1:\(column): error")
    }

    private func memory(_ instead: String? = nil) -> Failure {
        Failure(.insufficientMemoryAvailable, "too much: 128", about: .parameter("--memory", instead: instead))
    }

    @Test("of two equal values the one that is meant is marked")
    func equalValues() throws {
        let line = "--eif-path a.eif --cpu-count 1 --memory 128 --enclave-cid 128"
        let cid = Failure(.invalidArgument, "the CID 128 is taken", about: .parameter("--enclave-cid"))
        #expect(try said(line, memory()).contains("t.nesh:1:53: error"))
        #expect(try said(line, cid).contains("t.nesh:1:71: error"))
        let other = "--eif-path a.eif --cpu-count 1 --enclave-cid 128 --memory=128"
        #expect(try said(other, memory()).contains("t.nesh:1:71: error"))
        #expect(try said(other, cid).contains("t.nesh:1:58: error"))
        #expect(try marks("'128'", "--eif-path 128 --cpu-count 1 --memory '128'", memory()))
        #expect(try marks("\"12\"8", "--eif-path 128 --cpu-count 1 --memory \"12\"8", memory()))
    }

    @Test("of two values in each other's place the first is marked, and the whole line is said as it would do")
    func exchanged() throws {
        let failure = Failure(.eifSigning, "exchange them", about: .exchanged("--eif-path", "--enclave-name"))
        let line = "--enclave-name 'a b.eif' --cpu-count 1 --memory 64 --eif-path b"
        let text = try said(line, failure)
        #expect(text.contains("t.nesh:1:75: error"), "\(text)")
        #expect(
            text.contains("fix: run-enclave --enclave-name b --cpu-count 1 --memory 64 --eif-path 'a b.eif'"), "\(text)"
        )
        #expect(try !said("--enclave-name a --cpu-count 1 --memory 64 --eif-path=b", failure).contains("fix: run"))
    }

    @Test(
        "a way out whose line is said whole is not said again with a gap",
        arguments: ["--cpu-count=9", "--cpu-count 9"])
    func whole(option: String) throws {
        let failure = Failure(
            .insufficientCpus, "too many", fixes: ["run-enclave … --cpu-count 2", "allocator set cpu_count 10"],
            about: .parameter("--cpu-count", instead: "2"))
        let shell = try Shell(interactive: true)
        shell.engine.state.withLock { $0.startFailure = failure }
        _ = shell.interpreter.submit("run-enclave --eif-path a.eif --memory 64 \(option)\n")
        let line = "run-enclave --eif-path a.eif --memory 64 \(option.dropLast())2"
        #expect(shell.err.text.contains("fix: \(line)\n") && !shell.err.text.contains("…"), "\(shell.err.text)")
    }

    @Test("a file is marked where it is given as one, whatever else has its name")
    func files() throws {
        let line = "--enclave-name a.eif --eif-path a.eif --cpu-count 1 --memory 64"
        #expect(
            try said(line, Failure(.eifParsing, "a.eif is not an image", about: .file("a.eif"))).contains(
                "t.nesh:1:45: "))
    }

    @Test("what the session or nobody gave has the verb marked")
    func absent() throws {
        let none = Failure(.unspecified, "something about a.eif and 64")
        #expect(try marks("run-enclave", "--eif-path a.eif --cpu-count 1 --memory 64", none))
        let ids = Failure(.cpuError, "no", about: .parameter("--cpu-ids"))
        #expect(try marks("run-enclave", "--eif-path a.eif --cpu-count 1 --memory 64", ids))
    }

    @Test("JSON errors name the parameter, and what would do")
    func fields() throws {
        let line = "--eif-path a.eif --enclave-cid 128 --cpu-count 1 --memory=128"
        let object = try JSON.parse(Array(try said(line, memory("64"), json: true).utf8))
        #expect(object["parameter"]?.string == "--memory")
        #expect(object["replacement"]?.string == "64")
        #expect(object["column"]?.integer == 71)
        let variable = try JSON.parse(
            Array(
                try said("--eif-path a.eif --cpu-count 1 --memory $m", memory("64"), json: true, before: "set m 128\n")
                    .utf8))
        #expect(variable["parameter"]?.string == "--memory" && variable["replacement"] == nil)
        let bad = try JSON.parse(
            Array(try said("--eif-path a.eif --cpu-count 1 --memory x", memory(), json: true).utf8))
        #expect(bad["parameter"]?.string == "--memory")
    }

    @Test("verbs that end take whole names only, and selecting takes no letters of an ID")
    func verbs() throws {
        let shell = try Shell()
        try shell.engine.add(FakeEngine.enclave("first", cid: 92))
        try shell.engine.add(FakeEngine.enclave("second", cid: 1920))
        #expect(shell.run("terminate-enclave 92") == 0)
        #expect(shell.run("terminate-enclave 92") == 1)
        for line in [
            "terminate-enclave i", "terminate-enclave 192", "terminate-enclave enc1920", "use 0123", "console enc",
        ] {
            #expect(shell.run(line) == 1, "\(line)")
        }
        #expect(shell.engine.state.withLock { $0.enclaves.map(\.name) } == ["second"])
        #expect(shell.err.text.contains("near it: second (CID 1920, i-0123-enc1920)"))
    }
}
