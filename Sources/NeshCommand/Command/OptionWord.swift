/// `--name=value`, as options may be written.
package enum OptionWord {
    /// Cut at the sign; the value is nil where there is none, and where the word is not a long option.
    package static func split(_ word: String) -> (name: String, value: String?) {
        guard word.hasPrefix("--"), let equals = word.firstIndex(of: "=") else { return (word, nil) }
        return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }

    /// The same as one word or two.
    package static func parts(_ word: String) -> [String] {
        let (name, value) = split(word)
        return value.map { [name, $0] } ?? [name]
    }
}
