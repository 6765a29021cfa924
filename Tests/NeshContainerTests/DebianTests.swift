import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// A whole Debian system as an enclave: dynamic linking, a shell and Python work inside it.
@Suite(.serialized, .enabled(if: Stage.debian != nil, "no Debian system")) struct DebianTests {
    private func run(_ command: [String], until pattern: String) throws -> String {
        let bench = try Bench()
        let root = try #require(Stage.debian)
        let script = """
            option engine local
            option allocator-file allocator.yaml
            allocator set memory_mib 3072
            on-exit terminate-enclave --session
            build-enclave --docker-uri rootfs:\(root) --cmd '\(command.joined(separator: " "))' --output-file d.eif
            run-enclave --cpu-count 1 --memory 3072 --debug-mode
            console --until '\(pattern)'
            """
        var own = bench
        own.environment["XDG_RUNTIME_DIR"] = bench.file("run")
        own.environment["NITRO_CLI_BLOBS"] = nil
        try FileManager.default.createDirectory(atPath: bench.file("run"), withIntermediateDirectories: true)
        let output = try own.start(Stage.program, ["-c", script])
        let text = String(decoding: output.standardOutput, as: UTF8.self)
        #expect(output.succeeded, "\(output.errorLines) \(text.suffix(2000))")
        return text
    }

    @Test func python() throws {
        try script(
            "usr/local/bin/loop.py",
            "import time, sys\nn = 0\nwhile True:\n    n += 1\n"
                + "    print('python', sys.version_info[0], 'says', n, flush=True)\n    time.sleep(0.1)\n")
        let text = try run(["/usr/bin/python3", "/usr/local/bin/loop.py"], until: "python 3 says 3")
        #expect(text.contains("python 3 says 1") && text.contains("python 3 says 3"))
    }

    @Test func shell() throws {
        try script(
            "usr/local/bin/loop.sh",
            "n=0\nwhile :; do n=$((n + 1)); echo \"$(cat /etc/debian_version): $(ls / | wc -l) $n\"; sleep 0.1; done\n")
        let text = try run(["/bin/sh", "/usr/local/bin/loop.sh"], until: "^12[^ ]*: [0-9]+ 3")
        #expect(text.contains(#/12\S*: \d+ 3/#))
    }

    private func script(_ path: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: try #require(Stage.debian) + "/" + path))
    }
}
