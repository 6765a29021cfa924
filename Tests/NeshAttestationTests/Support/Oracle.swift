import Foundation
import NeshData
import NeshTestSupport
import Testing

/// A reader and verifier of documents that is not nesh's: Python's cryptography and cbor2, pycose where it is
/// installed, and `openssl verify`.
enum Oracle {
    /// Whether it can be run here.
    static let isThere: Bool = {
        TestProgram.areInstalled("python3", "openssl") && (try? run(["-c", "import cbor2, cryptography"]))?.status == 0
    }()

    /// What it says of a document under a root.
    /// - Throws: where it does not accept it.
    static func judge(_ document: [UInt8], root pem: [UInt8]) throws -> JSON {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("nesh-oracle-\(UUID())")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let (file, root) = (directory.appendingPathComponent("document"), directory.appendingPathComponent("root"))
        try Data(document).write(to: file)
        try Data(pem).write(to: root)
        let script = try #require(Bundle.module.url(forResource: "Fixtures/oracle.py", withExtension: nil))
        let result = try run([script.path, file.path, root.path, directory.path])
        try #require(result.status == 0, "\(String(decoding: result.errors, as: UTF8.self))")
        return try JSON.parse(result.output)
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: [UInt8], errors: [UInt8]) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let read = output.fileHandleForReading.readDataToEndOfFile()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, Array(read), Array(said))
    }
}
