/// How many columns text takes on a terminal, whatever the locale.
///
/// Agrees with wcwidth(3) for single scalars; clusters that terminals draw as one emoji count 2.
/// Control characters count 0: replace them before printing.
package enum DisplayWidth {
    /// Columns of `text`, without regard to line breaks, tabs and escape sequences.
    package static func of(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// Columns of one character: 0, 1, 2, or more where one cluster holds several spacing letters.
    package static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        guard scalars.count > 1 else { return of(first) }
        if isEmoji(first, in: scalars) { return 2 }
        return scalars.reduce(0) { $0 + of($1) }
    }

    /// Columns of one scalar on its own: 0, 1 or 2.
    package static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x7f { return value < 0x20 ? 0 : 1 }
        if value < 0x300 { return value < 0xa0 ? 0 : 1 }
        if isWide(value) { return 2 }
        if (0x1160...0x11ff).contains(value) || (0xd7b0...0xd7fb).contains(value) { return 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .surrogate: return 0
        case .lineSeparator, .paragraphSeparator: return 0
        case .format: return isVisibleFormat(value) ? 1 : 0
        default: break
        }
        // The indicators are emoji in pairs only.
        if (0x1f1e6...0x1f1ff).contains(value) { return 1 }
        return scalar.properties.isEmojiPresentation ? 2 : 1
    }

    private static func isEmoji(_ first: Unicode.Scalar, in scalars: Character.UnicodeScalarView) -> Bool {
        if (0x1f1e6...0x1f1ff).contains(first.value) { return true }
        guard first.properties.isEmoji else { return false }
        return scalars.contains {
            $0.value == 0xfe0f || $0.value == 0x200d || $0.properties.isEmojiModifier
                || (0xe0020...0xe007f).contains($0.value)
        }
    }

    /// Arabic and other signs that enclose the digits after them are drawn although they are format characters.
    private static func isVisibleFormat(_ value: UInt32) -> Bool {
        switch value {
        case 0x600...0x605, 0x6dd, 0x70f, 0x890...0x891, 0x8e2, 0x110bd, 0x110cd: true
        default: false
        }
    }

    /// East Asian Wide and Fullwidth but for single emoji.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115f, 0x2329...0x232a, 0x2e80...0x3029, 0x302e...0x303e, 0x3041...0x3096, 0x309b...0xa4cf,
            0xa960...0xa97c, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff01...0xff60,
            0xffe0...0xffe6, 0x16fe0...0x16fe3, 0x16ff0...0x1b2fb, 0x1f200...0x1f265, 0x20000...0x3fffd:
            true
        default: false
        }
    }
}

extension StringProtocol {
    /// The same text with spaces after it, or before it, until it is `columns` wide.
    package func padded(to columns: Int, right: Bool = false) -> String {
        let missing = columns - DisplayWidth.of(self)
        guard missing > 0 else { return String(self) }
        let spaces = String(repeating: " ", count: missing)
        return right ? spaces + self : self + spaces
    }

    /// The longest beginning that fits in `columns`, ended by `…` where something was left out.
    package func truncated(to columns: Int) -> String {
        guard DisplayWidth.of(self) > columns else { return String(self) }
        guard columns > 0 else { return "" }
        var kept = ""
        var width = 0
        for character in self {
            let next = DisplayWidth.of(character)
            if width + next > columns - 1 { break }
            kept.append(character)
            width += next
        }
        return kept + "…"
    }
}
