/// What is asked of an enclave besides what `describe-enclaves` of nitro-cli shows.
package struct EnclaveDetails: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// What its image's metadata section says.
    package static let metadata = EnclaveDetails(rawValue: 1)
    /// What only nesh's keepers know: engine, start, image, session.
    package static let facts = EnclaveDetails(rawValue: 2)
    /// What it uses now: memory, processor time, console bytes. A keeper has to measure this, which takes longer than
    /// the rest of an answer.
    package static let use = EnclaveDetails(rawValue: 4)
}
