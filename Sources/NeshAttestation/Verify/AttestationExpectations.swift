/// What a verifier asks of a document beyond its being signed under a root.
package struct AttestationExpectations {
    /// The time at which the certificates must be valid.
    package enum Time: Sendable, Equatable {
        /// The document's own: whether it was right when it was made. An old one is accepted.
        case timestamp
        /// Seconds since 1970.
        case at(Int64)
    }

    /// A register and what it must be.
    package struct Pin: Sendable, Equatable {
        /// 0 … 31.
        package var index: Int
        package var value: [UInt8]
        /// Where the value comes from: `--pcr`, a file's name.
        package var origin: String

        package init(index: Int, value: [UInt8], origin: String) {
            self.index = index
            self.value = value
            self.origin = origin
        }
    }

    /// The root that the chain must end at.
    package var root: TrustAnchor
    package var time: Time
    /// Seconds since 1970: a document that is younger is refused, and its age is reported.
    package var now: Int64
    /// Registers with the values that they must have.
    package var pins: [Pin]
    /// Whether a document of a debug enclave is accepted.
    package var allowsDebug: Bool
    /// Whether a document is accepted though no register is pinned.
    package var allowsUnpinned: Bool
    /// What the document's `nonce` must be; nil asks nothing.
    package var nonce: [UInt8]?
    /// What the document's `user_data` must be; nil asks nothing.
    package var userData: [UInt8]?
    /// What the document's `public_key` must be, in DER; nil asks nothing.
    package var publicKey: [UInt8]?

    package init(
        root: TrustAnchor, time: Time = .timestamp, now: Int64, pins: [Pin] = [], allowsDebug: Bool = false,
        allowsUnpinned: Bool = false, nonce: [UInt8]? = nil, userData: [UInt8]? = nil, publicKey: [UInt8]? = nil
    ) {
        self.root = root
        self.time = time
        self.now = now
        self.pins = pins
        self.allowsDebug = allowsDebug
        self.allowsUnpinned = allowsUnpinned
        self.nonce = nonce
        self.userData = userData
        self.publicKey = publicKey
    }
}
