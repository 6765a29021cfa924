import Glibc
import NeshData
import NeshSystem

/// Where an image goes: a file that appears when complete, or standard output, for which it is
/// first completed in a spool, because its header is known last.
package struct ImageOutput {
    private enum Target {
        case file(AtomicOutput)
        case standardOutput(Spool, (UnsafeRawBufferPointer) throws(Failure) -> Void)
    }

    private let target: Target
    /// For messages.
    let name: String

    /// Writes to this process's standard output.
    /// - Throws: E19 where it is full or nobody reads it.
    package static func toStandardOutput(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        try writeAll(bytes, to: STDOUT_FILENO, name: "standard output")
    }

    /// - Parameters:
    ///   - path: `-` is standard output.
    ///   - standardOutput: gets the bytes in that case.
    init(
        path: String, environment: [String: String],
        standardOutput: @escaping (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        if path == "-" {
            target = .standardOutput(try Spool(directory: Spool.directory(in: environment)), standardOutput)
            name = "standard output"
        } else {
            do throws(Failure) { target = .file(try AtomicOutput(path: path)) } catch {
                var failure = error
                // The same path may be another option's as well, a directory to build from.
                if case .file? = failure.subject { failure.subject = .parameter("--output-file") }
                throw failure
            }
            name = path
        }
    }

    var descriptor: OwnedDescriptor {
        switch target {
        case .file(let file): file.descriptor
        case .standardOutput(let spool, _): spool.descriptor
        }
    }

    func requireRoom(for bytes: UInt64) throws(Failure) {
        switch target {
        case .file(let file):
            let directory = FilePath.directory(of: file.path)
            try requireSpace(
                file.descriptor, bytes, at: "the disk of \(directory)",
                fix: "make room or choose another place with --output-file")
        case .standardOutput(let spool, _): try spool.requireRoom(for: bytes)
        }
    }

    func commit(interrupt: Interrupt) throws(Failure) {
        switch target {
        // The same image can be built again, and its checksum is verified wherever it is read.
        case .file(let file): try file.commit(waitsForDisk: false)
        case .standardOutput(let spool, let write):
            var facts = stat()
            guard fstat(spool.descriptor.raw, &facts) == 0 else { throw SystemError("fstat", name).failure() }
            let file = InputFile(descriptor: spool.descriptor, name: name, size: UInt64(facts.st_size))
            try FileRange(whole: file).forEachChunk(interrupt: interrupt) { bytes throws(Failure) in
                try write(bytes)
            }
        }
    }
}
