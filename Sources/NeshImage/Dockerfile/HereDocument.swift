import NeshData

/// A text within a Dockerfile, from `<<EOF` to a line that is `EOF`.
package struct HereDocument: Sendable, Equatable {
    /// What its mark is called, without quotes: COPY names the file so in a directory.
    package var name: String
    /// Its lines, each with its line break.
    package var text: String
    /// Variables in it are replaced: its mark has no quotes.
    package var expands: Bool

    /// The mark at which a text is announced.
    struct Mark {
        var name: String
        var expands: Bool
        /// `<<-`: tabs before each line are not part of the text.
        var stripsTabs: Bool

        /// Nil when the word is not such a mark.
        init?(_ word: some StringProtocol) {
            guard word.hasPrefix("<<"), !word.hasPrefix("<<<") else { return nil }
            var rest = String(word.dropFirst(2))
            stripsTabs = rest.hasPrefix("-")
            if stripsTabs { rest.removeFirst() }
            name = rest.filter { $0 != "\"" && $0 != "'" }
            expands = name == rest
            guard !name.isEmpty, !name.contains("<") else { return nil }
        }
    }

    /// The marks of an instruction that may have texts, in order.
    static func marks(of instruction: Dockerfile.Instruction) -> [Mark] {
        guard [.run, .copy, .add].contains(instruction.keyword), !instruction.arguments.hasPrefix("[") else {
            return []
        }
        return instruction.arguments.split { $0 == " " || $0 == "\t" }.compactMap { Mark($0) }
    }

    /// Reads the text of a mark from the lines at `index`, and goes behind its end.
    static func read(
        _ mark: Mark, from lines: [Substring], at index: inout Int, of line: Int
    ) throws(Dockerfile.Problem) -> HereDocument {
        var text = ""
        while index < lines.count {
            let read = mark.stripsTabs ? lines[index].drop { $0 == "\t" } : lines[index]
            index += 1
            if read == mark.name { return HereDocument(name: mark.name, text: text, expands: mark.expands) }
            text += read + "\n"
        }
        throw Dockerfile.Problem(line, "the text <<\(mark.name) has no end: no line is \(mark.name)")
    }
}
