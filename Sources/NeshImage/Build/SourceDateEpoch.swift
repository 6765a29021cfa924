import NeshData

/// The variable `SOURCE_DATE_EPOCH` of reproducible builds: which time counts as now.
package enum SourceDateEpoch {
    /// Seconds since 1970, at most what a ramdisk's 32 bits hold.
    /// - Throws: E03 for anything else: a build that ignored it would not be the one that was asked for.
    package static func seconds(_ text: String) throws(Failure) -> Int64 {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seconds = UInt32(text) else {
            throw Failure(
                .invalidArgument,
                "the variable SOURCE_DATE_EPOCH is '\(display(text.utf8))',"
                    + " not seconds since 1970 (0 to \(UInt32.max))",
                fixes: ["export SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)"])
        }
        return Int64(seconds)
    }
}
