import Foundation
import NeshData
import NeshEnclave
import NeshEngines
import NeshLocal
import NeshSystem
import NeshTestSupport
import Synchronization

/// A machine of a test's own: sockets directory, logs, allocator's file, images.
final class TestMachine: Sendable {
    let directory: TemporaryDirectory
    let interrupt: Interrupt
    let warnings = Mutex<[String]>([])
    let environment: [String: String]

    /// The engine as a program, which is also the keepers'; where every user may execute it.
    static let program: Result<String, any Error> = Result {
        let copy = shared.path + "/probe"
        try TestProgram.copy(TestProgram.built("NeshEngineProbe"), to: copy)
        return copy
    }

    private static let shared: TemporaryDirectory = {
        do {
            let directory = try TemporaryDirectory()
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.path)
            return directory
        } catch { preconditionFailure("no temporary directory: \(error)") }
    }()

    init(memoryMiB: Int = 4096, cpus: Int = 16) throws {
        directory = try TemporaryDirectory()
        interrupt = try Interrupt()
        try FileManager.default.createDirectory(atPath: directory.path + "/run", withIntermediateDirectories: true)
        try directory.write("allocator.yaml", "memory_mib: \(memoryMiB)\ncpu_count: \(cpus)\n")
        environment = [
            "NITRO_CLI_SOCKETS_PATH": directory.path + "/run", "HOME": directory.path,
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        ]
    }

    func engine(_ kind: EngineKind = .local) throws -> any Engine {
        try Engines.choose(kind, settings: settings())
    }

    func settings() throws -> EngineSettings {
        EngineSettings(
            allocatorPath: directory.path + "/allocator.yaml", environment: environment,
            keeperProgram: try Self.program.get(),
            warn: { [self] text in warnings.withLock { $0.append(text) } })
    }

    /// An image whose application is the probe with these words.
    func image(_ words: String..., edit: (inout TestArchive) -> Void = { _ in }) throws -> String {
        var archive = TestArchive(
            command: ["/probe"] + words, environment: ["PATH=/bin", "GREETING=hello there"],
            program: try Probe.program.get())
        edit(&archive)
        return try write(TestImage.bytes([archive.bytes]))
    }

    func write(_ image: [UInt8]) throws -> String { try directory.write("\(UUID().uuidString).eif", image) }

    func request(_ image: String, memory: Int = 64, cpus: Int = 1, name: String = "probe") -> EnclaveRequest {
        EnclaveRequest(imagePath: image, memoryMiB: memory, cpus: .count(cpus), debug: true, name: name)
    }

    /// Without the switch of vsock, which stays for the next enclave.
    var sockets: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory.path + "/run")) ?? [])
            .filter { !$0.hasPrefix("vsock") }.sorted()
    }
}

extension Engine {
    func start(_ request: EnclaveRequest, _ machine: TestMachine) throws -> Enclave {
        try start(request, progress: { _ in }, interrupt: machine.interrupt)
    }

    /// The console's text from its start to its end, and why the enclave ended.
    func wholeConsole(of id: Enclave.ID) throws -> (text: String, ending: ExitReason?) {
        try console(of: id, from: .start).collect(until: { _ in false })
    }
}

extension ConsoleStream {
    /// Reads until the text satisfies or the stream ends; usually at most half a minute.
    func collect(
        within limit: Duration = .seconds(30), until satisfied: (String) -> Bool
    ) throws -> (text: String, ending: ExitReason?) {
        var bytes: [UInt8] = []
        let deadline = Deadline(after: limit)
        while true {
            switch try read() {
            case .bytes(let piece): bytes += piece
            case .gap(let count): bytes += Array("<gap of \(count)>".utf8)
            case .end(let reason): return (String(decoding: bytes, as: UTF8.self), reason)
            case .nothing:
                let text = String(decoding: bytes, as: UTF8.self)
                if satisfied(text) { return (text, nil) }
                if try Poll.wait(for: descriptor, until: deadline).isEmpty {
                    throw Failure(kind: .timedOut, "the console says only: \(text)")
                }
            }
        }
    }
}
