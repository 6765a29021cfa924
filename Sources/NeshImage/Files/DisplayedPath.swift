/// A path for a message: what is not UTF-8 or would disturb a terminal is escaped.
func display(_ path: some Sequence<UInt8>) -> String {
    var text = ""
    for scalar in String(decoding: Array(path), as: UTF8.self).unicodeScalars {
        if scalar.value < 0x20 || scalar.value == 0x7f {
            text += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        } else {
            text.unicodeScalars.append(scalar)
        }
    }
    return text.utf8.count > 300 ? text.prefix(120) + "…" + text.suffix(60) : text
}
