import NeshSystem
import NeshText
import Synchronization

/// A line on a terminal that says how far something is: rewritten in place, gone before anything else is written.
final class StatusRow: Sendable {
    private let sink: OutputSink?
    private let isShown = Mutex(false)

    /// - Parameter sink: nil or no terminal: nothing is ever shown.
    init(on sink: OutputSink?) { self.sink = sink.flatMap { $0.isTerminal ? $0 : nil } }

    var isThere: Bool { sink != nil }

    /// Puts the text in place of what the line says, cut to the terminal's width; nil takes the line away.
    /// - Parameter isASCII: of nesh's signs, what it is cut with included.
    func show(_ text: StyledText?, colour: Bool, isASCII: Bool) {
        guard let sink else { return }
        let columns = sink.terminal.flatMap { TerminalMode.size(of: $0)?.columns } ?? 80
        // Behind it a terminal shows Ctrl-C as ^C, which would go on in a row below if there were no room.
        let room = max(1, columns - 3)
        let text = isASCII ? text?.oneLine.truncated(to: room).inASCII(within: room) : text
        isShown.withLock { isShown in
            if text == nil, !isShown { return }
            let drawn = Drawn(status: text, erases: isShown, width: room + 1, colours: colour)
            isShown = text != nil
            // A terminal that is gone is noticed by what is written for its own sake.
            try? sink.write(drawn)
        }
    }

    /// Writes something else, without the line in its way.
    func interrupt(_ write: () throws(SystemError) -> Void, onFailure: (SystemError) -> Void) {
        isShown.withLock { isShown in
            do throws(SystemError) {
                if isShown, let sink { try sink.write(Drawn(.eraseRow)) }
                isShown = false
                try write()
            } catch { onFailure(error) }
        }
    }
}
