import NeshText

/// A console's output as harmless lines, for showing it beside other things.
package struct ConsoleLines {
    private var filter = ConsoleFilter()
    private var partial: [UInt8] = []
    /// A longer line comes in pieces.
    private static let longest = 4096

    package init() {}

    /// The lines that `bytes` complete, without their ends. Of what a carriage return has written over,
    /// only the last is kept.
    package mutating func take(_ bytes: [UInt8]) -> [String] {
        var output: [UInt8] = []
        filter.filter(bytes, into: &output)
        var lines: [String] = []
        for byte in output {
            if byte == UInt8(ascii: "\n") || partial.count >= Self.longest { lines.append(takeLine()) }
            if byte != UInt8(ascii: "\n") { partial.append(byte) }
        }
        return lines
    }

    /// What is left of a line whose end has not come.
    package mutating func takeRest() -> String? { partial.isEmpty ? nil : takeLine() }

    private mutating func takeLine() -> String {
        var line = partial[...]
        partial.removeAll(keepingCapacity: true)
        while line.last == UInt8(ascii: "\r") { line.removeLast() }
        if let last = line.lastIndex(of: UInt8(ascii: "\r")) { line = line[(last + 1)...] }
        return String(decoding: line.filter { $0 != 0x08 }, as: UTF8.self)
    }
}
