import NeshData
import NeshEnclave
import NeshLanguage

/// Which enclave a word means: the one place that decides it.
package enum EnclaveLookup {
    /// How surely a word must name an enclave.
    package enum Strength: Sendable {
        /// For what only shows or selects one: the beginning of an ID's own digits names it, too.
        case look
        /// For what ends or changes one: only a whole name, CID or ID names it.
        case act
    }

    /// Fewer digits of an ID are too often a part of something else.
    private static let leastDigits = 4

    /// The enclaves that a word names in full: by name, CID or ID.
    package static func exact(_ text: String, among enclaves: [Enclave]) -> [Enclave] {
        enclaves.filter { $0.name == text || $0.id.text == text || String($0.cid) == text }
    }

    /// Whether a word is enough of an ID to look at its enclave: at least four of the first digits after `enc`. Decimal
    /// digits alone could as well be meant as a CID.
    package static func isBeginning(_ text: String, of id: String) -> Bool {
        guard text.utf8.count >= leastDigits, text.contains(where: { !("0"..."9").contains($0) }),
            let own = id.ranges(of: "enc").last?.upperBound
        else { return false }
        return id[own...].hasPrefix(text)
    }

    /// - Parameter areRunning: false where ended enclaves are among them.
    /// - Throws: E45 when the word names none or more than one; the failure lists what is near it.
    package static func find(
        _ text: String, among enclaves: [Enclave], _ strength: Strength, areRunning: Bool = true
    ) throws(Failure) -> Enclave {
        let exact = exact(text, among: enclaves)
        if exact.count == 1 { return exact[0] }
        if exact.count > 1 { throw ambiguous(text, exact) }
        let beginnings = enclaves.filter { isBeginning(text, of: $0.id.text) }
        if strength == .look, beginnings.count == 1 { return beginnings[0] }
        if strength == .look, beginnings.count > 1 { throw ambiguous(text, beginnings) }
        var failure = unknown(text, "there is no enclave '\(text)'", among: enclaves, areRunning: areRunning)
        if !beginnings.isEmpty {
            failure.details.append("what ends or changes an enclave wants its whole name, CID or ID")
        }
        throw failure
    }

    /// A word that names no enclave, with those near it and those that run.
    static func unknown(
        _ text: String, _ message: String, code: ErrorCode = .enclaveNaming, among enclaves: [Enclave],
        areRunning: Bool = true
    ) -> Failure {
        let near = near(text, among: enclaves)
        let other = near.filter { $0.name != Suggestion.closest(to: text, in: [$0.name]) }
        return Failure(
            code, message,
            details: (text == "null" ? ["null is what jq prints for a key that is not there"] : [])
                + (other.isEmpty ? [] : ["near it: \(list(other))"])
                // Each of them once.
                + there(
                    enclaves.filter { one in !other.contains { $0.id == one.id } }, areRunning,
                    isRest: !other.isEmpty),
            about: .enclave(text, near: near.filter { one in !other.contains { $0.id == one.id } }.map(\.name)))
    }

    private static func ambiguous(_ text: String, _ matches: [Enclave]) -> Failure {
        let ways = matches.map { one in
            let how = one.name == text ? "name" : String(one.cid) == text ? "CID" : "ID"
            return "as the \(how) of \(list([one]))"
        }
        return Failure(
            .enclaveNaming, "'\(text)' could be any of \(matches.count) enclaves", details: ways,
            fixes: ["--enclave-name NAME or --enclave-id ID says which"], about: .enclave(text))
    }

    /// Enclaves that may have been meant, the likeliest first: by a name like the word, by a CID or ID that has it.
    private static func near(_ text: String, among enclaves: [Enclave]) -> [Enclave] {
        let closest = Suggestion.closest(to: text, in: enclaves.map(\.name))
        let byName = enclaves.filter { $0.name == closest }
        // One digit is in every ID.
        let byPart = enclaves.filter {
            $0.name != closest
                && (text.utf8.count >= 2 && $0.id.text.contains(text)
                    || !text.isEmpty && String($0.cid).hasPrefix(text))
        }
        return byName + byPart
    }

    /// - Parameter isRest: others stand in the line above.
    private static func there(_ enclaves: [Enclave], _ areRunning: Bool, isRest: Bool) -> [String] {
        if isRest, enclaves.isEmpty { return [] }
        if areRunning || enclaves.isEmpty {
            return isRest ? ["also running: \(list(enclaves))"] : running(enclaves)
        }
        return [isRest ? "also on record: \(list(enclaves))" : "on record: \(list(enclaves))"]
    }

    static func running(_ enclaves: [Enclave]) -> [String] {
        enclaves.isEmpty ? ["no enclave is running"] : ["running: \(list(enclaves))"]
    }

    private static func list(_ enclaves: [Enclave]) -> String {
        enclaves.map { "\($0.name) (CID \($0.cid), \($0.id))" }.joined(separator: ", ")
    }
}
