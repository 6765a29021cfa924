import Foundation
import NeshData
import NeshTestSupport
import Testing

/// An image for another processor than this machine's.
@Suite struct ArchitectureTests {
    @Test("--arch takes both names of a processor", arguments: [("aarch64", "arm64"), ("x86_64", "amd64")])
    func bothNames(own: String, others: String) throws {
        let home = try Home()
        func build(_ architecture: String) throws -> JSON? {
            let built = try home.run(
                "build-enclave", "--docker-uri", "app:1", "--docker-dir", try BuiltProgram.context.get(), "--arch",
                architecture, "--output-file", "\(architecture).eif")
            #expect(built.status == 0, "\(built.errors)")
            return built.json?["Measurements"]
        }
        #expect(try build(own) == build(others))
        // The format's flags, behind magic and version: bit 0 is set for arm64.
        let flags = try Data(contentsOf: URL(filePath: "\(home.path)/\(others).eif")).dropFirst(6).prefix(2)
        #expect(Array(flags) == [0, own == "aarch64" ? 1 : 0])
    }

    @Test("Neither name takes another processor's")
    func unknown() throws {
        let refused = try Home().run(
            "build-enclave", "--docker-uri", "app:1", "--arch", "arm", "--output-file", "a.eif")
        #expect(refused.status == 3)
        #expect(refused.errors.contains("'arm' is not one of x86_64, aarch64, amd64, arm64"))
    }
}
