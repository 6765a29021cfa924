import NeshData

/// A Dockerfile's instructions, in order.
package struct Dockerfile: Sendable, Equatable {
    /// In the order of the file.
    package var instructions: [Instruction]
    /// What continues lines and takes away the meaning of the next character: `\` unless the file says otherwise.
    package var escape: UInt8

    /// Largest file that is read, in bytes.
    static let sizeLimit = 1 << 20

    /// One instruction with all that belongs to it.
    package struct Instruction: Sendable, Equatable {
        /// Counted from 1: where it starts.
        package var line: Int
        /// Its first word.
        package var keyword: DockerfileKeyword
        /// `--name=value` behind the keyword, in their order.
        package var flags: [Flag]
        /// The rest, continuation lines joined.
        package var arguments: String
        /// The texts that it announces, in order.
        package var documents: [HereDocument] = []

        /// The value of a flag; nil where it is not given.
        func flag(_ name: String) -> Flag? { flags.last { $0.name == name } }
    }

    /// `--name=value` before the arguments.
    package struct Flag: Sendable, Equatable {
        /// Without `--`.
        package var name: String
        /// Nil without `=`.
        package var value: String?
    }

    /// What is wrong, and in which line.
    package struct Problem: Error, Sendable, Equatable {
        /// The first one is 1.
        package var line: Int
        /// One sentence without a full stop.
        package var message: String
        /// What would fix it, the best first.
        package var fixes: [String]
        /// Nothing is wrong, only more than can be done without a container tool.
        package var needsTool: Bool
        /// What is thrown instead, where the Dockerfile is not at fault: an interruption, a tool that fails.
        var cause: Failure?

        init(_ line: Int, _ message: String, fixes: [String] = [], needsTool: Bool = false) {
            self.line = line
            self.message = message
            self.fixes = fixes
            self.needsTool = needsTool
        }

        init(_ line: Int, _ failure: Failure) {
            self.init(line, failure.message, fixes: failure.fixes)
            if failure.code == nil || failure.code == .dockerImagePull { cause = failure }
        }
    }

    /// Does something for the instruction in a line; its failure is a problem of that line.
    static func at<Result>(
        _ line: Int, _ body: () throws(Failure) -> Result
    ) throws(Problem) -> Result {
        do throws(Failure) { return try body() } catch { throw Problem(line, error) }
    }

    /// - Throws: `Problem` when it is not text or an instruction makes no sense on its own.
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
            let joined = file.join(lines, at: &index)
            guard !joined.isEmpty else { continue }
            var instruction = try instruction(joined, line: start + 1)
            for mark in HereDocument.marks(of: instruction) {
                instruction.documents.append(try HereDocument.read(mark, from: lines, at: &index, of: start + 1))
            }
            file.instructions.append(instruction)
        }
        return file
    }

    /// An instruction's lines as one; empty for a comment or an empty line.
    private func join(_ lines: [Substring], at index: inout Int) -> Substring {
        var joined = ""
        var isOpen = true
        while isOpen, index < lines.count {
            let line = lines[index]
            index += 1
            // Comments and empty lines do not end a continued instruction.
            let start = line.first { !isBlank($0) }
            if start == "#" || start == nil {
                if joined.isEmpty { break }
                continue
            }
            let trimmed = line.trimmingEnd(while: isBlank)
            let escapes = trimmed.utf8.reversed().prefix { $0 == escape }.count
            // Two of them stand for the character itself.
            isOpen = escapes == 1
            joined += isOpen ? trimmed.dropLast() : trimmed
        }
        return trimming(joined[...])
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

    /// An instruction of one line.
    static func instruction(_ text: Substring, line: Int) throws(Problem) -> Instruction {
        let word = text.prefix { !isBlank($0) }
        let keyword = try DockerfileKeyword.named(word, line: line)
        var rest = trimming(text[word.endIndex...])
        var flags: [Flag] = []
        // What ONBUILD keeps has flags of its own.
        while keyword != .onbuild, rest.hasPrefix("--"), rest != "--" {
            let flag = rest.prefix { !isBlank($0) }
            let parts = flag.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            flags.append(Flag(name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : nil))
            rest = trimming(rest[flag.endIndex...])
        }
        try keyword.check(flags, line: line)
        guard !rest.isEmpty else { throw Problem(line, "\(keyword.name) needs an argument") }
        return Instruction(line: line, keyword: keyword, flags: flags, arguments: String(rest))
    }
}

private func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

private func trimming(_ text: Substring) -> Substring { text.trimming(while: isBlank) }
