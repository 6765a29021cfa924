import NeshEnclave
import NeshText

extension Finding {
    var lines: [StyledText] {
        let mark: StyledText =
            switch health {
            case .fine: StyledText("  ok    ", .good)
            case .note: StyledText("  note  ", .warning)
            case .bad: StyledText("  BAD   ", .bad)
            }
        let first = mark + StyledText(subject, .key) + StyledText(": \(message)")
        return [first] + (fix.map { [StyledText("          fix: ", .dim) + StyledText($0)] } ?? [])
    }
}
