/// Words for sh.
enum ShellQuoting {
    static func quoted(_ text: String) -> String {
        let safe = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || "_./:@%+,=-".utf8.contains(byte)
        }
        if safe, !text.isEmpty { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
