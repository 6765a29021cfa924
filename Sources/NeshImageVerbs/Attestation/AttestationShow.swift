import NeshAttestation
import NeshCommand
import NeshData
import NeshSystem

enum AttestationShow {
    static func run(_ name: String?, in context: CommandContext) throws(Failure) -> Outcome {
        let found = try AttestationSource.document(name, to: "show", in: context)
        do throws(ParseError) {
            return outcome(of: try found.signed(), named: found.name, form: found.form)
        } catch {
            context.emit(.error("\(found.shownName): \(error.description)"))
            return Outcome(status: 2)
        }
    }

    static func outcome(of signed: SignedDocument, named name: String, form: DocumentInput.Form) -> Outcome {
        let report = DocumentReport(signed, name: name, form: form, now: WallClock.seconds)
        return Outcome(report, changes: [.attestation(report.record)])
    }
}
