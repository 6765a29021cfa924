import NeshCommand
import NeshData
import NeshInterpreter
import NeshSystem
import NeshText
import Synchronization

/// The voice of a script that is only looked at: kept, and told where something is wrong.
final class UnheardVoice: Sendable {
    let output: Output
    private let kept: Kept

    /// - Parameter language: of what is told to a person.
    init(_ tap: OutputTap, _ language: Language) {
        let kept = Kept()
        self.kept = kept
        let sink = OutputSink(
            isTerminal: false, descriptor: nil, terminal: nil,
            take: { drawn throws(SystemError) in kept.pieces.withLock { $0.append(drawn) } })
        output = Output(standardOutput: tap.wrap(sink), standardError: tap.wrap(sink), colour: false)
        output.setPhrasebook(language.book)
    }

    /// Says all of it as it has to be where the command's own complaints go.
    func tell(_ context: CommandContext) {
        let width = OutputSink.descriptor(2, name: "standard error").columns
        for drawn in kept.pieces.withLock({ $0 }) {
            let text = String(decoding: drawn.redrawn(width: width).read, as: UTF8.self)
            for line in text.split(separator: "\n") { context.emit(.foreign(String(line))) }
        }
    }

    private final class Kept: Sendable {
        let pieces = Mutex<[Drawn]>([])
    }
}

/// The foreground of the command that runs a lesson: its Ctrl-C is the lesson's.
struct BorrowedForeground: Foreground {
    let interrupt: Interrupt

    func foreground<Result>(
        evenWhenEnding: Bool, _ body: (Interrupt) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // What cleans up runs to its end.
        try body(evenWhenEnding && interrupt.isRaised ? try failing(.unspecified, try Interrupt()) : interrupt)
    }

    func deliver(_ signal: Int32) { interrupt.raise(signal: signal) }
}
