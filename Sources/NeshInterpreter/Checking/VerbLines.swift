import NeshCommand

extension CommandTable {
    /// The beginnings of lines that do what a word says which is not a verb: `vsock connect` for `connect`, and each of
    /// several verbs of which it is the first part. At most three; none where it is not that plain.
    package func lines(doing word: String) -> [String] {
        let actions = specs.compactMap { spec -> String? in
            guard case .choice(let words)? = spec.operands.first?.completion, words.contains(word) else { return nil }
            return "\(spec.name) \(word)"
        }
        let lines = actions.isEmpty ? names.filter { $0.hasPrefix(word + "-") } : actions
        return lines.count <= 3 ? lines : []
    }

    /// A verb and its action that are written as this verb is, with a blank for the dash: `kms policy` for `kms-policy`.
    package func namesake(of verb: String) -> [String]? {
        let parts = verb.split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 2, lines(doing: parts[1]).contains(parts.joined(separator: " ")) else { return nil }
        return parts
    }
}
