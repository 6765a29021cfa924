import NeshAttestation
import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem

enum AttestationRequest {
    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let own = AttestationVerb.parameters
        let fields = try AttestationVerb.fields(call, in: context)
        let enclave = try enclave(call[own.subject], call[own.output], in: context)
        let request = ModuleRequest.attest(fields).encoded
        let reply = try context.engine().ask(request, of: enclave.id, interrupt: context.interrupt)
        let document: [UInt8]
        do throws(SecureModule.Refusal) { document = try ModuleReply.document(in: reply) } catch {
            throw refused(error, enclave)
        }
        let signed: SignedDocument
        do throws(ParseError) { signed = try SignedDocument(document) } catch {
            throw Failure(.enclaveProcessConnection, "the module of \(enclave.name) gave no document: \(error)")
        }
        context.emit(
            .aside(
                "asked on your behalf, for learning: on EC2 only a program inside the enclave can ask its module"))
        let shown = AttestationShow.outcome(of: signed, named: enclave.name, form: .raw)
        if let path = call[own.output], path != "-" {
            // The name of a key in each document, near its beginning.
            guard File.mayReplace(path, holding: "module_id") else {
                throw Failure(
                    .fileOperation, "\(path) is there already, and is not an attestation document",
                    fixes: ["--output document.cose"]
                ).about(.file(path))
            }
            do throws(SystemError) { try AtomicFile.write(document, to: FilePath.absolute(path)) } catch {
                throw error.failure(.fileOperation).about(.file(path))
            }
            context.emit(.progress("Wrote \(document.count) bytes to \(path)"))
            return Outcome(changes: shown.changes)
        }
        if context.outputIsTerminal || call[CommonParameters.json] { return shown }
        context.emit(.raw(document))
        return Outcome(changes: shown.changes)
    }

    private static func refused(_ refusal: SecureModule.Refusal, _ enclave: Enclave) -> Failure {
        switch refusal {
        case .inputTooLarge:
            Failure(
                .invalidArgument,
                "nonce, user_data and public_key have \(SecureModule.Limit.field) bytes each at most")
        case .internalError:
            Failure(
                .eifSigning, "the module of \(enclave.name) could not sign: your local root cannot be read or made",
                fixes: ["attestation root"])
        default: Failure(.enclaveProcessConnection, "the module of \(enclave.name) refused: \(refusal.rawValue)")
        }
    }

    /// What the word says, otherwise the selected enclave, otherwise (at a prompt) the only one that runs.
    /// - Parameter output: where the document goes. A file's name alone is taken for an enclave's.
    private static func enclave(
        _ word: String?, _ output: String?, in context: CommandContext
    ) throws(Failure) -> Enclave {
        do throws(Failure) {
            return try EnclaveLookup.resolve(word: word, for: "attestation request", .look, in: context)
        } catch {
            var failure = error
            // In debug mode the document would have zeros for the image.
            failure.fixes = failure.fixes.map { $0.replacing(" --debug-mode", with: "") }
            guard let word, output == nil, word.contains(where: { "./".contains($0) }) else { throw failure }
            failure.fixes.insert(
                "attestation request --output \(word.asWord)  # writes the document into a file", at: 0)
            throw failure
        }
    }
}
