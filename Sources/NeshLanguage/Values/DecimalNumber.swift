/// A number in digits, of any length, compared exactly: a measurement that happens to have digits only
/// must not be rounded.
package struct DecimalNumber: Sendable, Comparable {
    private let isNegative: Bool
    /// Without leading zeros.
    private let whole: [UInt8]
    /// Without trailing zeros.
    private let fraction: [UInt8]

    /// `-12`, `+0.50`, `007`; nil for anything else (no exponent, no `.5`).
    package init?(_ text: String) {
        var digits = Array(text.utf8)[...]
        var isNegative = false
        if let sign = digits.first, sign == Byte.minus || sign == UInt8(ascii: "+") {
            isNegative = sign == Byte.minus
            digits = digits.dropFirst()
        }
        let parts = digits.split(separator: Byte.dot, omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Byte.isDigit) }) else {
            return nil
        }
        whole = Array(parts[0].drop { $0 == 0x30 })
        var fraction = parts.count == 2 ? parts[1] : []
        while fraction.last == 0x30 { fraction.removeLast() }
        self.fraction = Array(fraction)
        self.isNegative = isNegative && !(whole.isEmpty && fraction.isEmpty)
    }

    package static func < (left: Self, right: Self) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? right.isSmaller(than: left) : left.isSmaller(than: right)
    }

    /// Of the sizes, signs aside.
    private func isSmaller(than other: Self) -> Bool {
        if whole.count != other.whole.count { return whole.count < other.whole.count }
        if whole != other.whole { return whole.lexicographicallyPrecedes(other.whole) }
        return fraction.lexicographicallyPrecedes(other.fraction)
    }
}
