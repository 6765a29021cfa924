/// The `#!` line of a script, read as Linux reads it (binfmt_script): from the first bytes of the file alone.
struct ScriptLine: Equatable {
    /// Bytes of a file that the kernel looks at.
    static let limit = 256

    /// As written; a carriage return at the line's end belongs to it, or to the argument.
    var interpreter: [UInt8]
    /// All the rest of the line, which is one word to the kernel; nil where there is none.
    var argument: [UInt8]?

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// - Parameter start: the first `limit` bytes, fewer of a shorter file.
    /// - Returns: nil where the kernel would not take the file for a script.
    init?(_ start: [UInt8]) {
        guard start.starts(with: Array("#!".utf8)) else { return nil }
        let all = start.prefix(Self.limit)
        var line = all.dropFirst(2)
        if let end = line.firstIndex(of: 0x0a) {
            line = line[..<end]
        } else if all.count == Self.limit {
            // A name that may go on beyond what the kernel reads is not run.
            guard line.drop(while: Self.isBlank).contains(where: { Self.isBlank($0) || $0 == 0 }) else { return nil }
        }
        while let last = line.last, Self.isBlank(last) { line.removeLast() }
        line = line.drop(while: Self.isBlank)
        let name = line.prefix { !Self.isBlank($0) && $0 != 0 }
        guard !name.isEmpty else { return nil }
        interpreter = Array(name)
        let rest = line.dropFirst(name.count).drop(while: Self.isBlank).prefix { $0 != 0 }
        argument = rest.isEmpty ? nil : Array(rest)
    }

    /// Whether the line ends as in files from Windows: the kernel takes the carriage return for a letter.
    var endsInCarriageReturn: Bool { (argument ?? interpreter).last == 0x0d }

    /// The name without the directory: `python3` of `/usr/bin/python3`.
    var program: String {
        String(decoding: interpreter.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    }

    /// What `env` looks for, where it is the interpreter: nil where its argument is an option that is not known here.
    var wantedOfEnv: String? {
        guard program == "env", let argument else { return nil }
        let text = String(decoding: argument, as: UTF8.self)
        guard text.hasPrefix("-") else { return text }
        guard text.hasPrefix("-S") else { return nil }
        return text.dropFirst(2).split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
            .first { !$0.contains("=") && !$0.hasPrefix("-") }
    }
}
