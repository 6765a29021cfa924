import NeshData

/// Names of secure modules: `i-…-enc…`, the enclave's ID.
package enum ModuleID {
    /// What the ids of nesh's own modules begin with, so that none is taken for one of AWS's.
    package static let localPrefix = "nesh-local-"

    /// Whether the local engine gave the name, and not AWS.
    package static func isLocal(_ id: String) -> Bool { id.hasPrefix(localPrefix) }

    /// The instance that it names: what PCR4 measures; nil for an id of another form.
    package static func instance(of id: String) -> String? {
        let own = isLocal(id) ? id.dropFirst(localPrefix.count) : id[...]
        guard own.hasPrefix("i-"), let end = own.firstRange(of: "-enc")?.lowerBound else { return nil }
        return String(own[..<end])
    }
}
