import NeshAttestation
import NeshCommand
import NeshCrypto
import NeshData
import NeshText

/// The parts of what `attestation show` prints.
struct DocumentPicture {
    private let signed: SignedDocument
    private let name: String
    private let form: DocumentInput.Form
    private let now: Int64
    /// Why the certificates cannot be read; otherwise nil.
    private let chain: Result<DocumentChain, ParseError>

    init(_ signed: SignedDocument, name: String, form: DocumentInput.Form, now: Int64) {
        self.signed = signed
        self.name = name
        self.form = form
        self.now = now
        do throws(ParseError) { chain = .success(try DocumentChain(signed.document)) } catch { chain = .failure(error) }
    }

    private var document: AttestationDocument { signed.document }

    /// Whose document it says it is, by the root that it brings along.
    private var origin: (text: String, style: StyledText.Role) {
        guard case .success(let chain) = chain, let root = chain.bundle.first else {
            return ("nobody's: no certificates", .bad)
        }
        if root.fingerprint.hexadecimal == TrustAnchor.awsFingerprint { return ("AWS's root", .good) }
        if LocalSubject.isLocal(root) { return (LocalSubject.warning, .warning) }
        return ("a root that is not AWS's: \(root.commonName ?? root.subjectText)", .warning)
    }

    private var signature: (text: String, holds: Bool) {
        guard case .success(let chain) = chain else { return ("cannot be checked", false) }
        return signed.isSigned(by: chain.leaf)
            ? ("holds for this content, by the leaf below", true) : ("does not hold: the content was changed", false)
    }

    var view: View {
        var views: [View] = [.lines(head), .lines([""]), .lines(registers), .lines([""]), .table(fields)]
        if case .success(let chain) = chain { views += [.lines([""]), .table(certificates(chain))] }
        views.append(
            .lines(["", StyledText("shown, not verified: run attestation verify before you trust it", .dim)]))
        return .sequence(views)
    }

    private var head: [StyledText] {
        let age = now - document.seconds
        let old = age < 0 ? "\(TimeText.span(age)) from now" : age == 0 ? "just now" : "\(TimeText.span(age)) ago"
        var lines = [
            row("module", StyledText(document.moduleID, .name)),
            row("made", StyledText("\(TimeText.moment(document.seconds)) (\(old))")),
            row("signature", StyledText(signature.text, signature.holds ? .good : .bad)),
            row("root", StyledText(origin.text, origin.style)),
            row("size", StyledText("\(signed.bytes.count) bytes, read as \(form.name)")),
        ]
        if case .success(let chain) = chain {
            lines.insert(row("leaf", StyledText(AttestationVerifier.window(of: chain.leaf))), at: 2)
        }
        if case .failure(let error) = chain { lines.append(row("chain", StyledText(error.message, .bad))) }
        if document.isDebug {
            lines.append(row("debug", StyledText("PCR0 to PCR2 are zeros: a debug enclave, of any image", .warning)))
        }
        return lines
    }

    private func row(_ key: String, _ value: StyledText) -> StyledText {
        StyledText(key + String(repeating: " ", count: max(1, 11 - key.count)), .key) + value
    }

    /// A value stands on a line of its own, so that it can be copied whole.
    private var registers: [StyledText] {
        var lines: [StyledText] = []
        for register in document.pcrs where !register.isZero || [0, 1, 2].contains(register.index) {
            lines.append(row("PCR\(register.index)", StyledText(AttestationDocument.meaning(of: register.index))))
            let value = register.isZero ? StyledText("zeros", .warning) : StyledText(register.value.hexadecimal)
            lines.append(StyledText("  ") + value)
        }
        let zeros = document.pcrs.filter { $0.isZero && $0.index > 2 }.map(\.index)
        if !zeros.isEmpty { lines.append(StyledText("PCR \(Self.ranges(zeros)): zeros", .dim)) }
        return lines
    }

    /// `3, 5-7, 9-15`
    private static func ranges(_ numbers: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for number in numbers.sorted() {
            if let last = ranges.last, last.upperBound + 1 == number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(
            separator: ", ")
    }

    private var named: [(key: String, bytes: [UInt8]?)] {
        [("nonce", document.nonce), ("user_data", document.userData), ("public_key", document.publicKey)]
    }

    private var fields: TextTable {
        var table = TextTable(
            [
                .init("FIELD", ours: true), .init("BYTES", .right), .init("KIND", ours: true),
                .init("CONTENT", wraps: true),
            ], empty: "")
        for (key, bytes) in named {
            guard let bytes else {
                table.rows.append([StyledText(key, .key), StyledText("-", .dim), StyledText("none", .dim), ""])
                continue
            }
            let text = FieldText(bytes)
            table.rows.append([
                StyledText(key, .key), StyledText("\(bytes.count)"), StyledText(text.kind, .dim),
                StyledText(text.text, .string),
            ])
        }
        return table
    }

    private func certificates(_ chain: DocumentChain) -> TextTable {
        var table = TextTable(
            [.init("CERTIFICATE"), .init("VALID FROM"), .init("VALID UNTIL")], empty: "")
        for certificate in chain.bundle + [chain.leaf] {
            table.rows.append([
                StyledText(certificate.commonName ?? certificate.subjectText, .name),
                StyledText(certificate.validFrom.map(TimeText.moment) ?? "-"),
                StyledText(certificate.validUntil.map(TimeText.moment) ?? "-"),
            ])
        }
        return table
    }

    var json: JSON {
        var registers = JSON.Object()
        for register in document.pcrs { registers["PCR\(register.index)"] = .string(register.value.hexadecimal) }
        var object: JSON.Object = [
            "ModuleID": .string(document.moduleID), "Digest": .string(document.digest),
            "Timestamp": .integer(Int64(document.timestamp)), "Time": .string(rfc3339(document.seconds)),
            "Debug": .bool(document.isDebug), "SignatureHolds": .bool(signature.holds), "Root": .string(origin.text),
            "PCRs": .object(registers),
        ]
        for (key, bytes) in [
            ("Nonce", document.nonce), ("UserData", document.userData), ("PublicKey", document.publicKey),
        ] {
            object[key] =
                bytes.map { bytes in
                    let text = FieldText(bytes)
                    return ["Hex": .string(bytes.hexadecimal), "Kind": .string(text.kind), "Text": .string(text.text)]
                } ?? .null
        }
        if case .success(let chain) = chain {
            object["Certificates"] = .array(
                (chain.bundle + [chain.leaf]).map { certificate in
                    [
                        "Subject": .string(certificate.subjectText),
                        "NotBefore": certificate.validFrom.map { .string(rfc3339($0)) } ?? .null,
                        "NotAfter": certificate.validUntil.map { .string(rfc3339($0)) } ?? .null,
                        "SHA256": .string(certificate.fingerprint.hexadecimal),
                    ]
                })
        }
        return .object(object)
    }
}
