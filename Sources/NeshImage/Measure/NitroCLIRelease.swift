import NeshData

/// A release of nitro-cli whose texts nesh uses.
///
/// The one place that knows in what they differ: since 1.5 the measurements' hash bears another name, because the
/// library that computes it writes it so. The hash is the same, SHA-384.
package enum NitroCLIRelease: String, Sendable, CaseIterable {
    case release14 = "1.4"
    case release15 = "1.5"

    /// What is spoken unless another one is asked for.
    package static let standard = NitroCLIRelease.release14
    /// The variable that asks for one, where no setting can.
    package static let variable = "NESH_COMPATIBLE"

    /// The value of `HashAlgorithm`.
    package var hashAlgorithm: String {
        switch self {
        case .release14: "Sha384 { ... }"
        case .release15: "Sha512_48 { .. }"
        }
    }

    /// The same value with each `HashAlgorithm` as this release writes it, whatever release it came from.
    package func spelling(_ json: JSON) -> JSON {
        switch json {
        case .array(let elements): return .array(elements.map(spelling))
        case .object(let object):
            let members = object.members.map { member in
                var member = member
                let isName = member.key == Self.key && Self.knows(member.value)
                member.value = isName ? .string(hashAlgorithm) : spelling(member.value)
                return member
            }
            return .object(JSON.Object(members: members))
        default: return json
        }
    }

    private static let key = "HashAlgorithm"

    private static func knows(_ value: JSON) -> Bool {
        allCases.contains { .string($0.hashAlgorithm) == value }
    }
}
