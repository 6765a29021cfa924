/// Which candidate of the list the arrow keys stand on.
extension CompletionMenu {
    typealias Move = ArrowKey

    /// Candidates stand below one another first: left and right go to the next column.
    mutating func move(_ move: Move) {
        let count = candidates.count
        guard count > 0 else { return }
        guard let at = selected else {
            selected = move == .up ? count - 1 : 0
            return
        }
        switch move {
        case .down: selected = (at + 1) % count
        case .up: selected = (at + count - 1) % count
        case .right: if at + columnHeight < count { selected = at + columnHeight }
        case .left: if at >= columnHeight { selected = at - columnHeight }
        }
    }

    /// Tab: the next page where there are several, otherwise the next candidate.
    mutating func turn() {
        if isPaged, selected == nil { page += 1 } else { move(.down) }
    }
}
