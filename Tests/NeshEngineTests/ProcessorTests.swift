import Foundation
import NeshTestSupport
import Testing

/// The C parts for each processor that nesh knows: they compile, and the sandbox's filter means the same calls.
@Suite("Processors") struct ProcessorTests {
    struct Processor: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var compiler: String
        /// Runs a program of that processor; nil where this machine does.
        var emulator: String?

        var missing: [String] {
            [compiler, emulator].compactMap(\.self).filter { !FileManager.default.isExecutableFile(atPath: $0) }
        }
    }

    static let own = Processor(testDescription: "this machine's", compiler: "/usr/bin/cc")
    static let arm = Processor(
        testDescription: "arm64", compiler: "/usr/bin/aarch64-linux-gnu-gcc", emulator: "/usr/bin/qemu-aarch64-static")

    static let answers = """
        read allowed
        read of another processor killed
        mount EPERM
        setns EPERM
        clone allowed
        clone of a user namespace EPERM
        unshare of a user namespace EPERM
        clone3 ENOSYS
        inet allowed
        vsock EAFNOSUPPORT
        TIOCSTI EPERM
        TCGETS allowed

        """

    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
        .standardizedFileURL.path

    @Test(
        "the filter refuses the same calls",
        arguments: [own, arm].filter(\.missing.isEmpty))
    func filter(_ processor: Processor) throws {
        let directory = try TemporaryDirectory()
        let program = directory.path + "/answers"
        let sources = [
            "\(checkout)/Tests/NeshEngineTests/Fixtures/filter_answers.c",
            "\(checkout)/Sources/CLinux/sandbox/filter.c",
        ]
        let compiled = try run(processor.compiler, flags + ["-static", "-o", program] + sources)
        #expect(compiled.status == 0, "\(compiled.output)")
        let ended = try processor.emulator.map { try run($0, [program]) } ?? run(program, [])
        #expect(ended.output == Self.answers)
        #expect(ended.status == 0)
    }

    @Test(
        "all C of the system layer compiles for arm64",
        .enabled(
            if: arm.missing.isEmpty,
            "missing: \(arm.missing.joined(separator: ", ")); docs/contributing.md names the packages"
        ))
    func compiles() throws {
        let folder = "\(checkout)/Sources/CLinux"
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".c") }
        #expect(files.count > 10)
        let ended = try run(Self.arm.compiler, flags + ["-fsyntax-only"] + files.sorted().map { "\(folder)/\($0)" })
        #expect(ended.status == 0, "\(ended.output)")
    }

    private var flags: [String] {
        ["-std=gnu11", "-O1", "-Wall", "-Wextra", "-Werror", "-I\(checkout)/Sources/CLinux/include"]
            + ["-I\(checkout)/Sources/CLinux/sandbox"]
    }

    private func run(_ program: String, _ arguments: [String]) throws -> (output: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let pipe = Pipe()
        (process.standardOutput, process.standardError) = (pipe, pipe)
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: output, as: UTF8.self), process.terminationStatus)
    }
}
