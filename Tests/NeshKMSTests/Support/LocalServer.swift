import Foundation
import NeshData
import NeshHTTP
import NeshSystem
import NeshTestSupport

@testable import NeshKMS

/// A local KMS in a directory of its own, served by this process until it is let go.
final class LocalServer {
    let files: TemporaryDirectory
    let directory: KMSDirectory
    let server: KMSServer
    let identity: ProgramIdentity

    init(verify: @escaping DocumentVerifier = { _, _ throws(DocumentRefusal) in throw DocumentRefusal("none") }) throws
    {
        files = try TemporaryDirectory()
        directory = KMSDirectory(data: files.path)
        try directory.make()
        let lock = try directory.lock()
        server = try KMSServer(directory, port: 0, lock: lock, verify: verify)
        identity = try ProgramIdentity(data: files.path, region: "us-east-1")
        try SystemThread.start { [server] in try? server.run(signals: nil) }
    }

    deinit { server.stop() }

    /// What `kms log` shows, the oldest first.
    var log: [JSON] { KMSLog.read(directory.log) }

    /// Runs a script of the fixtures with the identity that programs of the parent have.
    /// - Returns: its exit status and all that it wrote.
    func python(_ script: String, _ arguments: String...) throws -> (status: Int32, text: String) {
        try Python.run(script, arguments, environment: identity.environment(metadataPort: nil))
    }
}

/// Scripts in Python that compare with other people's programs.
enum Python {
    /// Whether these modules can be imported: what needs them is skipped elsewhere.
    static func has(_ modules: String...) -> Bool {
        (try? start(["-c", "import " + modules.joined(separator: ", ")], environment: [:]).status) == 0
    }

    static func run(
        _ script: String, _ arguments: [String], environment: [String: String?]
    ) throws -> (status: Int32, text: String) {
        let path = Bundle.module.path(forResource: "Fixtures/\(script)", ofType: nil) ?? script
        return try start([path] + arguments, environment: environment)
    }

    static func start(
        _ arguments: [String], environment: [String: String?] = [:]
    ) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        var variables = ProcessInfo.processInfo.environment
        for (name, value) in environment { variables[name] = value }
        process.environment = variables
        let pipe = Foundation.Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }
}
