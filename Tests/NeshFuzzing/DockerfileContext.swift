import Glibc
import NeshData
import NeshImage
import NeshSystem
import Synchronization

/// A directory with a few files, in which a target's Dockerfiles are built.
enum DockerfileContext {
    private static let context = Mutex<(directory: String, dockerfile: MemoryFile)?>(nil)

    static func build(_ dockerfile: [UInt8]) throws {
        try context.withLock { context throws in
            let (directory, file) = try context ?? make()
            context = (directory, file)
            try file.set(dockerfile)
            var request = EnclaveImageRequest(
                source: .name("fuzz:1"), outputPath: "-",
                environment: [
                    "TMPDIR": directory, "XDG_DATA_HOME": directory, "HOME": directory, "PATH": "/nonexistent",
                    "NITRO_CLI_BLOBS": Seeds.blobs,
                ], now: 0, toolVersion: "0")
            request.dockerDirectory = directory + "/context"
            _ = try accepted {
                try EnclaveImageBuilder.build(request, standardOutput: { _ in }, interrupt: Interrupt())
            }
        }
    }

    private static func make() throws -> (String, MemoryFile) {
        let directory = MemoryFile.directory
        for name in ["context", "context/d"] { mkdir("\(directory)/\(name)", 0o755) }
        for name in ["context/a", "context/d/b"] {
            try AtomicFile.write(Array("text".utf8), to: "\(directory)/\(name)")
        }
        return (directory, try MemoryFile("context/Dockerfile"))
    }
}
