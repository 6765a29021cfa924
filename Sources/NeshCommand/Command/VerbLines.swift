import NeshData

extension CommandTable {
    /// The beginnings of lines that do what a word says which is not a verb: `vsock connect` for `connect`, and each of
    /// several verbs of which it is the first part. At most three; none where it is not that plain.
    package func lines(doing word: String) -> [String] {
        let actions = specs.filter { $0.actions.contains(word) }.map { "\($0.name) \(word)" }
        let lines = actions.isEmpty ? names.filter { $0.hasPrefix(word + "-") } : actions
        return lines.count <= 3 ? lines : []
    }

    /// A verb and its action that are written as this verb is, with a blank for the dash: `kms policy` for `kms-policy`.
    package func namesake(of verb: String) -> [String]? {
        let parts = verb.split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 2, lines(doing: parts[1]).contains(parts.joined(separator: " ")) else { return nil }
        return parts
    }

    /// What a word of another tool's means here: `kill` is `terminate-enclave`, and so is `kill-enclave`; `remove-image`
    /// is `images remove`, `list-jobs` is `jobs`. Nil where only letters could tell.
    /// - Parameter names: the verbs that may be proposed.
    package func meant(by word: String, among names: [String]) -> String? {
        if let one = Synonym.meant(by: word, among: names) { return one }
        let parts = word.lowercased().split { $0 == "-" || $0 == "_" }.map(String.init)
        guard parts.count == 2 else { return nil }
        return meant(by: parts[0], of: parts[1], among: names) ?? meant(by: parts[1], of: parts[0], among: names)
    }

    /// - Parameters:
    ///   - verb: what is to be done, in another tool's word or in nesh's.
    ///   - noun: one of what it is to be done with, or several.
    private func meant(by verb: String, of noun: String, among names: [String]) -> String? {
        let nouns = [noun, noun + "s"] + (noun.hasSuffix("s") ? [String(noun.dropLast())] : [])
        func meaning(_ words: [String]) -> String? {
            words.first { $0 == verb } ?? Synonym.meant(by: verb, among: words)
        }
        // `run-enclave`, `describe-enclaves`
        let whole = names.filter { name in nouns.contains { name.hasSuffix("-" + $0) } }
        if let doing = meaning(whole.map { String($0.prefix { $0 != "-" }) }) {
            return whole.first { $0.hasPrefix(doing + "-") }
        }
        if nouns.contains("enclave"), let own = meaning(names) { return own }
        // `images`, with what it does as its next word
        guard let name = nouns.first(where: names.contains), let spec = named(name)?.spec else { return nil }
        if let action = spec.action(meantBy: verb) { return "\(name) \(action)" }
        return Synonym.meant(by: verb, among: ["show"]) != nil || verb == "show" ? name : nil
    }

    /// The lines that take something away, for a word that says no more than that; nil for any other word.
    package func removals(meantBy word: String) -> [String]? {
        guard Synonym.meansOnlyRemoval(word) else { return nil }
        let lines = lines(doing: "remove") + names.filter { $0.hasPrefix("terminate-") }
        return lines.count > 1 ? lines : nil
    }
}
