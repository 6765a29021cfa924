/// The file line by line.
extension AllocatorFile {
    struct Line {
        var text: Substring
        /// Nil for comments, blank lines and keys of other programs.
        var key: Key?
        var value: String
    }

    var lines: [Line] {
        // By scalars: as characters, a carriage return and a newline are one.
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { scalars in
            let line = Substring(scalars)
            guard let colon = line.firstIndex(of: ":"), line.first != " ", line.first != "\t" else {
                return Line(text: line, key: nil, value: "")
            }
            let name = line[..<colon].trimmingSpaces
            return Line(
                text: line, key: Key(rawValue: String(name)), value: Self.scalar(line[line.index(after: colon)...]))
        }
    }

    /// A YAML scalar on one line: quotes and a comment behind it taken off.
    private static func scalar(_ text: Substring) -> String {
        let trimmed = text.trimmingSpaces
        if let quote = trimmed.first, quote == "\"" || quote == "'" {
            return String(trimmed.dropFirst().prefix { $0 != quote })
        }
        if trimmed.hasPrefix("#") { return "" }
        var end = trimmed.endIndex
        for place in trimmed.indices where trimmed[place] == "#" {
            // Only behind a space does a # begin a comment.
            if trimmed[trimmed.index(before: place)].isWhitespace {
                end = place
                break
            }
        }
        return String(trimmed[..<end].trimmingSpaces)
    }

    mutating func replace(_ key: Key, with value: String) {
        var lines = lines
        if let place = lines.lastIndex(where: { $0.key == key }) {
            let line = lines[place].text
            let comment = line.range(of: " #").map { String(line[$0.lowerBound...]) } ?? ""
            let ending = line.hasSuffix("\r") && comment.isEmpty ? "\r" : ""
            lines[place].text = "\(key.rawValue): \(value)\(comment)\(ending)"[...]
        } else {
            let place = lines.last?.text.isEmpty ?? false ? lines.endIndex - 1 : lines.endIndex
            lines.insert(Line(text: "\(key.rawValue): \(value)"[...], key: key, value: value), at: place)
        }
        setText(lines.map(\.text).joined(separator: "\n"))
    }

    mutating func commentOut(_ key: Key) {
        setText(lines.map { $0.key == key ? "# " + $0.text : $0.text }.joined(separator: "\n"))
    }
}

extension Substring {
    var trimmingSpaces: Substring {
        let front = drop(while: \.isWhitespace)
        guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return front.prefix(0) }
        return front[...last]
    }

    fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
