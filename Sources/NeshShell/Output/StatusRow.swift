import NeshSystem
import Synchronization

/// A line on a terminal that says how far something is: rewritten in place, gone before anything else is written.
final class StatusRow: Sendable {
    private let sink: OutputSink?
    private let isShown = Mutex(false)
    private static let erase = "\r\u{1B}[K"

    /// - Parameter sink: nil or no terminal: nothing is ever shown.
    init(on sink: OutputSink?) { self.sink = sink.flatMap { $0.isTerminal ? $0 : nil } }

    var isThere: Bool { sink != nil }

    /// Puts the text in place of what the line says, cut to the terminal's width; nil takes the line away.
    func show(_ text: StyledText?, colour: Bool) {
        guard let sink else { return }
        let columns = sink.terminal.flatMap { TerminalMode.size(of: $0)?.columns } ?? 80
        isShown.withLock { isShown in
            var bytes = isShown ? Self.erase : ""
            if let text {
                let cut = StyledText(text.text.truncated(to: max(1, columns - 1)), text.spans.first?.role ?? .plain)
                bytes += colour ? cut.coloured : cut.text
            }
            isShown = text != nil
            // A terminal that is gone is noticed by what is written for its own sake.
            if !bytes.isEmpty { try? sink.write(Array(bytes.utf8)) }
        }
    }

    /// Writes something else, without the line in its way.
    func interrupt(_ write: () throws(SystemError) -> Void, onFailure: (SystemError) -> Void) {
        isShown.withLock { isShown in
            do throws(SystemError) {
                if isShown, let sink { try sink.write(Array(Self.erase.utf8)) }
                isShown = false
                try write()
            } catch { onFailure(error) }
        }
    }
}
