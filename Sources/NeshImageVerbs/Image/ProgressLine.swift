import Glibc
import NeshCommand
import NeshData
import NeshImage
import NeshSystem
import NeshText

/// How far a command is, as one line that replaces itself: what it does, a bar, bytes and rate.
package struct ProgressLine {
    /// What is being done: `Writing hello.eif`.
    private var step = ""
    /// Seconds since the machine started, when the step began and when the line was last shown.
    private var stepStart: Double
    private var shownAt: Double
    private let clock: () -> Double
    private let columns: () -> Int
    private let isUnicode: Bool
    private let language: Language
    private let emit: (Message) -> Void

    /// A line that changes more often than this is not read, only painted.
    private static let pause = 0.1

    /// - Parameters:
    ///   - isUnicode: the terminal shows more than ASCII.
    ///   - language: of the terminal. The line is put together here, so no phrasebook finds its parts in it later.
    ///   - columns: the terminal's width; asked for each time, because it may change.
    ///   - clock: seconds, from anywhere.
    package init(
        emit: @escaping (Message) -> Void, isUnicode: Bool = false, language: Language = .english,
        columns: @escaping () -> Int = { TerminalMode.size(of: 2)?.columns ?? 80 },
        clock: @escaping () -> Double = { Self.seconds }
    ) {
        self.emit = emit
        self.isUnicode = isUnicode
        self.language = language
        self.columns = columns
        self.clock = clock
        stepStart = clock()
        shownAt = -.infinity
    }

    /// Shows how far the build is now.
    package mutating func show(_ progress: BuildProgress) {
        switch progress {
        case .step(let text): begin(text)
        case .bytes(let done, let total): show(done, of: total)
        case .toolOutput(let line): emit(.status("\(step): \(PlainText.of(line))"))
        }
    }

    /// A new step: shown at once, for nobody knows how long it will take.
    mutating func begin(_ text: String) {
        step = language.said(text)
        stepStart = clock()
        shownAt = -.infinity
        emit(.status(step))
    }

    /// - Parameter total: 0 where nobody knows it.
    mutating func show(_ done: UInt64, of total: UInt64) {
        let now = clock()
        guard now - shownAt >= Self.pause else { return }
        shownAt = now
        let seconds = now - stepStart
        emit(
            .status(
                Self.text(
                    step, done, of: total, seconds: seconds, columns: columns() - 1, isUnicode: isUnicode,
                    language: language)))
    }

    /// The same of a step that is only told with its bytes.
    package mutating func show(_ done: UInt64, of total: UInt64, step: String) {
        self.step = language.said(step)
        show(done, of: total)
    }

    /// Takes the line away.
    package func end() { emit(.status(nil)) }

    /// `Writing hello.eif  [#########...........]  45%  90 of 200 MiB  510 MiB/s`; what is done is shortened where
    /// all of it is too wide.
    static func text(
        _ step: String, _ done: UInt64, of total: UInt64, seconds: Double, columns: Int, isUnicode: Bool,
        language: Language = .english
    ) -> String {
        var text = ""
        if total > 0 {
            let part = min(1, Double(done) / Double(total))
            text += "  \(Graph.bar(part, width: barWidth, isUnicode: isUnicode)) \(right("\(Int(part * 100))", 3))%"
            text += "  \(amount(done, of: total, language))"
        } else {
            text += "  \(ByteCount.text(done))"
        }
        // The first moments tell no rate.
        if seconds >= 0.25, done > 0 { text += "  \(ByteCount.text(UInt64(Double(done) / seconds)))/s" }
        return step.truncated(to: max(12, columns - DisplayWidth.of(text))) + text
    }

    private static let barWidth = 24

    /// Both in the unit of the total, so that the line keeps its width.
    private static func amount(_ done: UInt64, of total: UInt64, _ language: Language) -> String {
        let (shift, unit): (UInt64, String) =
            switch total {
            case ..<(1 << 10): (0, "B")
            case ..<(10 << 20): (10, "KiB")
            default: (20, "MiB")
            }
        let whole = String(total >> shift)
        let part = right(String(done >> shift), whole.utf8.count)
        return part + (language == .japanese ? " / " : " of ") + whole + " " + unit
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }

    /// Of the clock that does not jump.
    static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
