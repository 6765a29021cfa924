extension String {
    /// Digits, of a negative number as well; how many is no matter.
    package var isNumeral: Bool {
        let digits = utf8.drop { $0 == UInt8(ascii: "-") }
        return utf8.count - digits.count < 2 && !digits.isEmpty
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
