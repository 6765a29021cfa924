import NeshData
import NeshLanguage

/// What a field is called elsewhere: nesh's records have short names, nitro-cli's JSON has long ones.
package enum FieldNames {
    /// Names for one thing, nesh's first.
    private static let same = [
        ["id", "EnclaveID"], ["name", "EnclaveName"], ["cid", "EnclaveCID"], ["state", "State"],
        ["memory", "MemoryMiB"], ["cpus", "NumberOfCPUs", "CPUIDs"], ["debug", "Flags"], ["path", "Image", "eif_path"],
    ]

    /// Those of nitro-cli's descriptions of enclaves.
    package static let ofEnclaves = same.flatMap { $0.dropFirst() }.filter { $0.first?.isUppercase ?? false }

    /// The field that a name of another record stands for.
    /// - Parameter fields: those that there are.
    package static func meant(_ key: String, among fields: [String]) -> String? {
        let wanted = key.lowercased()
        let names = same.first { names in names.contains { $0.lowercased() == wanted } } ?? []
        return names.first { $0 != key && fields.contains($0) }
    }

    /// A field's other name, or a field of one of the fields: `PCR0` → `Measurements.PCR0`.
    package static func meant(_ key: String, in object: JSON.Object) -> String? {
        if let other = meant(key, among: object.keys) { return other }
        return object.members.first { $0.value[key] != nil }.map { "\($0.key).\(key)" }
    }

    /// A list was asked for what its elements have: `EnclaveID` → `0.EnclaveID`.
    package static func meant(_ key: String, inElement element: JSON) -> String? {
        guard case .object(let object) = element else { return nil }
        if object[key] != nil { return "0.\(key)" }
        let other = meant(key, in: object) ?? Suggestion.closest(to: key, in: object.keys)
        return other.map { "0.\($0)" }
    }
}
