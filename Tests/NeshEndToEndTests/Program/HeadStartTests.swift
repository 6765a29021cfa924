import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// The keeper that is started before the command line is read, as strace sees it.
@Suite(
    "A keeper's head start", .enabled(if: File.exists("/usr/bin/strace"), "strace lists the programs that are started"))
struct HeadStartTests {
    /// What strace saw of a call of nesh.
    private struct Seen {
        /// The processes that have become keepers.
        var keepers: [Substring]
        /// The processes that nesh itself has waited for to their end.
        var waitedFor: [Substring]
        var ended: Ended
    }

    private func see(_ home: Home, _ words: [String]) throws -> Seen {
        let trace = home.path + "/trace"
        // A program that is started is its own from then on: an enclave is not waited for.
        let strace = ["-f", "-q", "-b", "execve", "-e", "trace=execve,wait4", "-o", trace]
        let ended = try Ended.of(
            "/usr/bin/strace", strace + (try home.command(words)), environment: home.environment, directory: home.path)
        // A line is: process, call, " = ", result. If another process comes between, the call stands in a line
        // without a result, which ends in "<unfinished ...>", and its result in a later one.
        let lines = try File.text(trace).split(separator: "\n")
        return Seen(
            keepers: lines.filter { $0.contains(#"["nesh", "keep", "#) }.compactMap { $0.split(separator: " ").first },
            waitedFor: lines.filter { $0.contains("wait4") && $0.contains(" = ") }.compactMap {
                $0.split(separator: " ").last
            }, ended: ended)
    }

    private static func start(_ more: String...) throws -> [String] {
        ["run-enclave", "--eif-path", try BuiltProgram.image.get(), "--memory", "64", "--cpu-count", "1"] + more
    }

    @Test("One keeper is started for an enclave, and it is the enclave's")
    func one() throws {
        let home = try Home()
        let seen = try see(home, Self.start())
        #expect(seen.ended.status == 0, "\(seen.ended.errors)")
        #expect(seen.keepers.count == 1)
        let process = seen.ended.json?["ProcessID"]
        #expect(seen.keepers.first.flatMap { Int64($0) }.map { .integer($0) } == process)
        #expect(try home.enclaves().map { $0["ProcessID"] } == [process])
    }

    @Test("What starts no enclave has waited for its keeper's end")
    func none() throws {
        let home = try Home()
        for words in [
            ["run-enclave", "--memory", "3"], try Self.start("--engine", "memory"), ["run-enclave", "--help=1"],
        ] {
            let seen = try see(home, words)
            #expect(seen.keepers.count == 1, "\(words): it is started before the line is read")
            #expect(seen.waitedFor == seen.keepers, "\(words): \(seen.ended.errors)")
        }
        for words in [["run-enclave", "--help"], ["describe-enclaves"], ["-c", "run-enclave --memory 3"]] {
            #expect(try see(home, words).keepers == [], "\(words)")
        }
    }
}
