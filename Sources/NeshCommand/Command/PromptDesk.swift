import NeshData
import NeshText
import Synchronization

/// What a prompt and the commands typed at it know of each other.
///
/// Commands see it as `Services.prompt`; there is none in scripts.
package final class PromptDesk: Sendable {
    /// A line that was run in this session.
    package struct Entry: Sendable, Equatable {
        /// From 1.
        package var number: Int
        /// As typed, without the last line break; a block has several lines.
        package var text: String
        /// What it printed, as a script would have: no colours, nothing that is only for a person.
        package var output: [UInt8]
        /// The line did what it was to do.
        package var succeeded: Bool

        package init(number: Int, text: String, output: [UInt8], succeeded: Bool) {
            self.number = number
            self.text = text
            self.output = output
            self.succeeded = succeeded
        }
    }

    private struct State {
        var entries: [Entry] = []
        var older: [String] = []
        var correction: String?
        var isDraft = false
        var draft: String?
        var following: [String] = []
        var implied: [String] = []
        var impliedBefore: [String] = []
        var hasEndedInput = false
    }

    private let state = Mutex(State())
    /// Shows lines above the one being typed. From any thread.
    package let post: @Sendable (StyledText) -> Void
    /// Output kept of one line; what is longer loses its end.
    package static let keptOutput = 256 << 10
    /// Lines kept with their output; what they printed is forgotten first.
    private static let keptEntries = 1000

    /// Shows what a job has changed, before the next line takes it over. From any thread.
    package let preview: @Sendable ([SessionChange]) -> Void

    package init(
        post: @escaping @Sendable (StyledText) -> Void = { _ in },
        preview: @escaping @Sendable ([SessionChange]) -> Void = { _ in }
    ) {
        self.post = post
        self.preview = preview
    }

    // MARK: Lines

    /// This session's lines, oldest first.
    package var entries: [Entry] { state.withLock { $0.entries } }

    /// Lines of earlier sessions and of those that run beside this one, oldest first.
    package var older: [String] {
        get { state.withLock { $0.older } }
        set { state.withLock { $0.older = newValue } }
    }

    /// Keeps a line that has run.
    package func record(_ text: String, output: [UInt8], succeeded: Bool) {
        state.withLock { state in
            let number = (state.entries.last?.number ?? 0) + 1
            state.entries.append(Entry(number: number, text: text, output: output, succeeded: succeeded))
            if state.entries.count > Self.keptEntries { state.entries.removeFirst() }
        }
    }

    /// The line is run next, as if it had been typed.
    package func runNext(_ line: String) { state.withLock { $0.following.append(line) } }

    /// For the prompt: the line that a command asked for.
    package func takeNext() -> String? {
        state.withLock { $0.following.isEmpty ? nil : $0.following.removeFirst() }
    }

    // MARK: Corrections

    /// What the last line that failed should probably have been.
    package var correction: String? { state.withLock { $0.correction } }

    /// That line is to be read before it runs.
    package var correctsByDraft: Bool { state.withLock { $0.isDraft } }

    /// What the newest line should have been; nil where nothing is known.
    /// - Parameter isDraft: somebody reads it before it runs.
    package func correct(_ line: String?, isDraft: Bool = false) {
        state.withLock { ($0.correction, $0.isDraft) = (line, isDraft) }
    }

    /// The next prompt begins with this text, which a person goes on with.
    package func editNext(_ line: String) { state.withLock { $0.draft = line } }

    /// For the prompt: what a command asked it to begin with.
    package func takeDraft() -> String? {
        state.withLock { state in
            defer { state.draft = nil }
            return state.draft
        }
    }

    /// A line has run: what an older one should have been is forgotten, unless this one only told something.
    /// - Parameter isLook: the line is one of other programs that changes nothing, such as `ls` or `clear`.
    package func settleCorrection(after line: String, succeeded: Bool, isLook: Bool, _ commands: CommandTable) {
        let verb = line.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        let onlyTells = isLook || commands.traits(of: verb).contains(.onlyTells) || verb == LessonWord.hint.rawValue
        if !succeeded || !onlyTells { correct(nil) }
    }

    // MARK: Ctrl-D

    /// Ctrl-D was pressed for something that had the keyboard, and that has ended or is about to: anyone who is not
    /// sure that it was heard presses it again.
    package func noteEndOfInput() { state.withLock { $0.hasEndedInput = true } }

    /// Whether a Ctrl-D at the prompt may have been meant for what had the keyboard before; said once.
    package func takeEndOfInput() -> Bool {
        state.withLock { state in
            defer { state.hasEndedInput = false }
            return state.hasEndedInput
        }
    }

    // MARK: What was filled in

    /// What the last line that left something out got from the session, and why.
    package var implied: [String] {
        state.withLock { $0.implied.isEmpty ? $0.impliedBefore : $0.implied }
    }

    /// Something that the line left out and nesh filled in, as it would be typed.
    package func imply(_ what: String) { state.withLock { $0.implied.append(what) } }

    /// What was filled in until now was another session's, such as a lesson's.
    package func forgetImplied() { state.withLock { ($0.implied, $0.impliedBefore) = ([], []) } }

    /// A new line begins.
    package func begin() {
        state.withLock { state in
            if !state.implied.isEmpty { state.impliedBefore = state.implied }
            state.implied = []
            state.hasEndedInput = false
        }
    }
}
