import Glibc

/// How large a pattern becomes when it is compiled, found without compiling it.
///
/// The compiler writes out every repetition and descends into every group: without bounds a short pattern takes all
/// memory, and a deep one the stack.
struct PatternBounds {
    /// In bytes of UTF-8.
    static let longest = 16_384
    /// Groups in one another.
    static let deepest = 100
    /// Characters, classes and anchors, repetitions written out.
    static let mostPieces = 16_384
    /// Alternatives and pieces that may be left out, repetitions written out: their memory grows with the square, to
    /// about 35 MB here.
    static let mostChoices = 2_000
    /// Ways on which matching nothing leads to one place, in a pattern that has a loop of such ways, as `(a*)*`: the
    /// compiler walks each of them, which takes hundredths of a second here.
    static let mostEmptyWays = 4096.0

    /// Counted up to a bound, so that products cannot overflow.
    private struct Weight {
        var pieces = 0
        var choices = 0
        /// Ways through it that match nothing; 1 for what is not there.
        var through = 1.0
        /// The most ways that match nothing from one place in it to another. What must match something ends them.
        var inward = 1.0

        /// One after the other.
        static func + (left: Weight, right: Weight) -> Weight {
            Weight(
                pieces: cap(left.pieces + right.pieces), choices: cap(left.choices + right.choices),
                through: left.through * right.through,
                inward: max(left.inward, max(left.through, 1) * right.inward))
        }

        /// One or the other.
        func or(_ other: Weight) -> Weight {
            Weight(
                pieces: Self.cap(pieces + other.pieces + 1), choices: Self.cap(choices + other.choices + 1),
                through: through + other.through, inward: inward + other.inward)
        }

        /// - Parameters:
        ///   - times: at most 32,767, the largest that the compiler takes.
        ///   - optional: how many of them may be left out or come again.
        func repeated(_ times: Int, optional: Int) -> Weight {
            // Each copy that may be left out is one more way.
            let required = Double(times - optional)
            let before =
                optional > 0
                ? pow(through, required) * pow(through + 1, Double(optional - 1)) : pow(through, required - 1)
            return Weight(
                pieces: Self.cap(pieces * times), choices: Self.cap(choices * times + optional),
                through: before * (optional > 0 ? through + 1 : through), inward: max(before, 1) * inward)
        }

        private static func cap(_ number: Int) -> Int { min(number, 1 << 40) }
    }

    private let bytes: [UInt8]
    private var index = 0
    /// Of each open group what it holds but its last piece, which a repetition may follow.
    private var groups = [Group()]
    /// Something that may match nothing is repeated without an end.
    private var hasEmptyLoop = false

    private struct Group {
        /// The alternatives before the last one; nil for none.
        var others: Weight?
        var before = Weight()
        var last = Weight()

        var whole: Weight { others.map { $0.or(before + last) } ?? before + last }
    }

    private init(_ pattern: String) { bytes = Array(pattern.utf8) }

    /// - Throws: what is too large, as the end of a sentence.
    static func check(_ pattern: String) throws(RegularExpression.Problem) {
        guard pattern.utf8.count <= longest else {
            throw .init(message: "it has \(pattern.utf8.count) bytes, at most \(longest) are read", isBound: true)
        }
        var bounds = Self(pattern)
        try bounds.read()
    }

    private mutating func read() throws(RegularExpression.Problem) {
        while let byte = next() {
            switch byte {
            case UInt8(ascii: "\\"): try escaped()
            case UInt8(ascii: "["): set()
            case UInt8(ascii: "("): try open()
            case UInt8(ascii: ")") where groups.count > 1: close()
            case UInt8(ascii: "|"): groups[groups.count - 1] = Group(others: groups[groups.count - 1].whole)
            case UInt8(ascii: "*"): try again(1, optional: 1, endless: true)
            case UInt8(ascii: "?"): try again(1, optional: 1)
            // Written out as one and any number more.
            case UInt8(ascii: "+"): try again(2, optional: 1, endless: true)
            case UInt8(ascii: "{"): try interval()
            case UInt8(ascii: "^"), UInt8(ascii: "$"): piece(Weight(pieces: 1))
            default: piece(Self.character)
            }
        }
        while groups.count > 1 { close() }
        let whole = groups[0].whole
        try hold(whole)
        if hasEmptyLoop, max(whole.inward, whole.through) > Self.mostEmptyWays {
            throw .init(message: "too many of its repetitions may match nothing, as (a*)* does", isBound: true)
        }
    }

