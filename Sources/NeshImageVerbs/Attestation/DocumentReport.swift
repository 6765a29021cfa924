import NeshAttestation
import NeshCommand
import NeshCrypto
import NeshData
import NeshText

/// A document as a person reads it. Nothing of it counts before `attestation verify` has accepted it.
struct DocumentReport: Report {
    let json: JSON
    let view: View
    /// What `$attestation` stands for afterwards.
    let record: JSON

    init(_ signed: SignedDocument, name: String, form: DocumentInput.Form, now: Int64) {
        let picture = DocumentPicture(signed, name: name, form: form, now: now)
        json = picture.json
        view = picture.view
        record = AttestationRecord.json(of: signed.document)
    }
}

/// `$attestation.pcr0`, `.timestamp`, …
enum AttestationRecord {
    static func json(of document: AttestationDocument) -> JSON {
        var object: JSON.Object = [
            "module_id": .string(document.moduleID), "timestamp": .integer(Int64(document.timestamp)),
            "time": .string(TimeText.moment(document.seconds)), "digest": .string(document.digest),
            "debug": .bool(document.isDebug),
        ]
        for (key, field) in [
            ("user_data", document.userData), ("nonce", document.nonce), ("public_key", document.publicKey),
        ] { object[key] = .string(field?.hexadecimal ?? "") }
        for register in document.pcrs { object["pcr\(register.index)"] = .string(register.value.hexadecimal) }
        return .object(object)
    }
}

extension AttestationDocument {
    /// What a register measures, for people.
    static func meaning(of index: Int) -> String {
        switch index {
        case 0: "the whole image"
        case 1: "kernel, command line and boot ramdisk"
        case 2: "the application"
        case 3: "the instance's role"
        case 4: "the instance's id"
        case 8: "the signing certificate"
        case 16...: "the program's own"
        default: ""
        }
    }
}
