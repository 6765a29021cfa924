import NeshData
import NeshLanguage

/// An option of `aws kms` as the words of a request that `kms call` takes: `--key-id alias/app` is `KeyId=alias/app`.
package enum AWSOption {
    /// Their values are numbers, `true` or `false`; those of all others are text, whatever they look like.
    private static let plain = [
        "--limit", "--max-items", "--page-size", "--number-of-bytes", "--pending-window-in-days",
        "--rotation-period-in-days", "--dry-run", "--multi-region", "--bypass-policy-lockout-safety-check",
    ]
    /// Their values are maps, which the AWS CLI also takes as `a=b,c=d`.
    private static let maps = [
        "--encryption-context", "--source-encryption-context", "--destination-encryption-context", "--recipient",
    ]
    /// Their values are lists, the elements side by side.
    private static let lists = ["--tags", "--grant-tokens"]

    /// `--key-id` is `KeyId`; nil for what no option is named.
    package static func member(_ option: String) -> String? {
        let parts = option.drop { $0 == "-" }.split(separator: "-")
        guard !parts.isEmpty, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }) else {
            return nil
        }
        return parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// - Parameter values: each without quotes, and as it stands in a line; at least one.
    /// - Returns: text behind `=`, JSON behind `:=`; nil for what cannot be written so.
    package static func words(_ option: String, _ values: [(plain: String, written: String)]) -> [String]? {
        guard let name = member(option), let first = values.first else { return nil }
        let isJSON = first.plain.hasPrefix("{") || first.plain.hasPrefix("[")
        if lists.contains(option), !isJSON {
            var elements: [JSON] = []
            for value in values {
                guard let element = element(value.plain, isText: option == "--grant-tokens") else { return nil }
                elements.append(element)
            }
            return ["\(name):=\(Quoting.shown(JSON.array(elements).compact))"]
        }
        guard values.count == 1 else { return nil }
        if isJSON { return ["\(name):=\(first.written)"] }
        if maps.contains(option) {
            guard let members = members(of: first.plain), members.allSatisfy({ !$0.name.contains(".") }) else {
                return nil
            }
            return members.map { Quoting.shown("\(name).\($0.name)=\($0.value)") }
        }
        return ["\(name)\(plain.contains(option) ? ":=" : "=")\(first.written)"]
    }

    private static func element(_ text: String, isText: Bool) -> JSON? {
        if isText { return .string(text) }
        guard let members = members(of: text) else { return nil }
        var object = JSON.Object()
        for member in members { object[member.name] = .string(member.value) }
        return .object(object)
    }

    /// Of `TagKey=a,TagValue=b`.
    private static func members(of text: String) -> [(name: String, value: String)]? {
        var found: [(name: String, value: String)] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let equals = part.firstIndex(of: "="), equals > part.startIndex else { return nil }
            let value = part[part.index(after: equals)...]
            // Quotes and braces have a meaning of their own there.
            if value.contains(where: { "\"'{}[]".contains($0) }) { return nil }
            found.append((String(part[..<equals]), String(value)))
        }
        return found
    }
}
