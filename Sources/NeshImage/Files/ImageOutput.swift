import Glibc
import NeshData
import NeshSystem

/// Where an image goes: a file that appears when complete, or standard output, for which it is
/// first completed in a spool, because its header is known last.
struct ImageOutput {
    private enum Target {
        case file(AtomicOutput)
        case standardOutput(Spool)
    }

    private let target: Target
    /// For messages.
    let name: String

    /// - Parameter path: `-` is standard output.
    init(path: String, environment: [String: String]) throws(Failure) {
        if path == "-" {
            guard isatty(STDOUT_FILENO) == 0 else {
                throw Failure(.invalidArgument, "an image is not shown on a terminal", fixes: ["redirect the output"])
            }
            target = .standardOutput(try Spool(directory: Spool.directory(in: environment)))
            name = "standard output"
        } else {
            target = .file(try AtomicOutput(path: path))
            name = path
        }
    }

    var descriptor: OwnedDescriptor {
        switch target {
        case .file(let file): file.descriptor
        case .standardOutput(let spool): spool.descriptor
        }
    }

    func requireRoom(for bytes: UInt64) throws(Failure) {
        switch target {
        case .file(let file):
            let directory = AtomicOutput.directory(of: file.path)
            try requireSpace(
                file.descriptor, bytes, at: "the disk of \(directory)",
                fix: "make room or choose another place with --output-file")
        case .standardOutput(let spool): try spool.requireRoom(for: bytes)
        }
    }

    func commit(interrupt: Interrupt) throws(Failure) {
        switch target {
        case .file(let file): try file.commit()
        case .standardOutput(let spool):
            var facts = stat()
            guard fstat(spool.descriptor.raw, &facts) == 0 else { throw SystemError("fstat", name).failure() }
            let file = InputFile(descriptor: spool.descriptor, name: name, size: UInt64(facts.st_size))
            try FileRange(whole: file).forEachChunk(interrupt: interrupt) { bytes throws(Failure) in
                try writeAll(bytes, to: STDOUT_FILENO, name: name)
            }
        }
    }
}
