/// A way to run an enclave, by the word that `--engine` takes.
///
/// Each engine's target names its own; which there are is known to the table of engines alone. A keeper of another
/// version may name one that is not in it.
package struct EngineKind: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    /// - Parameter name: lower-case letters, digits and hyphens.
    package init(_ name: StaticString) { rawValue = "\(name)" }

    /// Reads a name from elsewhere.
    /// - Returns: nil for anything but 1 to 32 lower-case letters, digits and hyphens.
    package init?(rawValue: String) {
        let isName = rawValue.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard isName, (1...32).contains(rawValue.utf8.count) else { return nil }
        self.rawValue = rawValue
    }
}
