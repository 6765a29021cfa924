import CEdit
import NeshSystem

/// Bracketed paste: the terminal marks where pasted text begins and ends.
extension LineEditor {
    private static let end = Array("\u{1b}[201~".utf8)

    /// Called after the mark of the beginning. One line is inserted; of several, the complete ones are
    /// handed out one by one and the rest is what the line after them begins with.
    func takePaste() -> nesh_edit_verdict {
        guard let bytes = pastedBytes() else { return NESH_EDIT_STOP }
        var lines = Self.lines(of: String(decoding: bytes, as: UTF8.self))
        guard lines.count > 1, let last = lines.popLast() else {
            insert(Self.text((lines.first ?? "").unicodeScalars.prefix(Self.longestLine)))
            return NESH_EDIT_GO_ON
        }
        let (scalars, cursor) = current
        guard block.isEmpty else {
            insertLines(lines + [last])
            return NESH_EDIT_GO_ON
        }
        let behind = Self.text(scalars[cursor...])
        replaceLine(with: Self.text(scalars[..<cursor]) + lines[0])
        queued = lines.dropFirst().reversed()
        initial = (last + behind, last.unicodeScalars.count)
        return NESH_EDIT_ACCEPT
    }

    /// Into a text of several lines they go as its lines.
    private func insertLines(_ lines: [String]) {
        let (scalars, cursor) = current
        let (head, tail) = (Self.text(scalars[..<cursor]), Self.text(scalars[cursor...]))
        guard block.count + lines.count <= Self.mostLines, let first = lines.first, let last = lines.last else {
            return beep()
        }
        block.before += [head + first] + lines.dropFirst().dropLast()
        replaceLine(with: last + tail, cursor: last.unicodeScalars.count)
    }

    /// Everything up to the mark of the end; nil when editing must end.
    private func pastedBytes() -> [UInt8]? {
        var bytes: [UInt8] = []
        while true {
            while let byte = input.takeByte() {
                bytes.append(byte)
                if byte == UInt8(ascii: "~"), bytes.suffix(Self.end.count).elementsEqual(Self.end) {
                    return bytes.dropLast(Self.end.count)
                }
                // Pressed by a person whose terminal never sent the end: typed alone, not pasted.
                if byte == 3, input.isEmpty { return bytes.dropLast() }
            }
            guard waitForInput() else { return nil }
            if bytes.count > KeyInput.limit { bytes.removeFirst(bytes.count - KeyInput.limit) }
        }
    }

    /// Lines without their ends and without control characters but tabs.
    private static func lines(of text: String) -> [String] {
        var lines = [String.UnicodeScalarView()]
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            switch scalar {
            case "\n" where previous == "\r": continue
            case "\n", "\r": lines.append(String.UnicodeScalarView())
            case "\t": lines[lines.count - 1].append(scalar)
            default:
                if scalar.properties.generalCategory != .control { lines[lines.count - 1].append(scalar) }
            }
        }
        return lines.map { String($0) }
    }
}