    /// Matches one, never nothing.
    private static let character = Weight(pieces: 1, through: 0)

    private mutating func next() -> UInt8? {
        guard index < bytes.count else { return nil }
        defer { index += 1 }
        return bytes[index]
    }

    private mutating func piece(_ weight: Weight) {
        let top = groups.count - 1
        groups[top].before = groups[top].before + groups[top].last
        groups[top].last = weight
    }

    private mutating func escaped() throws(RegularExpression.Problem) {
        let byte = next()
        if let byte, (0x31...0x39).contains(byte) {
            // Matching it takes a time that nothing bounds.
            throw .init(message: "it has no \\\(UnicodeScalar(byte)) for what a group has found", isBound: false)
        }
        // Beginnings and ends of words and lines match nothing.
        piece(byte.map { "bB<>`'".utf8.contains($0) } ?? true ? Weight(pieces: 1) : Self.character)
    }

    /// `[a-z]`, `[]a]`, `[^[:alpha:]]`
    private mutating func set() {
        if index < bytes.count, bytes[index] == UInt8(ascii: "^") { index += 1 }
        if index < bytes.count, bytes[index] == UInt8(ascii: "]") { index += 1 }
        while let byte = next(), byte != UInt8(ascii: "]") {
            guard byte == UInt8(ascii: "["), index < bytes.count, ":.=".utf8.contains(bytes[index]) else { continue }
            let sign = bytes[index]
            let rest = bytes[(index + 1)...]
            guard let end = rest.indices.dropLast().first(where: { rest[$0] == sign && rest[$0 + 1] == 0x5d }) else {
                continue
            }
            index = end + 2
        }
        piece(Self.character)
    }

    private mutating func open() throws(RegularExpression.Problem) {
        guard groups.count <= Self.deepest else {
            throw .init(message: "it has more than \(Self.deepest) groups in one another", isBound: true)
        }
        groups.append(Group())
    }

    private mutating func close() {
        let group = groups.removeLast()
        piece(group.whole + Weight(pieces: 1))
    }

    private mutating func again(
        _ times: Int, optional: Int, endless: Bool = false
    ) throws(RegularExpression.Problem) {
        let top = groups.count - 1
        if endless, groups[top].last.through > 0 { hasEmptyLoop = true }
        groups[top].last = groups[top].last.repeated(times, optional: optional)
        try hold(groups[top].last)
    }

    /// `{3}`, `{3,}`, `{,5}`, `{3,5}`; anything else is a character or the compiler's to refuse.
    private mutating func interval() throws(RegularExpression.Problem) {
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")), end - index <= 16 else {
            return piece(Self.character)
        }
        let parts = bytes[index..<end].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let numbers = parts.map { Int(String(decoding: $0, as: UTF8.self)) }
        guard parts.count <= 2, zip(parts, numbers).allSatisfy({ $0.isEmpty || $1.map { $0 >= 0 } ?? false }) else {
            return piece(Self.character)
        }
        index = end + 1
        let least = min(numbers[0] ?? 0, 32_767)
        guard parts.count == 2 else { return try again(max(least, 1), optional: 0) }
        guard let most = numbers[1] else { return try again(least + 1, optional: 1, endless: true) }
        let times = min(max(most, least, 1), 32_767)
        try again(times, optional: times - min(least, times))
    }

    private func hold(_ weight: Weight) throws(RegularExpression.Problem) {
        if weight.pieces > Self.mostPieces {
            throw .init(
                message: "its repetitions make more than \(Self.mostPieces) pieces of it", isBound: true)
        }
        if weight.choices > Self.mostChoices {
            throw .init(
                message: "it has more than \(Self.mostChoices) alternatives and optional pieces, repetitions included",
                isBound: true)
        }
    }
}
