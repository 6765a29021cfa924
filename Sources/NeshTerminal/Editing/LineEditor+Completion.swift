import CEdit
import NeshSystem

extension LineEditor {
    /// Tab: puts in what all candidates share, and lists them; again: the next page of the list, or its next candidate.
    func completeWord() -> nesh_edit_verdict {
        if menu != nil {
            menu?.turn()
            return NESH_EDIT_GO_ON
        }
        let (completions, scalars, cursor) = completionsHere
        guard let target = Self.scalarRange(completions.replace, scalars) else { return NESH_EDIT_BEEP }
        guard let first = completions.candidates.first else {
            menu = completions.note.map { CompletionMenu(candidates: [], note: $0) }
            return NESH_EDIT_BEEP
        }
        if completions.candidates.count == 1 {
            let following = Self.text(scalars[max(target.upperBound, cursor)...])
            let suffix =
                !completions.suffix.isEmpty && following.hasPrefix(completions.suffix) ? "" : completions.suffix
            replace(target, by: first.text + suffix, cursor)
            if suffix.isEmpty, !completions.suffix.isEmpty {
                nesh_edit_move(edit, Int32(completions.suffix.unicodeScalars.count))
            }
            return NESH_EDIT_GO_ON
        }
        let common = completions.commonPrefix
        let typed = Self.text(scalars[target])
        if completions.insertsCommon, !common.isEmpty, common != typed, common.utf8.count >= typed.utf8.count {
            replace(target, by: common, cursor)
        }
        menu = CompletionMenu(candidates: completions.candidates, note: nil, start: completions.replace.lowerBound)
        return NESH_EDIT_GO_ON
    }

    /// What could stand at the cursor, and the line that this was asked of, in scalars.
    var completionsHere: (completions: Completions, scalars: [Unicode.Scalar], cursor: Int) {
        let (scalars, cursor) = current
        let offset = scalars[..<cursor].reduce(0) { $0 + UTF8.width($1) }
        return (complete(Self.text(scalars), offset), scalars, cursor)
    }

    func replace(_ target: Range<Int>, by text: String, _ cursor: Int) {
        nesh_edit_move(edit, Int32(target.upperBound - cursor))
        nesh_edit_erase(edit, Int32(target.count))
        insert(text)
    }

    /// UTF-8 offsets as scalar offsets; nil where they do not fit the line.
    static func scalarRange(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Range<Int>? {
        var offset = 0
        var lower: Int?
        for index in 0...scalars.count {
            if offset == range.lowerBound { lower = index }
            if offset == range.upperBound, let lower { return lower..<index }
            if index < scalars.count { offset += UTF8.width(scalars[index]) }
        }
        return nil
    }
}
