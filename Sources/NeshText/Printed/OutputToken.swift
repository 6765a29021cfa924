import NeshData

/// What a `<token>` in an expected line stands for.
package enum OutputToken: String, Sendable, CaseIterable {
    case id, cid, pcr, pid, n, time, dur, size, any

    /// Whether a text, whole, is one.
    package func matches(_ text: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .any: return true
        case .cid, .pid: return !text.isEmpty && text.count <= 10 && text.allSatisfy(Self.isDigit)
        case .pcr: return [64, 96, 128].contains(text.count) && text.allSatisfy(Self.isHexadecimal)
        case .n: return Self.number(text[...])?.isEmpty ?? false
        case .id:
            guard text.starts(with: "i-".utf8) else { return false }
            let parts = String(decoding: text.dropFirst(2), as: UTF8.self).parts(separatedBy: "-enc")
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(Self.isHexadecimal) }
        case .dur: return Self.isDuration(text)
        case .size: return Self.isSize(text)
        case .time: return Self.isTime(text)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte) }

    /// What follows a number at the beginning; nil where there is none.
    private static func number(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = text
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let digits = rest.prefix(while: isDigit)
        if digits.isEmpty { return nil }
        rest = rest.dropFirst(digits.count)
        if rest.first == UInt8(ascii: "."), let next = rest.dropFirst().first, isDigit(next) {
            rest = rest.dropFirst().drop(while: isDigit)
        }
        return rest
    }

    /// `1.5s`, `20ms`, `1m 5s`
    private static func isDuration(_ text: ArraySlice<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        return !parts.isEmpty
            && parts.allSatisfy { part in
                guard let unit = number(part) else { return false }
                return ["ms", "s", "m", "h", "d"].contains { unit.elementsEqual($0.utf8) }
            }
    }

    /// `280 KiB`, `3072 MiB`, `12 bytes`
    private static func isSize(_ text: ArraySlice<UInt8>) -> Bool {
        guard var unit = number(text) else { return false }
        if unit.first == UInt8(ascii: " ") { unit = unit.dropFirst() }
        let units = ["B", "KiB", "MiB", "GiB", "TiB", "kB", "KB", "MB", "GB", "TB", "byte", "bytes"]
        return units.contains { unit.elementsEqual($0.utf8) }
    }

    /// `2026-11-24T00:18:36.5Z`, `2026-11-24 00:18`, `00:18:36`; digits stand for digits, the rest for itself.
    private static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
        let shape = String(decoding: text.map { isDigit($0) ? UInt8(ascii: "0") : $0 }, as: UTF8.self)
        var rest = shape[...]
        func take(_ part: String) -> Bool {
            guard rest.hasPrefix(part) else { return false }
            rest = rest.dropFirst(part.count)
            return true
        }
        if take("0000-00-00"), !(take("T") || take(" ")) { return rest.isEmpty }
        guard take("00:00") else { return false }
        if take(":00"), take(".") {
            let digits = rest.prefix { $0 == "0" }
            if digits.isEmpty { return false }
            rest = rest.dropFirst(digits.count)
        }
        return rest.isEmpty || ["Z", "+00:00", "-00:00", "+0000", " UTC"].contains(String(rest))
    }
}
