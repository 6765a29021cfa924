import NeshCommand
import NeshData
import NeshLanguage

/// A `sed` that changes a setting of AWS's allocator, as tutorials have it.
enum ShellAllocatorChange {
    /// The settings that can be changed so.
    static let keys = ["memory_mib", "cpu_count", "cpu_pool"]

    /// `sed -r "s/^(\s*memory_mib\s*:\s*).*/\13072/" -i /etc/nitro_enclaves/allocator.yaml`
    /// - Parameter value: a variable's; nil where it has none.
    /// - Returns: the line that does the same; nil where it might do anything else.
    static func line(_ text: String, _ value: (String) -> String?) -> String? {
        let (words, script) = (
            ShellWord.all(of: text), ShellWord.all(of: text).first { $0.contains("s/") || $0.contains("s|") }
        )
        guard words.contains(where: { $0.hasPrefix("-i") || $0 == "--in-place" }), let script,
            let expression = ShellWord.plain(script, value),
            let file = words.last(where: { ShellWord.plain($0, value)?.hasSuffix("allocator.yaml") ?? false }),
            file != script,
            let sign = expression.dropFirst().first, expression.first == "s"
        else { return nil }
        let parts = expression.dropFirst(2).split(separator: sign, omittingEmptySubsequences: false)
        guard parts.count >= 2, let key = keys.first(where: parts[0].contains) else {
            return nil
        }
        var number = parts[1]
        if number.hasPrefix("\\1") { number = number.dropFirst(2) }
        if number.hasPrefix(key) { number = number.dropFirst(key.count).drop { $0 == ":" || $0 == " " } }
        guard !number.isEmpty, number.allSatisfy({ $0.isNumber || $0 == "," || $0 == "-" }) else { return nil }
        return "allocator set \(key) \(number)"
    }
}
