import CEdit

/// The keys of the list of candidates while it is shown: arrows move in it, Enter and a blank take what they stand on,
/// typing narrows it, Escape and Ctrl-G close it.
extension LineEditor {
    /// - Returns: whether the key was one of the list's, and has been dealt with.
    func takesMenuKey(_ key: Unicode.Scalar) -> Bool {
        guard !terminal.isDumb, let menu, !menu.candidates.isEmpty else { return false }
        let isSelected = menu.selected != nil
        switch key {
        case "\u{1b}":
            if let arrow = input.arrow {
                // Before anything is chosen these keys are the line's.
                if arrow == .left || arrow == .right, !isSelected { return false }
                input.dropArrow()
                self.menu?.move(arrow)
                return true
            }
            guard input.isEmpty, nesh_edit_is_vi(edit) == 0 else { return false }
            self.menu = nil
            return true
        case "\u{e}": self.menu?.move(.down)
        case "\u{10}": self.menu?.move(.up)
        case "\u{7}": self.menu = nil
        case "\r", "\n":
            guard isSelected else { return false }
            takeSelected()
        case " ":
            guard isSelected else { return false }
            // The blank may have come with the candidate.
            return takeSelected()
        default: return false
        }
        return true
    }

    /// Puts the chosen candidate into the line.
    /// - Returns: whether a blank was put behind it.
    @discardableResult
    private func takeSelected() -> Bool {
        defer { menu = nil }
        let (completions, scalars, cursor) = completionsHere
        guard let chosen = menu?.selectedCandidate, completions.candidates.contains(chosen),
            let target = Self.scalarRange(completions.replace, scalars)
        else { return false }
        let following = Self.text(scalars[max(target.upperBound, cursor)...])
        let wantsBlank = chosen.isFinal && !following.hasPrefix(" ")
        replace(target, by: chosen.text + (wantsBlank ? " " : ""), cursor)
        return wantsBlank
    }

    /// Lists what is left once a key has changed the word; nothing where the word is another, or only one is left.
    func narrowMenu(_ start: Int) {
        let completions = completionsHere.completions
        guard completions.replace.lowerBound == start, completions.candidates.count > 1 else { return }
        menu = CompletionMenu(candidates: completions.candidates, note: nil, start: start)
    }
}
