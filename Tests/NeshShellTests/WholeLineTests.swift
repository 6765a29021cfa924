import NeshPasted
import Testing

@Suite("A way out that is an option, as a line to type")
struct WholeLineTests {
    @Test(
        "options take the place of the line's own, or stand behind it",
        arguments: [
            (
                "--docker-uri docker-archive:FILE  # takes a saved image",
                "build-enclave --docker-uri docker-archive:FILE --output-file x.eif  # takes a saved image"
            ),
            ("--docker-dir d", "build-enclave --docker-uri nosuch --output-file x.eif --docker-dir d"),
            (
                "--docker-uri nosuch --docker-dir 'a b'  # builds it",
                "build-enclave --docker-uri nosuch --output-file x.eif --docker-dir 'a b'  # builds it"
            ),
            ("--cpu-ids 1 3", "build-enclave --docker-uri nosuch --output-file x.eif --cpu-ids 1 3"),
        ])
    func lines(fix: String, line: String) {
        #expect(WholeLine.of(fix, for: ["build-enclave", "--docker-uri", "nosuch", "--output-file", "x.eif"]) == line)
    }

    @Test("what the gap of a line stands for is the line's own, or a line that starts an enclave")
    func gaps() {
        let words = ["run-enclave", "--eif-path", "a.eif", "--memory", "8"]
        #expect(WholeLine.of("run-enclave … --memory 64", for: words) == "run-enclave --eif-path a.eif --memory 64")
        #expect(
            WholeLine.of("run-enclave … --debug-mode  # then", for: ["logs"]) { "run-enclave --cpu-count 2 \($0)" }
                == "run-enclave --cpu-count 2 --debug-mode  # then")
        // A sentence, and a gap in another command's line.
        for fix in ["run-enclave … --memory with an even number", "export … --svg  # moves as well"] {
            #expect(WholeLine.of(fix, for: words) == fix)
        }
    }

    @Test("a list of numbers and a value behind = are replaced whole")
    func values() {
        #expect(
            WholeLine.of("--cpu-ids 1", for: ["run-enclave", "--cpu-ids", "1", "5", "7"]) == "run-enclave --cpu-ids 1")
        #expect(
            WholeLine.of("--engine local", for: ["vsock-proxy", "--engine=nitro", "8000"])
                == "vsock-proxy --engine local 8000")
    }

    @Test("an option that the line's own was mistaken for takes its place")
    func mistaken() {
        for words in [
            ["console", "--enclave-id", "app", "--for", "2s"], ["console", "--enclave-id=app", "--for", "2s"],
        ] {
            #expect(
                WholeLine.of("--enclave-name app", for: words, insteadOf: "--enclave-id")
                    == "console --enclave-name app --for 2s")
        }
    }

    @Test(
        "sentences and lines stay",
        arguments: [
            "--enclave-cid 16, or leave it out to get a free one", "--enclave-id ID says which", "help run-enclave",
            "check the path", "--enclave-name NAME or --enclave-id ID says which",
        ])
    func others(fix: String) { #expect(WholeLine.of(fix, for: ["run-enclave", "--enclave-cid", "3"]) == fix) }
}
