import NeshSystem

/// What recordings must not show.
struct Mask: Sendable {
    private let expression: RegularExpression
    static let stars = "***"

    /// Nil for the empty pattern, and for one that is none.
    init?(_ pattern: String) {
        guard !pattern.isEmpty, let expression = try? RegularExpression(pattern, locatesMatches: true) else {
            return nil
        }
        self.expression = expression
    }

    /// The text with every match replaced.
    func apply(_ text: String, by replacement: String = stars) -> String {
        var result = ""
        var bytes = Array(text.utf8)[...]
        while let match = expression.firstMatch(in: String(decoding: bytes, as: UTF8.self)), !match.isEmpty {
            let start = bytes.startIndex + match.lowerBound
            result += String(decoding: bytes[bytes.startIndex..<start], as: UTF8.self) + replacement
            bytes = bytes[(start + match.count)...]
        }
        return result + String(decoding: bytes, as: UTF8.self)
    }

    func apply(_ bytes: [UInt8]) -> [UInt8] { Array(apply(String(decoding: bytes, as: UTF8.self)).utf8) }
}
