import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshLanguage
import NeshPasted

/// The fields that records have, which checks know before there are values.
package enum RecordFields {
    static let enclave = ["id", "name", "cid", "state", "memory", "cpus", "debug", "engine"]
    static let image = ["path", "pcr0", "pcr1", "pcr2", "pcr8", "size"]
    /// A document has those of 16 to 31 that its program has locked.
    static let attestation =
        ["module_id", "timestamp", "time", "digest", "debug", "user_data", "nonce", "public_key"]
        + (0..<32).map { "pcr\($0)" }
    static let error = ["code", "message", "details", "fix"]

    package static func names(of record: Variable.Record) -> [String]? {
        switch record {
        case .enclave: enclave
        case .eif: image
        case .error: error
        case .attestation: attestation
        case .last, .env: nil
        }
    }
}

extension Session.CurrentImage {
    var record: JSON {
        var object: JSON.Object = ["path": .string(shownPath)]
        for number in [0, 1, 2, 8] { object["pcr\(number)"] = measurements["PCR\(number)"] }
        object["size"] = .integer(Int64(size))
        return .object(object)
    }
}

extension Enclave {
    /// - Parameter state: as it is now; nil when the enclave is gone.
    func record(state: State?) -> JSON {
        [
            "id": .string(id.text), "name": .string(grant.name), "cid": .integer(Int64(grant.cid)),
            "state": .string(state?.rawValue ?? EnclaveState.exited), "memory": .integer(Int64(grant.memoryMiB)),
            "cpus": .integer(Int64(grant.cpuIDs.count)), "debug": .bool(grant.debug),
            "engine": (engine ?? Engines.foreign?.kind).map { .string($0.rawValue) } ?? .null,
        ]
    }
}

extension Failure {
    /// What `$error` shows: code, message, details, fixes.
    package var record: JSON {
        let code: String =
            switch kind {
            case .failed(let code): code.text
            case .interrupted: "interrupted"
            case .timedOut: "timeout"
            }
        return [
            "code": .string(code), "message": .string(message),
            "details": .string(details.joined(separator: "; ")), "fix": .string(fixes.first ?? ""),
        ]
    }
}

extension JSON {
    /// What a variable with these keys stands for.
    func value(at keys: [String]) -> VariableValue {
        var value = self
        for (depth, key) in keys.enumerated() {
            switch value {
            case .object(let object):
                guard let member = object[key] else {
                    return .noField(
                        depth: depth, others: object.keys, meant: FieldNames.meant(key, in: object))
                }
                value = member
            case .array(let elements):
                guard let index = Int(key), elements.indices.contains(index) else {
                    return .noField(
                        depth: depth, others: elements.indices.prefix(20).map(String.init),
                        meant: elements.first.flatMap { FieldNames.meant(key, inElement: $0) })
                }
                value = elements[index]
            default: return .notARecord(depth: depth)
            }
        }
        return .text(value.plainText)
    }

    /// A string without quotes; objects and arrays on one line.
    package var plainText: String {
        switch self {
        case .string(let text): text
        case .null: ""
        default: compact
        }
    }
}

extension FieldNames {
    /// A field's name alone with its record: `state` → `enclave.state`, `EnclaveID` → `enclave.id`.
    static func owned(_ name: String) -> String? {
        for record in [Variable.Record.enclave, .eif, .error, .attestation] {
            let fields = RecordFields.names(of: record) ?? []
            if let field = fields.contains(name) ? name : meant(name, among: fields) {
                return "\(record.rawValue).\(field)"
            }
        }
        return nil
    }
}
