/// A pattern for paths: `*` and `?` stay within a name, `**` goes across, `[a-z]` and `[^a-z]` are sets.
struct PathPattern {
    private let pattern: [UInt8]

    init(_ pattern: some Sequence<UInt8>) { self.pattern = Array(pattern) }

    /// Whether it has anything but plain characters.
    var isPattern: Bool { pattern.contains { "*?[\\".utf8.contains($0) } }

    func matches(_ path: some Sequence<UInt8>) -> Bool {
        // Each character of the path advances a set of places in the pattern: no pattern takes long.
        var places = closure([0])
        for byte in path {
            var next: Set<Int> = []
            for place in places where place < pattern.count { next.formUnion(step(place, byte)) }
            if next.isEmpty { return false }
            places = closure(next)
        }
        return places.contains(pattern.count)
    }

    /// Adds the places that are reached without a character.
    private func closure(_ places: Set<Int>) -> Set<Int> {
        var all = places
        var pending = Array(places)
        func reach(_ place: Int) {
            if all.insert(place).inserted { pending.append(place) }
        }
        while let place = pending.popLast() {
            guard place < pattern.count, pattern[place] == UInt8(ascii: "*") else { continue }
            let end = star(place)
            reach(end)
            // `**/` also stands for no directory at all.
            if end - place >= 2, end < pattern.count, pattern[end] == UInt8(ascii: "/") { reach(end + 1) }
        }
        return all
    }

    /// Behind a run of stars.
    private func star(_ place: Int) -> Int {
        var end = place
        while end < pattern.count, pattern[end] == UInt8(ascii: "*") { end += 1 }
        return end
    }

    private func step(_ place: Int, _ byte: UInt8) -> Set<Int> {
        let isSlash = byte == UInt8(ascii: "/")
        switch pattern[place] {
        case UInt8(ascii: "*"):
            let isDouble = star(place) - place >= 2
            return isSlash && !isDouble ? [] : [place]
        case UInt8(ascii: "?"): return isSlash ? [] : [place + 1]
        case UInt8(ascii: "["):
            guard let (end, isIn) = set(place, byte) else { return byte == pattern[place] ? [place + 1] : [] }
            return isIn && !isSlash ? [end] : []
        case UInt8(ascii: "\\") where place + 1 < pattern.count:
            return byte == pattern[place + 1] ? [place + 2] : []
        default: return byte == pattern[place] ? [place + 1] : []
        }
    }

    /// Where the set that begins here ends, and whether a byte is in it; nil when it has no end.
    private func set(_ start: Int, _ byte: UInt8) -> (end: Int, isIn: Bool)? {
        var place = start + 1
        let isNegated =
            place < pattern.count && (pattern[place] == UInt8(ascii: "^") || pattern[place] == UInt8(ascii: "!"))
        if isNegated { place += 1 }
        var isIn = false
        var isFirst = true
        while place < pattern.count, isFirst || pattern[place] != UInt8(ascii: "]") {
            isFirst = false
            let low = pattern[place]
            place += 1
            var high = low
            if place + 1 < pattern.count, pattern[place] == UInt8(ascii: "-"), pattern[place + 1] != UInt8(ascii: "]") {
                high = pattern[place + 1]
                place += 2
            }
            if low <= byte, byte <= high { isIn = true }
        }
        return place < pattern.count ? (place + 1, isIn != isNegated) : nil
    }
}
