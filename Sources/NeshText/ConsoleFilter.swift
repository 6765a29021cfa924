/// Makes the output of an enclave, or a recording of a terminal, harmless for the terminal that shows it.
///
/// Text, line ends, tabs, backspaces, colours and erasing to the end of a line pass. What would move
/// the cursor, set titles, switch character sets, or make the terminal answer as if someone had typed
/// is left out, also when it arrives in pieces. Bytes that are not UTF-8 become U+FFFD.
package struct ConsoleFilter {
    /// What reaches anyone who looks at it.
    package enum Passing: Sendable {
        /// For readers that are not terminals: neither colours and erasing nor backspaces and carriage returns.
        case text
        /// A console, in lines.
        case colours
        /// A recording: what draws a picture on the whole screen passes too.
        case picture
    }

    private enum State {
        case text
        case escape
        /// ESC and this intermediate byte; one more follows.
        case charset(UInt8)
        /// The parameters of a control sequence.
        case control
        /// An operating system command or the like, until BEL, ESC \ or a line end: what was cut off must not
        /// hide the lines that follow. How many bytes so far.
        case string(Int)
    }
    private var state = State.text
    private var parameters: [UInt8] = []
    /// The beginning of a character whose other bytes have not arrived.
    private var partial: [UInt8] = []
    /// A colour was set and not reset.
    package private(set) var isStyled = false
    /// A picture has set more than colours.
    package private(set) var hasSetModes = false
    /// The last byte that passed was a line end, or nothing has passed.
    package private(set) var isAtLineStart = true

    private static let longestParameters = 64
    /// A string that has not ended after so many bytes was none: text is shown again.
    private static let longestString = 4096
    private static let replacement: [UInt8] = [0xef, 0xbf, 0xbd]

    private let passing: Passing
    private var keepsStyle: Bool { passing != .text }

    package init(passing: Passing = .colours) { self.passing = passing }

    /// Appends what passes of `bytes`.
    package mutating func filter(_ bytes: [UInt8], into output: inout [UInt8]) {
        let before = output.count
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if case .text = state, partial.isEmpty {
                    let end = endOfPlain(bytes, from: index)
                    if end > index {
                        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<end]))
                        index = end
                        continue
                    }
                }
                step(bytes[index], &output)
                index += 1
            }
        }
        if output.count > before { isAtLineStart = output.last == UInt8(ascii: "\n") }
    }

    /// Nothing follows: a character whose other bytes never came becomes U+FFFD.
    package mutating func finish(into output: inout [UInt8]) {
        if !partial.isEmpty { output += Self.replacement }
        partial = []
    }

    /// The end of the stretch that passes as it is.
    private func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let keepsStyle = keepsStyle
        var index = start
        while index < bytes.count {
            if let end = Self.endOfPrintable(bytes, from: index) {
                index = end
                continue
            }
            let byte = bytes[index]
            let passes =
                byte &- 0x20 < 0x5f || byte &- 0x09 < 2 || keepsStyle && (byte == 0x08 || byte == 0x0d)
            if passes { index += 1 } else { break }
        }
        return index
    }

    /// Eight bytes further, if all of them are printable ASCII, as most are; looked at together, since a console may
    /// say a gigabyte.
    private static func endOfPrintable(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int? {
        guard bytes.count - index >= 8 else { return nil }
        let eight = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let (ones, highest) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        // A byte below 0x20 borrows, one above 0x7e has the highest bit or gets it.
        let others = (eight &- ones &* 0x20) & ~eight | eight | (eight &+ ones)
        return others & highest == 0 ? index + 8 : nil
    }

    private mutating func step(_ byte: UInt8, _ output: inout [UInt8]) {
        switch state {
        case .text: text(byte, &output)
        case .escape: escape(byte, &output)
        case .charset(let byteBefore):
            state = .text
            if passing == .picture, Picture.passes(charset: byteBefore, byte) {
                output += [0x1b, byteBefore, byte]
                hasSetModes = true
            }
        case .control: control(byte, &output)
        case .string(let count):
            if byte == 0x07 || byte == 0x18 || byte == 0x1a {
                state = .text
            } else if byte == 0x1b {
                state = .escape
            } else if byte == UInt8(ascii: "\n") {
                state = .text
                text(byte, &output)
            } else {
                state = count < Self.longestString ? .string(count + 1) : .text
            }
        }
    }

    private mutating func text(_ byte: UInt8, _ output: inout [UInt8]) {
        if partial.isEmpty {
            switch byte {
            case 0x1b: state = .escape
            case 0x09, 0x0a, 0x20...0x7e: output.append(byte)
            case 0x08, 0x0d: if keepsStyle { output.append(byte) }
            case 0x0e, 0x0f:
                if passing == .picture {
                    output.append(byte)
                    hasSetModes = true
                }
            case 0xc2...0xf4: partial = [byte]
            case 0x80...0xff: output += Self.replacement
            default: break
            }
            return
        }
        guard byte & 0xc0 == 0x80 else {
            partial = []
            output += Self.replacement
            text(byte, &output)
            return
        }
        partial.append(byte)
        let length = partial[0] >= 0xf0 ? 4 : partial[0] >= 0xe0 ? 3 : 2
        guard partial.count == length else { return }
        // The C1 controls, as two bytes: the terminal would take them for escape sequences.
        let isControl = partial[0] == 0xc2 && partial[1] < 0xa0
        if !isControl { output += String(validating: partial, as: UTF8.self) == nil ? Self.replacement : partial }
        partial = []
    }

    private mutating func escape(_ byte: UInt8, _ output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "["):
            parameters = []
            state = .control
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            state = .string(0)
        case 0x20...0x2f: state = .charset(byte)
        case 0x1b: break
        default:
            state = .text
            if passing == .picture, Picture.passes(escape: byte) { output += [0x1b, byte] }
            // A control character is not part of a sequence.
            if byte < 0x20 { text(byte, &output) }
        }
    }

    private mutating func control(_ byte: UInt8, _ output: inout [UInt8]) {
        switch byte {
        case 0x20...0x3f where parameters.count < Self.longestParameters: parameters.append(byte)
        case 0x40...0x7e:
            state = .text
            let isPlain = keepsStyle && parameters.allSatisfy { (0x30...0x3b).contains($0) }
            if byte == UInt8(ascii: "m"), isPlain {
                output += [0x1b, 0x5b] + parameters + [byte]
                isStyled = !parameters.allSatisfy { $0 == UInt8(ascii: "0") }
            } else if byte == UInt8(ascii: "K"), isPlain {
                output += [0x1b, 0x5b] + parameters + [byte]
            } else if passing == .picture, Picture.passes(control: parameters, byte) {
                output += [0x1b, 0x5b] + parameters + [byte]
                if "hlr".utf8.contains(byte) { hasSetModes = true }
            }
        case 0x1b: state = .escape
        default:
            state = .text
            if byte < 0x20 { text(byte, &output) }
        }
    }
}
