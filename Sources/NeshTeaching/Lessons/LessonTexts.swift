import NeshCommand

/// The lessons' scripts; scripts/lessons fills it from docs/tutorial.
enum LessonTexts {}

extension Phrase {
    /// The scripts of a lesson, whose commands are the same in each language.
    /// - Parameter lines: each begins with `=` where it stands in both scripts, with `<` in the English one alone, with
    ///   `>` in the Japanese one alone.
    init(lines: String) {
        var (english, japanese) = ("", "")
        for line in lines.split(separator: "\n") {
            let text = line.dropFirst() + "\n"
            if line.utf8.first != UInt8(ascii: ">") { english += text }
            if line.utf8.first != UInt8(ascii: "<") { japanese += text }
        }
        self.init(english, japanese)
    }
}
