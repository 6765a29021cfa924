import Glibc
import NeshAttestation
import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem

/// Where the verb's documents and roots come from.
enum AttestationSource {
    /// The bytes of a document, freed of the form in which they were handed on.
    /// - Parameter name: a file, or `-` for standard input.
    /// - Throws: E02 without a name, E07 when it cannot be read.
    static func document(_ name: String?, in context: CommandContext) throws(Failure) -> Found {
        guard let name else {
            throw Failure(
                .missingArgument, "the document is missing",
                fixes: ["attestation show FILE", "attestation request ENCLAVE --output FILE"])
        }
        let bytes = try read(name, in: context)
        do throws(ParseError) {
            let found = try DocumentInput.find(in: bytes)
            return Found(name: name, bytes: found.document, form: found.form, problem: nil)
        } catch {
            return Found(name: name, bytes: bytes, form: .raw, problem: error)
        }
    }

    struct Found {
        /// As it was named.
        let name: String
        /// The same for people.
        var shownName: String { name == "-" ? "standard input" : name }
        let bytes: [UInt8]
        let form: DocumentInput.Form
        /// Why there is no document in them.
        let problem: ParseError?

        /// - Throws: why it is no document.
        func signed() throws(ParseError) -> SignedDocument {
            if let problem { throw problem }
            return try SignedDocument(bytes)
        }
    }

    private static func read(_ name: String, in context: CommandContext) throws(Failure) -> [UInt8] {
        do throws(SystemError) {
            guard name == "-" else { return try File.read(FilePath.absolute(name), limit: DocumentInput.limit) }
            guard isatty(0) == 0 else {
                throw SystemError("read", errno: ENOTTY, "standard input")
            }
            return try piped(context.interrupt)
        } catch {
            if error.errno == ENOTTY, name == "-" {
                throw Failure(
                    .readFromDisk, "standard input is the terminal: - takes a document from a pipe or a file",
                    fixes: ["attestation show FILE"])
            }
            if error.errno == EINTR { try context.interrupt.check() }
            throw error.failure(.readFromDisk).about(.file(name, isMissing: error.errno == ENOENT))
        }
    }

    /// Standard input to its end, or until Ctrl-C.
    private static func piped(_ interrupt: Interrupt) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            var items = [PollItem(0), PollItem(interrupt.descriptor)]
            try Poll.wait(&items)
            guard items[1].ready.isEmpty else { throw SystemError("read", errno: EINTR, "standard input") }
            let count = try Syscall.check("read", "standard input") { Glibc.read(0, &piece, piece.count) }
            if count == 0 { return bytes }
            bytes += piece[..<count]
            if bytes.count > DocumentInput.limit { throw SystemError("read", errno: EFBIG, "standard input") }
        }
    }

    /// The root that a word means.
    /// - Throws: E07 when a file cannot be read, E60 when it holds no certificate; E02 if there is no local root yet.
    static func root(_ word: String?, in context: CommandContext) throws(Failure) -> TrustAnchor {
        switch word {
        case nil, "aws":
            guard let root = TrustAnchor.aws else { throw Failure(.eifSigning, "libcrypto does not read AWS's root") }
            return root
        case "local":
            guard let root = try file(context).read() else {
                throw Failure(
                    .missingArgument, "there is no local root yet: the first document of a local enclave makes it",
                    fixes: ["attestation root"], about: .parameter("--root"))
            }
            return root.anchor
        case .some(let path):
            let bytes: [UInt8]
            do throws(SystemError) { bytes = try File.read(FilePath.absolute(path), limit: 1 << 16) } catch {
                throw error.failure(.readFromDisk).about(.file(path, isMissing: error.errno == ENOENT))
            }
            do throws(ParseError) { return try TrustAnchor(file: bytes, path: path) } catch {
                throw Failure(.eifSigning, "\(path): \(error.message)", about: .file(path))
            }
        }
    }

    /// The user's local root.
    static func file(_ context: CommandContext) -> LocalRootFile {
        LocalRootFile(UserDirectories(environment: context.session.environment.variables))
    }
}
