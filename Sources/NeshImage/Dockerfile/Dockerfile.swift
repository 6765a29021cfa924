import NeshData

/// A Dockerfile's instructions, in order.
package struct Dockerfile: Sendable, Equatable {
    package var instructions: [Instruction]
    /// What continues lines and takes away the meaning of the next character: `\` unless the file says otherwise.
    package var escape: UInt8

    package struct Instruction: Sendable, Equatable {
        /// Counted from 1: where it starts.
        package var line: Int
        /// In capitals.
        package var keyword: String
        /// `--name=value` before the arguments, as written.
        package var flags: [String]
        /// The rest, continuation lines joined.
        package var arguments: String
    }

    /// What is wrong, and in which line.
    package struct Problem: Error, Sendable, Equatable {
        package var line: Int
        package var message: String
        package var fixes: [String]
        /// Nothing is wrong, only more than can be done without a container tool.
        package var needsTool: Bool

        init(_ line: Int, _ message: String, fixes: [String] = [], needsTool: Bool = false) {
            self.line = line
            self.message = message
            self.fixes = fixes
            self.needsTool = needsTool
        }
    }

    /// - Throws: `Problem` when it is no text or an instruction makes no sense on its own.
    package static func parse(_ bytes: [UInt8]) throws(Problem) -> Dockerfile {
        var bytes = bytes[...]
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes = bytes.dropFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw Problem(1, "this is not a text in UTF-8")
        }
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        var file = Dockerfile(instructions: [], escape: UInt8(ascii: "\\"))
        var index = try file.readDirectives(lines)
        while index < lines.count {
            let start = index
            var joined = ""
            var isOpen = true
            while isOpen, index < lines.count {
                let line = lines[index].drop { $0 == " " || $0 == "\t" }
                index += 1
                // Comments and empty lines do not end a continued instruction.
                if line.first == "#" || line.isEmpty {
                    if joined.isEmpty { break }
                    continue
                }
                let trimmed = line.trimmingSuffix { $0 == " " || $0 == "\t" }
                isOpen = trimmed.utf8.last == file.escape
                joined += isOpen ? String(trimmed.dropLast()) : String(trimmed)
            }
            guard !joined.isEmpty else { continue }
            let instruction = try instruction(joined, line: start + 1)
            file.instructions.append(instruction)
            // A text within the file is no sequence of instructions.
            for end in hereDocuments(of: instruction) {
                while index < lines.count, lines[index].drop(while: { $0 == "\t" }) != end { index += 1 }
                index += 1
            }
        }
        return file
    }

    /// The lines that end the texts which follow an instruction: `<<EOF`, `<<-"EOF"`.
    private static func hereDocuments(of instruction: Instruction) -> [String] {
        guard ["RUN", "COPY", "ADD"].contains(instruction.keyword) else { return [] }
        return instruction.arguments.split { $0 == " " || $0 == "\t" }.compactMap { word in
            guard word.hasPrefix("<<") else { return nil }
            let name = word.dropFirst(2).filter { !"-\"'".contains($0) }
            return name.isEmpty || name.contains("<") ? nil : String(name)
        }
    }

    /// `# escape=x` and the like, which count only before anything else.
    private mutating func readDirectives(_ lines: [Substring]) throws(Problem) -> Int {
        for (index, line) in lines.enumerated() {
            guard line.first == "#" else { return index }
            let parts = line.dropFirst().split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { return index }
            let (key, value) = (trimming(parts[0]).lowercased(), trimming(parts[1]))
            switch key {
            case "escape":
                guard value == "\\" || value == "`" else {
                    throw Problem(index + 1, "the escape character is '\(value)', it may be \\ or `")
                }
                escape = value.utf8.first ?? escape
            case "syntax", "check": continue
            default: return index
            }
        }
        return lines.count
    }

    private static func instruction(_ text: String, line: Int) throws(Problem) -> Instruction {
        let keyword = text.prefix { $0 != " " && $0 != "\t" }
        guard keyword.allSatisfy(\.isLetter) else {
            throw Problem(line, "'\(display(keyword.utf8))' is no instruction")
        }
        var rest = trimming(text[keyword.endIndex...])
        var flags: [String] = []
        while rest.hasPrefix("--") {
            let flag = rest.prefix { $0 != " " && $0 != "\t" }
            flags.append(String(flag))
            rest = trimming(rest[flag.endIndex...])
        }
        return Instruction(line: line, keyword: keyword.uppercased(), flags: flags, arguments: String(rest))
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return text
    }
}

private func trimming(_ text: Substring) -> Substring {
    text.drop { $0 == " " || $0 == "\t" }.trimmingSuffix { $0 == " " || $0 == "\t" }
}
