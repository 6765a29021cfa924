import NeshAttestation
import NeshCommand
import NeshCrypto
import NeshData
import NeshEnclave
import NeshSystem
import NeshText

/// The user's root for documents of local enclaves.
enum AttestationRoot {
    static func run(renews: Bool, in context: CommandContext) throws(Failure) -> Outcome {
        let file = AttestationSource.file(context)
        let isNew = !renews && !File.exists(file.path)
        let root = renews ? try file.renew() : try file.obtain()
        let certificate = root.certificate
        let user = UserDirectories(environment: context.session.environment.variables)
        if isNew { context.emit(.progress("made \(user.shown(file.path))")) }
        context.emit(
            .aside(
                "\(LocalSubject.warning); key and certificate are in \(user.shown(file.path)), which only you can read")
        )
        if renews {
            context.emit(
                .warning("enclaves that run keep signing under the former root, and documents under that hold no more"))
        }
        let pem = String(decoding: certificate.pem, as: UTF8.self)
        return Outcome(
            ViewReport(
                json: [
                    "Subject": .string(certificate.subjectText), "SHA256": .string(certificate.fingerprint.hexadecimal),
                    "NotAfter": certificate.validUntil.map { .string(rfc3339($0)) } ?? .null,
                    "Path": .string(file.path),
                    "PEM": .string(pem),
                ], view: .lines(pem.split(separator: "\n").map { StyledText(String($0)) })))
    }
}
