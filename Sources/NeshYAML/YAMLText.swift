/// A YAML file's text with the values that it holds, and changes of single settings that keep all the rest.
///
/// Each change is read back: what would make other values of the file than the one asked for is refused.
package struct YAMLText: Sendable {
    /// As it is now.
    package private(set) var text: String
    /// What the text says now.
    package private(set) var document: YAMLDocument

    /// - Throws: for bytes that are not YAML.
    package init(_ bytes: [UInt8]) throws(YAMLProblem) {
        document = try YAMLDocument.parse(bytes)
        // Only valid UTF-8 has been read, so that nothing is lost here.
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// The file's settings; empty where it holds none, nil where it holds something else than a map.
    package var settings: [YAML.Pair]? {
        guard let root = document.root, !root.isEmpty else { return [] }
        return root.pairs
    }

    /// The last pair of a setting.
    package func setting(_ key: String) -> YAML.Pair? { settings?.last { $0.key.text == key } }

    /// Gives one setting of the file's map a value, in its line; one that is missing gets that of a comment that holds
    /// it, as `commentOut` makes them, otherwise a line at the end.
    /// - Parameter isText: written so that it is read as text, whatever it looks like.
    /// - Throws: where this cannot be done without changing something else. The text stays as it was then.
    package mutating func set(_ key: String, to value: String, isText: Bool = false) throws(YAMLProblem) {
        let line = "\(key): \(YAMLScalar.written(value, isText: isText, inFlow: false))"
        guard let settings else {
            throw YAMLProblem(
                "this is not a map of settings: \(key) has no place in it", at: document.root?.start ?? .beginning,
                fixes: ["write by hand, where it is meant: \(line)"])
        }
        let isFlow = document.root?.isFlow ?? false
        let scalar = YAMLScalar.written(value, isText: isText, inFlow: isFlow)
        var expected = settings
        let new = YAML(
            content: .scalar(value, scalar == value ? .plain : .quoted), start: .beginning, end: .beginning)
        var changed = Array(text.unicodeScalars)
        let place: YAML.Mark
        if let index = settings.lastIndex(where: { $0.key.text == key }) {
            let pair = settings[index]
            place = pair.value.start
            guard case .scalar(_, let style) = pair.value.content, style != .block else {
                throw Self.refusal("\(key) holds more than one value in one line", place, line)
            }
            expected[index].value = new
            let isEmpty = pair.value.start.offset == pair.value.end.offset
            changed.replaceSubrange(
                pair.value.start.offset..<pair.value.end.offset, with: ((isEmpty ? " " : "") + scalar).unicodeScalars)
        } else {
            let pair = YAML.Pair(
                key: YAML(content: .scalar(key, .plain), start: .beginning, end: .beginning), value: new)
            if let comment = comment(of: key, in: changed) {
                var revived = self
                var lines = changed
                lines.replaceSubrange(comment, with: line.unicodeScalars)
                let index = settings.count { $0.key.start.offset < comment.lowerBound }
                expected.insert(pair, at: index)
                do throws(YAMLProblem) {
                    try revived.take(lines, expecting: expected) { Self.refusal("", .beginning, line) }
                    self = revived
                    return
                } catch { expected.remove(at: index) }
            }
            expected.append(pair)
            if let root = document.root, isFlow {
                place = root.start
                let last = settings.last?.value.end.offset ?? root.start.offset + 1
                changed.insert(
                    contentsOf: ((settings.isEmpty ? "" : ", ") + "\(key): \(scalar)").unicodeScalars,
                    at: last)
            } else {
                place = settings.first?.key.start ?? .beginning
                append(line, to: &changed)
            }
        }
        try take(changed, expecting: expected) {
            Self.refusal("\(key) cannot be set here without changing something else", place, line)
        }
    }

    /// Makes a comment of a setting; one that is missing is none.
    /// - Throws: where it does not stand on lines of its own.
    package mutating func commentOut(_ key: String) throws(YAMLProblem) {
        guard let settings, let index = settings.lastIndex(where: { $0.key.text == key }) else { return }
        let pair = settings[index]
        var changed = Array(text.unicodeScalars)
        var start = Self.lineStart(of: pair.value.end.offset, in: changed)
        let first = Self.lineStart(of: pair.key.start.offset, in: changed)
        let isAlone = changed[first..<pair.key.start.offset].allSatisfy { $0 == " " } && document.root?.isFlow == false
        while isAlone {
            changed.insert(contentsOf: "# ".unicodeScalars, at: start)
            if start == first { break }
            start = Self.lineStart(of: start - 1, in: changed)
        }
        var expected = settings
        expected.remove(at: index)
        let place = pair.key.start
        try take(changed, expecting: expected) {
            YAMLProblem(
                "\(key) shares its line with something else", at: place, fixes: ["take \(key) out by hand"])
        }
    }

    private static func refusal(_ reason: String, _ mark: YAML.Mark, _ line: String) -> YAMLProblem {
        YAMLProblem(reason, at: mark, fixes: ["write by hand: \(line)"])
    }

    /// The last `# key: value` in a line of its own that stands as far right as the settings, without the blanks before
    /// it. A value of several words is rather a remark.
    private func comment(of key: String, in scalars: [Unicode.Scalar]) -> Range<Int>? {
        let start = "# \(key):".unicodeScalars
        let indentation = (settings?.first?.key.start.column ?? 1) - 1
        var end = scalars.count
        while end > 0 {
            let first = Self.lineStart(of: end, in: scalars)
            let line = scalars[first..<end]
            let words = line.dropFirst(indentation)
            if line.prefix(indentation).allSatisfy({ $0 == " " }), words.starts(with: start),
                words.dropFirst(start.count).split(separator: " ").count == 1
            {
                return words.startIndex..<end
            }
            end = first - 1
        }
        return nil
    }

    /// A line behind the last one, before a `...`, with the indentation of the others.
    private func append(_ line: String, to scalars: inout [Unicode.Scalar]) {
        let lineEnd = text.unicodeScalars.contains("\r") && text.contains("\r\n") ? "\r\n" : "\n"
        let indentation = (settings?.first?.key.start.column ?? 1) - 1
        let line = String(repeating: " ", count: indentation) + line
        if let ending = document.ending {
            scalars.insert(contentsOf: (line + lineEnd).unicodeScalars, at: ending.offset)
        } else if scalars.last == "\n" || scalars.isEmpty {
            scalars += (line + lineEnd).unicodeScalars
        } else {
            scalars += (lineEnd + line).unicodeScalars
        }
    }

    /// Takes the changed text if it says what it should.
    private mutating func take(
        _ scalars: [Unicode.Scalar], expecting expected: [YAML.Pair], else problem: () -> YAMLProblem
    ) throws(YAMLProblem) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        guard let changed = try? YAMLText(Array(String(view).utf8)), let found = changed.settings,
            YAML(map: found).isSame(as: YAML(map: expected))
        else { throw problem() }
        self = changed
    }

    private static func lineStart(of offset: Int, in scalars: [Unicode.Scalar]) -> Int {
        var start = offset
        while start > 0, scalars[start - 1] != "\n", scalars[start - 1] != "\r" { start -= 1 }
        return start
    }
}

extension YAML {
    fileprivate init(map pairs: [Pair]) {
        self.init(content: .map(pairs), start: .beginning, end: .beginning)
    }
}
