/// Amounts of bytes for people.
package enum ByteCount {
    /// In the largest unit that leaves at least one: `26 KiB`.
    package static func text(_ bytes: UInt64) -> String {
        switch bytes {
        case ..<1024: "\(bytes) B"
        case ..<(1 << 20): "\(bytes >> 10) KiB"
        case ..<(1 << 30): "\(bytes >> 20) MiB"
        default: "\(bytes >> 30) GiB"
        }
    }
}
