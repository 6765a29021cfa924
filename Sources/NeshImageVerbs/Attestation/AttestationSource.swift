import Glibc
import NeshAttestation
import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem
import NeshText

/// Where the verb's documents and roots come from.
enum AttestationSource {
    /// The bytes of a document, freed of the form in which they were handed on.
    /// - Parameters:
    ///   - name: a file, or `-` for standard input.
    ///   - action: what is done with it: `show` or `verify`.
    /// - Throws: E02 without a name, E19 when it cannot be read.
    static func document(_ name: String?, to action: String, in context: CommandContext) throws(Failure) -> Found {
        guard let name else {
            throw Failure(
                .missingArgument, "the document is missing",
                fixes: ["attestation \(action) FILE", "attestation request ENCLAVE --output FILE"])
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

        /// - Throws: why it is not a document.
        func signed() throws(ParseError) -> SignedDocument {
            if let problem { throw problem }
            return try SignedDocument(bytes)
        }
    }

    private static func read(_ name: String, in context: CommandContext) throws(Failure) -> [UInt8] {
        guard name == "-" else {
            return try bytes(
                ofFile: name, limit: DocumentInput.limit, kind: "an attestation document", in: context,
                about: { .file(name, isMissing: $0) })
        }
        guard isatty(0) == 0 else {
            throw Failure(
                .fileOperation, "standard input is the terminal: - takes a document from a pipe or a file",
                fixes: ["attestation show FILE"])
        }
        let noSubject = { (_: Bool) -> Failure.Subject? in nil }
        return try caught("standard input", DocumentInput.limit, "an attestation document", context, noSubject) {
            () throws(SystemError) in
            try File.read(0, subject: "standard input", limit: DocumentInput.limit, interrupt: context.interrupt)
        }
    }

    /// The content of a file, or of a pipe that somebody gives a name to; Ctrl-C ends the wait for its writer.
    /// - Parameters:
    ///   - limit: more bytes than this are refused.
    ///   - kind: what a file of that size cannot be.
    ///   - about: what an error is about; its argument says whether the file is missing.
    /// - Throws: E19 when it cannot be read.
    static func bytes(
        ofFile path: String, limit: Int, kind: String, in context: CommandContext, about: (Bool) -> Failure.Subject?
    ) throws(Failure) -> [UInt8] {
        try caught(path, limit, kind, context, about) { () throws(SystemError) in
            try File.read(FilePath.absolute(path), limit: limit, interrupt: context.interrupt)
        }
    }

    private static func caught(
        _ name: String, _ limit: Int, _ kind: String, _ context: CommandContext, _ about: (Bool) -> Failure.Subject?,
        _ read: () throws(SystemError) -> [UInt8]
    ) throws(Failure) -> [UInt8] {
        do throws(SystemError) { return try read() } catch {
            if error.errno == EINTR { try context.interrupt.check() }
            var failure =
                error.errno == EFBIG
                ? Failure(
                    .fileOperation, "\(name) has more than \(ByteCount.text(UInt64(limit))): it cannot be \(kind)")
                : error.failure()
            if error.errno == ENOENT { failure.message = "cannot open \(name): \(error.reason)" }
            if let subject = about(error.errno == ENOENT) { failure.subject = subject }
            throw failure
        }
    }

    /// The root that a word means.
    /// - Throws: E19 when a file cannot be read, E60 when it holds no certificate; E02 if there is no local root yet.
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
            let bytes = try bytes(
                ofFile: path, limit: 1 << 16, kind: "a root's certificate", in: context,
                about: { isMissing in .parameter("--root", instead: isMissing ? near(path) : nil) })
            do throws(ParseError) { return try TrustAnchor(file: bytes, path: path) } catch {
                throw Failure(.eifSigning, "\(path): \(error.message)", about: .parameter("--root"))
            }
        }
    }

    /// A root's name that a word nearly is, or a file's.
    private static func near(_ word: String) -> String? {
        Suggestion.closest(to: word, in: ["aws", "local"]) ?? NearbyFile.closest(to: word)
    }

    /// The user's local root.
    static func file(_ context: CommandContext) -> LocalRootFile {
        LocalRootFile(UserDirectories(environment: context.session.environment.variables))
    }
}
