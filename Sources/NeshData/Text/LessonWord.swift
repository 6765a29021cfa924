/// A word that means something in a lesson only, typed alone.
package enum LessonWord: String, CaseIterable, Sendable {
    case hint, skip, back, stop

    /// The one that a Japanese word means: commands are English in every language.
    package static func meant(by word: String) -> LessonWord? {
        guard word.unicodeScalars.contains(where: FullWidth.isJapanese) else { return nil }
        return Synonym.meant(by: word, among: allCases.map(\.rawValue)).flatMap(LessonWord.init)
    }
}
