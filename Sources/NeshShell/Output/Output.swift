import NeshData
import NeshSystem
import Synchronization

/// The only voice of the shell. Everything it writes is checked; the first failed write is kept.
package final class Output: Sendable {
    package let standardOutput: OutputSink
    package let standardError: OutputSink
    /// Nil: as the descriptor says.
    private let wantedColour: Bool?
    private let colour: Bool
    private let showsImplied: Bool
    private let state = Mutex(State())

    private struct State {
        var statusShown = false
        var failure: SystemError?
    }

    /// - Parameters:
    ///   - colour: `--color` and NO_COLOR have been decided; nil is on a terminal only.
    ///   - showsImplied: at the prompt and with -x.
    package init(
        standardOutput: OutputSink, standardError: OutputSink, colour: Bool? = nil, showsImplied: Bool = false
    ) {
        self.standardOutput = standardOutput
        self.standardError = standardError
        wantedColour = colour
        self.colour = colour ?? standardOutput.isTerminal
        self.showsImplied = showsImplied
    }

    /// The first write that failed, once any has.
    package var failure: SystemError? { state.withLock { $0.failure } }

    /// The same voice with another standard output.
    package func redirected(to sink: OutputSink) -> Output {
        Output(
            standardOutput: sink, standardError: standardError, colour: wantedColour, showsImplied: showsImplied)
    }

    /// Messages on standard error are coloured.
    package var coloursErrors: Bool { colour && standardError.isTerminal }

    package func say(_ message: Message) {
        switch message {
        case .text(let text): print(text + "\n")
        case .bytes(let bytes): write(bytes, to: standardOutput)
        case .progress(let line): complain(line + "\n")
        case .warning(let line): complain(line: StyledText("warning: ", .warning) + StyledText(line))
        case .implied(let line): if showsImplied { complain(line: StyledText(line, .dim)) }
        case .status(let line): show(status: line)
        }
    }

    /// The report, as JSON if asked for, else as its view.
    package func show(_ report: any Report, asJSON: Bool) {
        if asJSON { show(.json, json: report.json) } else { show(report.view, json: report.json) }
    }

    /// Text for standard output, as it is.
    package func print(_ text: String) { write(Array(text.utf8), to: standardOutput) }

    /// Text for standard error, as it is.
    package func complain(_ text: String) { write(Array(text.utf8), to: standardError) }

    /// A line for standard error; coloured if that is a terminal and colours are allowed.
    package func complain(line: StyledText) {
        complain((colour && standardError.isTerminal ? line.coloured : line.text) + "\n")
    }

    private func show(_ view: View, json: JSON) {
        switch view {
        case .json: if colour { show(json.styledLines) } else { print(json.pretty + "\n") }
        case .lines(let lines): show(lines)
        case .table(let table): show(table.lines)
        case .sequence(let views): for view in views { show(view, json: json) }
        }
    }

    private func show(_ lines: [StyledText]) {
        print(lines.map { (colour ? $0.coloured : $0.text) + "\n" }.joined())
    }

    private func show(status: String?) {
        guard standardError.isTerminal else { return }
        state.withLock { state in
            let erase = state.statusShown ? "\r\u{1B}[K" : ""
            state.statusShown = status != nil
            keepFailure(of: standardError, Array((erase + fitting(status ?? "")).utf8), in: &state)
        }
    }

    /// A line that wraps could not be taken away by going back to its start.
    private func fitting(_ status: String) -> String {
        guard let size = standardError.descriptor.flatMap(TerminalMode.size) else { return status }
        return status.truncated(to: size.columns - 1)
    }

    private func write(_ bytes: [UInt8], to sink: OutputSink) {
        state.withLock { state in
            if state.statusShown {
                state.statusShown = false
                keepFailure(of: standardError, Array("\r\u{1B}[K".utf8), in: &state)
            }
            keepFailure(of: sink, bytes, in: &state)
        }
    }

    private func keepFailure(of sink: OutputSink, _ bytes: [UInt8], in state: inout State) {
        do throws(SystemError) {
            try sink.write(bytes)
        } catch {
            if state.failure == nil { state.failure = error }
        }
    }
}
