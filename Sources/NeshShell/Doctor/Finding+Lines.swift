import NeshEnclave
import NeshText

extension Finding {
    /// - Parameter isForLessons: false: those who only take the lessons need not do what it proposes.
    func lines(isForLessons: Bool) -> [StyledText] {
        let mark: StyledText =
            switch health {
            case .fine: StyledText("  ok    ", .good)
            case .note: StyledText("  note  ", .warning)
            case .bad: StyledText("  BAD   ", .bad)
            }
        let first = mark + StyledText(subject, .key) + StyledText(": \(message)")
        guard let fix else { return [first] }
        let label = isForLessons ? "          fix: " : "          fix, not needed for the lessons: "
        return [first, StyledText(label, .dim) + StyledText(fix)]
    }
}
