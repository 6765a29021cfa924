import NeshCommand
import NeshText

/// A word that means something in a lesson only, typed alone.
package enum LessonWord: String, CaseIterable, Sendable {
    case hint, skip, back, stop

    /// What it asks for.
    package var wish: LessonDesk.Wish {
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
}
