/// The shortest digits that read back as the same number, laid out as serde_json does:
/// `1.0`, `0.00001`, `1e-6`, `1000000000000000.0`, `1e16`, `1.5e300`; `null` where JSON has no such number.
func shortest(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    guard value != 0 else { return value.sign == .minus ? "-0.0" : "0.0" }
    // Swift finds the same shortest digits and only lays them out differently.
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    var digits = Array(mantissa[0].utf8) + Array(fraction.utf8)
    // value = 0.digits × 10^point
    var point = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.first == UInt8(ascii: "0") {
        digits.removeFirst()
        point -= 1
    }
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let text = String(decoding: digits, as: UTF8.self)
    let sign = value.sign == .minus ? "-" : ""
    func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
    switch point {
    case 1...16 where point >= digits.count: return sign + text + zeros(point - digits.count) + ".0"
    case 1...16: return sign + text.prefix(point) + "." + text.dropFirst(point)
    case -4...0: return sign + "0." + zeros(-point) + text
    default:
        let tail = text.dropFirst()
        return sign + text.prefix(1) + (tail.isEmpty ? "" : "." + tail) + "e\(point - 1)"
    }
}
