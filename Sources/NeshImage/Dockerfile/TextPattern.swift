/// A pattern for parts of a text, as in `${NAME%pattern}`: `*` is any text, `?` any character.
struct TextPattern {
    private let pattern: [UInt8]

    /// Longest text that is matched, in bytes: the time grows with its square.
    private static let limit = 4096

    init(_ pattern: [UInt8]) { self.pattern = pattern }

    private typealias Problem = DockerfileWords.Problem

    /// - Throws: `Problem` for texts that take too long, as the others.
    func cuttingPrefix(_ text: [UInt8], longest: Bool) throws(DockerfileWords.Problem) -> [UInt8] {
        try check(text)
        let ends = ends(in: text[...])
        guard let end = longest ? ends.last : ends.first else { return text }
        return Array(text[end...])
    }

    func cuttingSuffix(_ text: [UInt8], longest: Bool) throws(DockerfileWords.Problem) -> [UInt8] {
        try check(text)
        let starts =
            text.indices.filter { ends(in: text[$0...]).last == text.count } + (matchesNothing ? [text.count] : [])
        guard let start = longest ? starts.first : starts.last else { return text }
        return Array(text[..<start])
    }

    func replacing(
        in text: [UInt8], by replacement: [UInt8], all: Bool
    ) throws(DockerfileWords.Problem) -> [UInt8] {
        try check(text)
        var result: [UInt8] = []
        var place = 0
        while place < text.count {
            if let end = ends(in: text[place...]).last, end > place {
                result += replacement
                place = end
                if !all { break }
            } else {
                result.append(text[place])
                place += 1
            }
        }
        return result + text[place...]
    }

    private func check(_ text: [UInt8]) throws(DockerfileWords.Problem) {
        guard text.count <= Self.limit, pattern.count <= 256 else {
            throw Problem(message: "a text of more than \(Self.limit) bytes, or a pattern of more than 256, is not cut")
        }
    }

    private var matchesNothing: Bool { pattern.allSatisfy { $0 == UInt8(ascii: "*") } }

    /// Where matches that begin at the text's start end, the shortest first.
    private func ends(in text: ArraySlice<UInt8>) -> [Int] {
        var ends: [Int] = []
        var places = closure([0])
        if places.contains(pattern.count) { ends.append(text.startIndex) }
        for index in text.indices {
            var next: Set<Int> = []
            for place in places where place < pattern.count {
                switch pattern[place] {
                case UInt8(ascii: "*"): next.insert(place)
                case UInt8(ascii: "?"): next.insert(place + 1)
                default: if pattern[place] == text[index] { next.insert(place + 1) }
                }
            }
            if next.isEmpty { break }
            places = closure(next)
            if places.contains(pattern.count) { ends.append(index + 1) }
        }
        return ends
    }

    private func closure(_ places: Set<Int>) -> Set<Int> {
        var all = places
        for place in places {
            var place = place
            while place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                place += 1
                all.insert(place)
            }
        }
        return all
    }
}
