import Glibc
import NeshData

/// The files that every enclave boots from: kernel, its command line, init and the security module's driver.
package struct Blobs: Sendable {
    /// Where they were found.
    package enum Origin: Sendable, Equatable {
        case directory(String)
        /// Nowhere: fixed bytes take their places.
        case placeholder
    }

    package var origin: Origin
    /// Nil for a placeholder.
    var kernel: InputFile?
    /// Without white space around it.
    var cmdline: [UInt8]
    var initProgram: [UInt8]
    var nsmModule: [UInt8]
    /// `Linux` and `6.1.0`, from the kernel's configuration.
    var operatingSystem: String
    var kernelVersion: String

    private static let systemDirectory = "/usr/share/nitro_enclaves/blobs"

    /// Looks where the user said, where the system keeps them, in the user's data directory; otherwise
    /// placeholders. A directory that the user named must have them.
    /// - Throws: E52 when it has not, E19 when a file cannot be read.
    package static func find(
        architecture: EIF.Architecture, environment: [String: String], dataDirectory: String
    ) throws(Failure) -> Blobs {
        let kernelName = architecture == .arm ? "Image" : "bzImage"
        if let named = environment["NITRO_CLI_BLOBS"], !named.isEmpty {
            return try read(trimmed(named), kernelName: kernelName)
        }
        for directory in [systemDirectory, dataDirectory + "/blobs"]
        where access("\(directory)/\(kernelName)", F_OK) == 0 {
            return try read(directory, kernelName: kernelName)
        }
        return Blobs(
            origin: .placeholder, kernel: nil, cmdline: Placeholder.cmdline, initProgram: Placeholder.initProgram,
            nsmModule: Placeholder.nsmModule, operatingSystem: "Unknown", kernelVersion: "Unknown")
    }

    private static func trimmed(_ directory: String) -> String {
        directory.utf8.count > 1 && directory.hasSuffix("/") ? String(directory.dropLast()) : directory
    }

    private static func read(_ directory: String, kernelName: String) throws(Failure) -> Blobs {
        func file(_ name: String) throws(Failure) -> InputFile {
            let path = "\(directory)/\(name)"
            guard access(path, F_OK) == 0 else {
                throw Failure(
                    .blobsPathNotSet, "\(directory) has no \(name), which every enclave needs",
                    fixes: [
                        "set NITRO_CLI_BLOBS to the directory with \(kernelName), cmdline, init and nsm.ko",
                        "choose the processor that the files are for: --arch x86_64 or --arch aarch64",
                        "unset NITRO_CLI_BLOBS to build for the local engine only",
                    ])
            }
            return try InputFile(path: path)
        }
        // Unlike the kernel, these are small enough for memory.
        let limit = 32 << 20
        let (system, version) = try kernelFacts("\(directory)/\(kernelName).config")
        return Blobs(
            origin: .directory(directory), kernel: try file(kernelName),
            cmdline: trimmingSpace(try file("cmdline").contents(limit: 65536)),
            initProgram: try file("init").contents(limit: limit), nsmModule: try file("nsm.ko").contents(limit: limit),
            operatingSystem: system, kernelVersion: version)
    }

    private static func trimmingSpace(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes.trimming { $0 == 0x20 || (0x09...0x0d).contains($0) || $0 == 0 })
    }

    /// The third line, `# Linux/x86_64 6.1.0 Kernel Configuration`.
    private static func kernelFacts(_ path: String) throws(Failure) -> (system: String, version: String) {
        guard access(path, F_OK) == 0 else { return ("Unknown", "Unknown") }
        let text = String(decoding: try InputFile(path: path).contents(limit: 8 << 20), as: UTF8.self)
        let lines = text.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
        guard lines.count > 2 else { return ("Unknown", "Unknown") }
        let words = lines[2].split(omittingEmptySubsequences: false) { " /-".contains($0) }
        guard words.count > 3 else { return ("Unknown", "Unknown") }
        return (String(words[1]), String(words[3]))
    }
}
