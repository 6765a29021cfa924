import Foundation
import NeshData
import NeshImage
import NeshSystem

/// The golden cases, copied into the test bundle.
enum Golden {
    static var directory: String {
        (Bundle.module.resourcePath ?? ".") + "/Fixtures/golden"
    }

    static func path(_ name: String) -> String { directory + "/" + name }

    static func json(_ name: String) throws -> JSON {
        try JSON.parse(Array(Data(contentsOf: URL(fileURLWithPath: path(name)))))
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: path(name))))
    }
}

/// A directory that goes with the test.
final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "nesh-image-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    func read(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: URL(fileURLWithPath: file(name)))) }

    /// Names in it, hidden ones too.
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

/// Runs a program; its output, or an error with what it said when it fails.
@discardableResult
func run(_ words: String..., input: [UInt8]? = nil, in directory: String? = nil) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
    let output = Foundation.Pipe()
    let errors = Foundation.Pipe()
    process.standardOutput = output
    process.standardError = errors
    if let input {
        let name = NSTemporaryDirectory() + "nesh-input-" + UUID().uuidString
        try Data(input).write(to: URL(fileURLWithPath: name))
        defer { try? FileManager.default.removeItem(atPath: name) }
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: name))
    } else {
        process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    let said = Array(output.fileHandleForReading.readDataToEndOfFile())
    let complaints = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
        throw ProgramFailure(program: words.joined(separator: " "), message: complaints)
    }
    return said
}

struct ProgramFailure: Error {
    var program: String
    var message: String
}

extension EnclaveImageRequest {
    /// A request that takes its blobs from the golden ones and nothing from this machine.
    static func golden(_ source: ImageReference, to output: String, scratch: Scratch) -> EnclaveImageRequest {
        EnclaveImageRequest(
            source: source, outputPath: output,
            environment: [
                "NITRO_CLI_BLOBS": Golden.path("blobs"), "XDG_DATA_HOME": scratch.path, "TMPDIR": scratch.path,
                "PATH": scratch.file("bin"),
            ],
            now: originTime, toolVersion: "1")
    }
}
