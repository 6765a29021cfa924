import NeshCommand
import NeshData

/// Names in a `jq` filter that the JSON which it gets does not have. jq answers `null` for them, which a script then
/// takes for an enclave's ID.
enum FilterSlips {
    struct Slip: Equatable {
        var written: String
        var meant: String
    }

    private static let keyLimit = 1000

    /// - Parameters:
    ///   - program: what stands behind the `|`.
    ///   - json: what it reads.
    static func find(in program: String, reading json: JSON) -> [Slip] {
        guard program.split(separator: " ").first == "jq" else { return [] }
        var keys: [String] = []
        collect(json, into: &keys)
        let known = Set(keys)
        var slips: [Slip] = []
        for name in names(in: program) where !known.contains(name) {
            guard let meant = nearest(name, keys) else { continue }
            let slip = Slip(written: name, meant: meant)
            if !slips.contains(slip) { slips.append(slip) }
        }
        return slips
    }

    /// A field that is only there sometimes, as PCR8, is no slip: only case, or one slip in a longer name.
    private static func nearest(_ name: String, _ keys: [String]) -> String? {
        if let same = keys.first(where: { $0.lowercased() == name.lowercased() }) { return same }
        guard name.count >= 6 else { return nil }
        return keys.first { key in
            key.count >= 6 && Suggestion.distance(Array(name.lowercased()), Array(key.lowercased()), atMost: 1) != nil
        }
    }

    private static func collect(_ json: JSON, into keys: inout [String]) {
        guard keys.count < keyLimit else { return }
        switch json {
        case .object(let object):
            for member in object.members {
                keys.append(member.key)
                collect(member.value, into: &keys)
            }
        case .array(let elements): for element in elements { collect(element, into: &keys) }
        default: break
        }
    }

    /// What follows a dot: `.[0].EnclaveID` → `EnclaveID`. A file's extension is found too, and is near no key.
    private static func names(in filter: String) -> [String] {
        filter.split(separator: ".", omittingEmptySubsequences: false).dropFirst().compactMap { part in
            let name = part.prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
            return name.first?.isLetter ?? false ? String(name) : nil
        }
    }
}
