import Glibc
import NeshCommand
import NeshData
import NeshInterpreter
import NeshPhrasebook
import NeshSystem
import NeshText

/// Questions to the person at the terminal, answered by one letter and Enter.
package struct TerminalQuestion: Sendable {
    private let input: Int32
    private let output: OutputSink
    private let book: @Sendable () -> Phrasebook?

    /// Nil where nobody can answer: both ends must be a terminal.
    /// - Parameter book: what the questions are asked from, at the time; nil is English.
    package init?(
        input: Int32 = 0, output: OutputSink, _ book: @autoclosure @escaping @Sendable () -> Phrasebook? = nil
    ) {
        guard isatty(input) == 1, output.isTerminal else { return nil }
        self.input = input
        self.output = output
        self.book = book
    }

    /// For `on-error ask`. The end of input, and an interrupt, mean to quit.
    package func afterError(_ interrupt: Interrupt) -> Interpreter.ErrorAnswer {
        switch ask("r retry, s skip, q quit?", "rsq", interrupt) {
        case "r": .retry
        case "s": .skip
        default: .quit
        }
    }

    /// For `--update`. The end of input means to quit.
    /// - Throws: an interrupt.
    package func takes(hunk: String, _ interrupt: Interrupt) throws(Failure) -> Verifier.Decision {
        do throws(SystemError) { try output.write(Drawn(StyledText(hunk))) } catch { return .quit }
        let answer = ask("y write it, n leave it, q quit?", "ynq", interrupt)
        try interrupt.check()
        return answer == "y" ? .take : answer == "n" ? .leave : .quit
    }

    /// A question with its choices, `… y/n`. The end of input, and an interrupt, mean no.
    package func agrees(to question: String, _ interrupt: Interrupt?) -> Bool {
        ask(question, "yn", interrupt) == "y"
    }

    /// Asks again until the answer is one of the letters; nil at the end of input.
    private func ask(_ question: String, _ letters: String, _ interrupt: Interrupt?) -> Character? {
        let book = book()
        let asked = (book?.translated(question) ?? question) + " "
        while true {
            do throws(SystemError) { try output.write(Drawn(StyledText(asked))) } catch { return nil }
            guard let line = line(interrupt) else { return nil }
            if line.count == 1, let letter = line.first, letters.contains(letter) { return letter }
            let choices = letters.map(String.init).joined(separator: ", ")
            let remark = "'\(line.insideQuotes)' is not an answer: type one of the letters \(choices)"
            let said = (book?.translated(remark) ?? remark) + "\n"
            do throws(SystemError) { try output.write(Drawn(StyledText(said))) } catch { return nil }
        }
    }

    private func line(_ interrupt: Interrupt?) -> String? {
        var bytes: [UInt8] = []
        while true {
            do throws(Failure) { _ = try Poll.wait(for: input, interrupt: interrupt) } catch { return nil }
            var byte: UInt8 = 0
            let count = read(input, &byte, 1)
            if count == 0 || (count < 0 && errno != EINTR) { return nil }
            if count == 1, byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            if count == 1, bytes.count < 100 { bytes.append(byte) }
        }
    }
}
