/// Something about an enclave that the user should know, such as a limit that this host cannot enforce.
package struct EnclaveNote: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// A sentence without a full stop.
    package var text: String
    /// Enclaves of lessons do without what is missing.
    package var isMinor = false

    package init(stringLiteral text: String) { self.text = text }

    package init(_ text: String, isMinor: Bool = false) { (self.text, self.isMinor) = (text, isMinor) }
}
