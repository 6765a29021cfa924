extension CommandSpec {
    /// With which words a command only shows something: it changes nothing, and nobody tries anything with it. Verbs that
    /// never do more have the trait `showsState` instead.
    package struct Look: Sendable, Equatable {
        /// The parameter that decides, and the words with which it only shows; without any word it shows, too.
        let word: String?
        let words: [String]
        /// With one of these it does more.
        let others: [String]
        /// It has to be given.
        var flag: String?

        /// Where the parameter is one of these words or is not there, and none of the others is given.
        package static func when(
            _ parameter: any DeclaredParameter, is words: String..., without others: any DeclaredParameter...
        ) -> Self {
            Look(word: parameter.name, words: words, others: others.map(\.name))
        }

        /// Unless one of these is given.
        package static func without(_ others: any DeclaredParameter...) -> Self {
            Look(word: nil, words: [], others: others.map(\.name))
        }

        /// If this is given, whatever else is.
        package static func with(_ flag: any DeclaredParameter) -> Self {
            Look(word: nil, words: [], others: [], flag: flag.name)
        }

        /// Every parameter that it uses of.
        var names: [String] { [word, flag].compactMap(\.self) + others }
    }
}

extension Call {
    /// It shows something and changes nothing.
    package var onlyShows: Bool {
        if !spec.traits.isDisjoint(with: [.showsState, .onlyTells]) { return true }
        return spec.looks.contains { look in
            if look.others.contains(where: has) || look.flag.map({ !has($0) }) == true { return false }
            guard let word = look.word, has(word) else { return true }
            return given(word).contains { look.words.contains($0.text) }
        }
    }
}
