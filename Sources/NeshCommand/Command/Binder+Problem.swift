extension Binder {
    /// A mistake and the word that it is about.
    package struct Problem: Sendable, Equatable {
        /// Index into the bound words; -1 is the verb; the count of words is the line's end.
        package var word: Int
        /// The last one, where it is about several; otherwise nil.
        package var lastWord: Int?
        /// The one that is wrong, where the suggestion stands for more than that; otherwise nil.
        package var wrongWord: Int?
        /// One sentence without a full stop.
        package var message: String
        /// More about it, a line each.
        package var notes: [String]
        /// Did-you-mean: a replacement for the whole word, which is empty where that is one too many.
        package var suggestion: String?
        /// A bad value rather than a bad form: E03 for one-shot calls.
        package var isValue: Bool
        /// The parameter that it is about, as declared; nil where a word belongs to none.
        package var parameter: String?
        /// Of a bad value, where in its word it begins, in bytes of UTF-8.
        package var start: Int
        /// Something is not there yet: more words could fix it.
        package var isMissing: Bool
        /// Nobody wrote what the suggestion would do: somebody reads the line before it runs.
        package var isGuess = false

        package init(
            word: Int, message: String, notes: [String], suggestion: String?, isValue: Bool, parameter: String? = nil,
            start: Int = 0, isMissing: Bool = false, lastWord: Int? = nil
        ) {
            self.word = word
            self.lastWord = lastWord
            self.message = message
            self.notes = notes
            self.suggestion = suggestion
            self.isValue = isValue
            self.parameter = parameter
            self.start = start
            self.isMissing = isMissing
        }
    }

    /// All mistakes of one line.
    package struct Problems: Error, Sendable, Equatable {
        /// In the order of the words; at least one.
        package var all: [Problem]

        package init(all: [Problem]) { self.all = all }
    }
}
