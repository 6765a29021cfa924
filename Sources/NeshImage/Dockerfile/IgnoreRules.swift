import NeshData

/// Which paths are left out: the lines of a `.dockerignore`, or the patterns of `--exclude`.
struct IgnoreRules {
    private struct Rule {
        var line: Int
        var pattern: PathPattern
        var keeps: Bool
    }

    private var rules: [Rule] = []

    /// What a message calls the file: `.dockerignore`.
    let name: String

    /// - Parameter text: a rule a line, `#` begins a remark, `!` keeps what rules above leave out.
    init(_ text: [UInt8], name: String) {
        self.name = name
        var bytes = text[...]
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes = bytes.dropFirst(3) }
        for (number, line) in bytes.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
            let line = Self.trimming(line)
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            add(line, line: number + 1)
        }
    }

    /// - Parameter patterns: a rule each.
    init(patterns: [String], name: String) {
        self.name = name
        for pattern in patterns { add(Array(pattern.utf8)[...], line: 0) }
    }

    private mutating func add(_ text: ArraySlice<UInt8>, line: Int) {
        var text = text
        let keeps = text.first == UInt8(ascii: "!")
        if keeps { text = Self.trimming(text.dropFirst()) }
        let parts = cleaned(text)
        guard !parts.isEmpty else { return }
        rules.append(Rule(line: line, pattern: PathPattern(parts.joined(separator: [0x2f])), keeps: keeps))
    }

    private static func trimming(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.trimming { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
    }

    /// The line of the rule that leaves a path out; the last that fits it or a directory above it counts.
    func line(leavingOut path: [UInt8]) -> Int? {
        guard !rules.isEmpty, !path.isEmpty else { return nil }
        var paths: [ArraySlice<UInt8>] = [path[...]]
        for slash in path.indices where path[slash] == UInt8(ascii: "/") { paths.append(path[..<slash]) }
        var line: Int?
        for rule in rules where rule.keeps == (line != nil) {
            if paths.contains(where: { rule.pattern.matches($0) }) { line = rule.keeps ? nil : rule.line }
        }
        return line
    }

    func leaveOut(_ path: [UInt8]) -> Bool { line(leavingOut: path) != nil }

    /// Whether a rule keeps something that others leave out, so that directories left out must be looked into.
    var keepsSomething: Bool { rules.contains(where: \.keeps) }
}

/// A path's names without empty ones and `.`; `..` takes the one before it away.
func cleaned(_ path: some Collection<UInt8>) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    for part in path.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
        if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(Array(part)) }
    }
    return parts
}
