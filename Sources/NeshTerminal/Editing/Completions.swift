import NeshText

/// What could stand at the cursor.
package struct Completions: Sendable, Equatable {
    /// One word that could be put there.
    package struct Candidate: Sendable, Equatable {
        /// What is put into the line, quoted as the line needs it.
        package var text: String
        /// What the list shows.
        package var label: String
        /// Said of it in the list, dim.
        package var annotation: String
        /// Nothing more of the word is to come: a blank may follow.
        package var isFinal: Bool

        package init(_ text: String, label: String? = nil, annotation: String = "", isFinal: Bool = true) {
            self.text = text
            self.label = label ?? text
            self.annotation = annotation
            self.isFinal = isFinal
        }
    }
    /// In the order in which they are offered.
    package var candidates: [Candidate]
    /// What a candidate replaces: UTF-8 offsets in the line.
    package var replace: Range<Int>
    /// Put after the only candidate: a space, or nothing after a folder.
    package var suffix: String
    /// What all candidates share may be put in; false where they do not begin with what is there.
    package var insertsCommon: Bool
    /// Shown when there are no candidates: why, or what is expected here.
    package var note: StyledText?

    package init(
        _ candidates: [Candidate], replace: Range<Int>, suffix: String = " ", insertsCommon: Bool = true,
        note: StyledText? = nil
    ) {
        (self.candidates, self.replace, self.suffix) = (candidates, replace, suffix)
        (self.insertsCommon, self.note) = (insertsCommon, note)
    }

    /// What all candidates begin with.
    package var commonPrefix: String {
        guard let first = candidates.first else { return "" }
        var common = first.text[...]
        for candidate in candidates.dropFirst() {
            common = common.prefix(zip(common, candidate.text).prefix { $0 == $1 }.count)
        }
        return String(common)
    }
}
