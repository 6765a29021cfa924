/// `3`, `3-9`, `3-`: numbers of lines.
struct LineRange: Sendable, Equatable {
    var first: Int
    /// Nil: to the end.
    var last: Int?

    /// Nil for a text of another form, or whose end comes before its beginning.
    init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let first = Self.number(parts[0]) else { return nil }
        self.first = first
        if parts.count == 1 {
            last = first
        } else if !parts[1].isEmpty {
            guard let last = Self.number(parts[1]), last >= first else { return nil }
            self.last = last
        }
    }

    /// Whether the line of this number, from 1 on, is in it.
    func contains(_ number: Int) -> Bool { number >= first && number <= last ?? .max }

    private static func number(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
