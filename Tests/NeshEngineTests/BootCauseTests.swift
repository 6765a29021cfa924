import NeshData
import Testing

@testable import NeshEnclave

/// What a console tells of a failed boot.
@Suite("Causes of failed boots") struct BootCauseTests {
    @Test(
        "Texts of kernels and inits",
        arguments: [
            ("nsm: loading\nCould not open /env: No such file or directory", "does not fit once it is unpacked", true),
            (
                "Initramfs unpacking failed: write error\nKernel panic - not syncing: No working init found",
                "unpacked", true
            ),
            ("init[1]: segfault at 0 ip 00000000 sp 00007ffc error 4", "its init crashed", true),
            ("Out of memory: Killed process 63 (app)\nKernel panic - not syncing", "the kernel has none left", true),
            ("Kernel panic - not syncing: No working init found.", "finds no init", false),
            ("init: execvpe /app failed: No such file or directory", "is missing", false),
            ("/app: Exec format error", "not for this processor", false),
            ("Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000100", "its kernel gave up", false),
        ])
    func causes(_ console: String, _ words: String, _ needsMemory: Bool) throws {
        let cause = try #require(BootCause(console: console))
        #expect(cause.sentence.contains(words))
        #expect(cause.needsMemory == needsMemory)
    }

    @Test("An ordinary console has no cause")
    func ordinary() { #expect(BootCause(console: "[    0.000000] Linux version 4.14\nHello") == nil) }

    @Test("A failure keeps its own words; the tail is bounded and has no control characters")
    func tail() {
        let grant = Grant(name: "app", cid: 16, cpuIDs: [1], memoryMiB: 128, debug: true)
        let enclave = Enclave(
            id: Enclave.ID("i-0-enc1"), grant: grant, processID: 1, state: .empty, measurements: .null)
        let failure = Failure(.enclaveBoot, "no heartbeat", details: ["first"], fixes: ["do this"])
        let console = Array(
            (0..<50).map { "line \($0) \u{1b}[31m" + String(repeating: "x", count: 300) + "\r\n" }.joined().utf8)
        let explained = failure.explained(byConsole: console + Array("Could not open /env\n".utf8), of: enclave)
        #expect(explained.message == "no heartbeat")
        #expect(explained.details.first?.contains("memory is too small") == true)
        #expect(explained.details.contains("first"))
        #expect(explained.details.count == 3 + 8)
        #expect(explained.details.last == "  Could not open /env")
        #expect(explained.details.allSatisfy { $0.count < 220 && !$0.unicodeScalars.contains { $0.value < 0x20 } })
        #expect(explained.fixes == ["run-enclave … --memory 256", "do this", "logs app"])
        var other = enclave
        other.grant = Grant(name: "a; b", cid: 16, cpuIDs: [1], memoryMiB: 128, debug: true)
        #expect(failure.explained(byConsole: console, of: other).fixes.last == "logs 'a; b'")
        #expect(explained.subject == .parameter("--memory", instead: "256"))
        #expect(failure.explained(byConsole: [], of: enclave) == failure)
    }
}
