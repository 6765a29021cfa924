/// What a terminal is told, one action at a time.
enum TestScreenAction {
    case print(Unicode.Scalar)
    case control(UInt8)
    case sequence(parameters: String, final: Character)
    case saveCursor
    case restoreCursor
    case unknown(String)
}

/// Bytes to actions.
struct TestScreenParser {
    private enum State { case text, escape, parameters, string }
    private var state = State.text
    private var collected = ""
    private var partial: [UInt8] = []

    mutating func step(_ byte: UInt8) -> TestScreenAction? {
        switch state {
        case .text: return text(byte)
        case .escape:
            state = .text
            if byte == UInt8(ascii: "[") {
                state = .parameters
                collected = ""
                return nil
            }
            if byte == UInt8(ascii: "7") { return .saveCursor }
            if byte == UInt8(ascii: "8") { return .restoreCursor }
            if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "P") { state = .string }
            return .unknown("ESC \(Unicode.Scalar(byte))")
        case .parameters:
            guard (0x40...0x7e).contains(byte) else {
                collected.unicodeScalars.append(Unicode.Scalar(byte))
                return nil
            }
            state = .text
            return .sequence(parameters: collected, final: Character(Unicode.Scalar(byte)))
        case .string:
            if byte == 7 { state = .text }
            return nil
        }
    }

    private mutating func text(_ byte: UInt8) -> TestScreenAction? {
        if partial.isEmpty, byte < 0x80 {
            if byte == 0x1b {
                state = .escape
                return nil
            }
            return byte < 0x20 || byte == 0x7f ? .control(byte) : .print(Unicode.Scalar(byte))
        }
        partial.append(byte)
        let lead = partial[0]
        let length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1
        guard partial.count >= length else { return nil }
        defer { partial = [] }
        return .print(String(decoding: partial, as: UTF8.self).unicodeScalars.first ?? "\u{fffd}")
    }
}
