import NeshAttestation
import NeshCommand
import NeshData
import NeshImage
import NeshSystem

enum AttestationVerify {
    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let own = AttestationVerb.parameters
        let found = try AttestationSource.document(call[own.subject], to: "verify", in: context)
        let expected = try expectations(call, in: context)
        let signed: SignedDocument
        do throws(ParseError) { signed = try found.signed() } catch {
            let report = AttestationReport(checks: [AttestationCheck(.structure, .fails, error.description)])
            return Outcome(VerdictReport(report, document: nil, name: found.shownName, differences: []), status: 2)
        }
        let report = AttestationVerifier(expected).verify(signed)
        var differences: [ImageDifference] = []
        if let image = call[own.image], report.failures.contains(where: { $0.isOfImage }) {
            differences = try DocumentImage.differences(signed.document, from: image, in: context)
        }
        return Outcome(
            VerdictReport(
                report, document: signed.document, name: found.shownName, differences: differences,
                isRootGiven: call[AttestationVerb.parameters.root] != nil),
            changes: [.attestation(AttestationRecord.json(of: signed.document))], status: report.isAccepted ? 0 : 1)
    }

    private static func expectations(_ call: Call, in context: CommandContext) throws(Failure)
        -> AttestationExpectations
    {
        let own = AttestationVerb.parameters
        var pins = call[own.pins]
        if let path = call[own.pinFile] { pins += try Self.pins(inFile: path, in: context) }
        if let image = call[own.image] { pins += try Self.pins(ofImage: image, in: context) }
        let fields = try AttestationVerb.fields(call, in: context)
        let now = WallClock.seconds
        let time: AttestationExpectations.Time =
            switch call[own.time] {
            case nil: .timestamp
            case .now?: .at(now)
            case .at(let seconds)?: .at(seconds)
            }
        return AttestationExpectations(
            root: try AttestationSource.root(call[own.root], in: context), time: time, now: now, pins: pins,
            allowsDebug: call[own.allowsDebug], allowsUnpinned: call[own.allowsUnpinned],
            nonce: fields.nonce, userData: fields.userData, publicKey: fields.publicKey)
    }

    private static func pins(
        inFile path: String, in context: CommandContext
    ) throws(Failure) -> [AttestationExpectations.Pin] {
        let bytes = try AttestationSource.bytes(
            ofFile: path, limit: 1 << 20, kind: "a list of registers", in: context,
            about: { .file(path, isMissing: $0) })
        do throws(ParseError) {
            return try AttestationExpectations.Pin.read(
                json: try JSON.parse(bytes, refusingRepeats: true), origin: path)
        } catch {
            throw Failure(.serde, "\(path): \(error.description)", about: .file(path))
        }
    }

    private static func pins(
        ofImage path: String, in context: CommandContext
    ) throws(Failure) -> [AttestationExpectations.Pin] {
        let description = try CurrentImage.describe(path, in: context)
        try description.requireIntact()
        if description.isPlaceholder {
            let lack = "\(path) has no kernel: its PCR0 and PCR1 are not those of an enclave on EC2"
            context.emit(lacking: lack, otherwise: .warning(lack))
        }
        do throws(ParseError) {
            return try AttestationExpectations.Pin.read(json: description.measurements.json, origin: path)
        } catch { throw Failure(.serde, "\(path): \(error.description)", about: .file(path)) }
    }
}

extension AttestationCheck {
    /// It is about a register that an image decides.
    var isOfImage: Bool {
        if case .register(let index) = subject { [0, 1, 2, 8].contains(index) } else { false }
    }
}
