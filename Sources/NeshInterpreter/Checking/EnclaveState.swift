import NeshData
import NeshEnclave
import NeshLanguage

/// What `$enclave.state` can be.
package enum EnclaveState {
    /// Of an enclave that is gone.
    package static let exited = "EXITED"

    package static let names = [
        Enclave.State.running.rawValue, Enclave.State.terminating.rawValue, Enclave.State.empty.rawValue, exited,
    ]

    /// The misspelt state in a condition about one, and what was probably meant.
    static func misspelt(in condition: Condition) -> (place: Place, instead: String)? {
        guard let comparison = condition.comparison,
            condition.left.variables.contains(where: { $0.variable.subject == .record(.enclave, ["state"]) }),
            comparison.right.variables.isEmpty
        else { return nil }
        let place = comparison.right.place
        guard !names.contains(place.text), FullWidth.narrowed(place.text) == nil,
            let near = Suggestion.closest(to: place.text, in: names)
        else { return nil }
        return (place, near)
    }
}
