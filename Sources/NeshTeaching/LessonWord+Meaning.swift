import NeshCommand
import NeshData
import NeshText

/// What a lesson's word does, and what help says of it.
extension LessonWord {
    /// What it asks for.
    var wish: LessonDesk.Wish {
        switch self {
        case .hint: .hint
        case .skip: .skip
        case .back: .back
        case .stop: .leave
        }
    }

    /// What it does, as `help` says it in a lesson.
    package var meaning: Phrase {
        switch self {
        case .hint:
            Phrase(
                "Show a hint for this step; each time another one, at last the command",
                "この手順のヒントを表示する。繰り返すと次のヒント、最後はコマンドそのもの")
        case .skip: Phrase("Let nesh do this step, and go on with the next", "この手順を nesh が代わりに実行し、次の手順に進む")
        case .back: Phrase("Go back to the step before", "前の手順に戻る")
        case .stop: Phrase("Leave the lesson; `tutorial` goes on with it here", "レッスンを中断する。`tutorial` で続きから再開する")
        }
    }

    /// All of them, as `help` lists them behind the commands.
    package static func lines(_ language: Language) -> [StyledText] {
        [""]
            + allCases.map { word in
                let blanks = String(repeating: " ", count: 6 - word.rawValue.count)
                return StyledText("  " + word.rawValue + blanks, .name) + StyledText(word.meaning[language])
            }
    }

    /// What `help` says of it.
    package func report(_ language: Language) -> ViewReport {
        ViewReport(
            json: ["Name": .string(rawValue), "Text": .string(meaning.english)],
            view: .page([StyledText("\(rawValue)  ", .name) + StyledText(meaning[language])]))
    }
}
