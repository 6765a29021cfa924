/// The lines around the one that libedit holds, while a text of several lines is edited.
///
/// libedit's buffer is one line, with its own keys for it. A block is edited as one text by handing it the line that
/// the cursor is in, and keeping the others here.
struct Block: Equatable {
    var before: [String] = []
    var after: [String] = []

    var isEmpty: Bool { before.isEmpty && after.isEmpty }
    var count: Int { before.count + 1 + after.count }

    /// The whole text, with libedit's line in its place.
    func text(_ line: String) -> String {
        isEmpty ? line : (before + [line] + after).joined(separator: "\n")
    }

    /// What a line's colours depend on: the lines before it that a backslash joins to it, and whether there are others.
    static func lead(_ earlier: some BidirectionalCollection<String>) -> String {
        let joined = Array(earlier.reversed().prefix { $0.hasSuffix("\\") }.reversed())
        return (joined.count < earlier.count ? "\n" : "") + joined.map { $0 + "\n" }.joined()
    }
}

/// Earlier states of the text, for undo.
struct UndoStack {
    struct State: Equatable {
        var block: Block
        var line: [Unicode.Scalar]
        var cursor: Int

        /// The cursor alone is not a change.
        func isSameText(as other: State) -> Bool { block == other.block && line == other.line }
    }

    private var states: [State] = []
    /// The key before was a letter of the same word.
    private var wasInWord = false
    private static let limit = 500

    /// Before each key.
    /// - Parameter key: nil for what is not a key of the text.
    mutating func note(_ state: State, before key: Unicode.Scalar) {
        let isInWord = key.value > 0x20 && key != "\u{7f}"
        defer { wasInWord = isInWord }
        if isInWord, wasInWord { return }
        if let last = states.last, last.isSameText(as: state) { return }
        states.append(state)
        if states.count > Self.limit { states.removeFirst(states.count - Self.limit) }
    }

    /// The state before the last change; nil where there is none.
    mutating func undo(_ now: State) -> State? {
        while let last = states.popLast() {
            if !last.isSameText(as: now) { return last }
        }
        return nil
    }

    mutating func forget() { self = UndoStack() }
}
