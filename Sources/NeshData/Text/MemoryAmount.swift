/// Amounts of memory as people write them.
package enum MemoryAmount {
    private static let factors: [(units: [String], mebibytes: Double)] = [
        (["", "m", "mb", "mi", "mib"], 1), (["g", "gb", "gi", "gib"], 1024), (["t", "tb", "ti", "tib"], 1_048_576),
    ]

    /// The MiB that a number means with a unit, a fraction or separators: `16MiB`, `1.5 GB`, `1_024`. AWS says MB for MiB.
    /// - Returns: at least 1, never less than was meant; nil for any other text.
    package static func mebibytes(meantBy text: String) -> Int? {
        let number = text.prefix { $0.isASCII && $0.isNumber || "._,".contains($0) }
        let unit = text.dropFirst(number.count).drop { $0 == " " }.lowercased()
        guard let amount = Double(number.filter { $0 != "_" && $0 != "," }),
            let factor = factors.first(where: { $0.units.contains(unit) })?.mebibytes
        else { return nil }
        let mebibytes = (amount * factor).rounded(.up)
        return mebibytes >= 1 && mebibytes < 1e9 ? Int(mebibytes) : nil
    }
}
