import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// What scripts/test-containers has started for the tests.
enum Stage {
    private static let variables = ProcessInfo.processInfo.environment

    static var hasDocker: Bool { variables["NESH_TEST_DOCKER"] != nil }
    static var hasPodman: Bool { variables["NESH_TEST_PODMAN"] != nil }
    /// It needs no daemon, only the storage that podman has too.
    static var hasBuildah: Bool { variables["NESH_TEST_BUILDAH"] != nil }
    /// `127.0.0.1:PORT`
    static var registry: String? { variables["NESH_TEST_REGISTRY"] }
    /// The file that lets the tools use it without TLS.
    static var registrySettings: String? { variables["CONTAINERS_REGISTRIES_CONF"] }
    static var hasAWS: Bool { variables["NESH_TEST_AWS"] != nil }
    /// A Debian system's root directory.
    static var debian: String? { variables["NESH_TEST_DEBIAN"] }

    /// The .deb of the program under test.
    static var package: String? { variables["NESH_TEST_PACKAGE"] }
    /// The container image that `scripts/package --oci` makes.
    static var containerImage: String? { variables["NESH_TEST_OCI"] }
    /// Root directories of Debian systems as their installer leaves them.
    static var freshSystems: [String] {
        (variables["NESH_TEST_FRESH"] ?? "").split(separator: ":").map(String.init)
    }

    static let program = TestProgram.nesh

    static let golden = URL(fileURLWithPath: #filePath)
        .appendingPathComponent("../../NeshImageTests/Fixtures/golden").standardized.path

    /// A golden image's PCR2.
    static func expected(_ image: String) throws -> String {
        let json = try JSON.parse(Array(Data(contentsOf: URL(fileURLWithPath: golden + "/expected.json"))))
        return try #require(json[image]?["PCR2"]?.string)
    }
}

/// Runs nesh and container tools in a directory and an environment of a test's own.
struct Bench {
    let scratch: TemporaryDirectory
    var environment: [String: String]

    init() throws {
        scratch = try TemporaryDirectory()
        environment = ProcessInfo.processInfo.environment
        environment["HOME"] = scratch.path
        environment["XDG_DATA_HOME"] = scratch.path
        environment["NITRO_CLI_BLOBS"] = Stage.golden + "/blobs"
        // skopeo and buildah look for it only there.
        if let settings = Stage.registrySettings {
            try scratch.write(
                ".config/containers/registries.conf", try Data(contentsOf: URL(fileURLWithPath: settings)))
        }
    }

    func file(_ name: String) -> String { scratch.path + "/" + name }

    /// - Returns: what the program said, however it ended.
    func start(_ program: String, _ arguments: [String]) throws -> ChildProcess.Output {
        try ChildProcess.run(
            program, arguments, environment: environment.map { "\($0.key)=\($0.value)" }, directory: scratch.path)
    }

    /// - Returns: standard output of a program that must succeed.
    @discardableResult
    func run(_ program: String, _ arguments: String...) throws -> String {
        let output = try start(program, arguments)
        guard output.succeeded else {
            throw Failed(description: "\(program) \(arguments): \(output.errorLines.suffix(20))")
        }
        return String(decoding: output.standardOutput, as: UTF8.self)
    }

    struct Failed: Error, CustomStringConvertible {
        var description: String
    }

    func nesh(_ arguments: String...) throws -> ChildProcess.Output { try start(Stage.program, arguments) }

    /// Builds an image; through a tool if one is named.
    /// - Returns: its measurements.
    func build(_ source: String, tool: String? = nil, _ more: String...) throws -> JSON {
        let line = (["--docker-uri", source, "--output-file", "o.eif"] + more)
            .map { $0.hasPrefix("-") ? $0 : "'\($0)'" }.joined(separator: " ")
        let script = (tool.map { "option container-tool \($0)\n" } ?? "") + "build-enclave " + line
        let output = try nesh("-c", script)
        guard output.succeeded else { throw Failed(description: "\(output.errorLines)") }
        return try #require(try JSON.parse(output.standardOutput)["Measurements"])
    }

    /// The paths of a built image's files.
    func files() throws -> [String] {
        let json = try JSON.parse(try nesh("eif", "ls", "o.eif", "--json").standardOutput)
        return (json.array ?? []).compactMap { $0["Path"]?.string }
    }
}
