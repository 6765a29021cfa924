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
        vsock where it is there allowed
        host:
        \(trapped(ofDevices: "allowed", ofRings: "ENOSYS"))
        sandbox:
        \(trapped(ofDevices: "trapped", ofRings: "allowed"))

        """

    /// What the supervisor's filter answers: to a process of the host that it stands before, and in a sandbox.
    private static func trapped(ofDevices: String, ofRings: String) -> String {
        """
        a call of sockets trapped
        a call of sockets trapped
        a call of sockets trapped
        a call of sockets trapped
        a call of sockets trapped
        a call of sockets trapped
        a call of sockets trapped
        data allowed
        data allowed
        data allowed
        data allowed
        data allowed
        socket of vsock trapped
        socket of another family allowed
        pair allowed
        pair of vsock EOPNOTSUPP
        option of vsock trapped
        option allowed
        asked option of vsock trapped
        SO_ERROR trapped
        SO_DOMAIN trapped
        SO_TYPE allowed
        option of TCP allowed
        local CID trapped
        security module \(ofDevices)
        entropy \(ofDevices)
        TCGETS allowed
        io_uring_setup \(ofRings)
        """
    }

    /// Of programs of the same processor's older kinds, which that of arm64 has in another way.
    static let answersToOlderKinds = """
        32-bit read allowed
        32-bit socketcall EAFNOSUPPORT
        32-bit socket of vsock EAFNOSUPPORT
        32-bit socket allowed
        x32 read ENOSYS

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
            "\(checkout)/Sources/CLinux/sandbox/filter.c", "\(checkout)/Sources/CLinux/vsock/trap.c",
        ]
        let compiled = try run(processor.compiler, flags + ["-static", "-o", program] + sources)
        #expect(compiled.status == 0, "\(compiled.output)")
        let ended = try processor.emulator.map { try run($0, [program]) } ?? run(program, [])
        var expected = Self.answers
        #if arch(x86_64)
            if processor.emulator == nil { expected += Self.answersToOlderKinds }
        #endif
        #expect(ended.output == expected)
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
