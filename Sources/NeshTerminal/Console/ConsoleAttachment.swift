import Glibc
import NeshData
import NeshSystem
import NeshText

/// Shows a console on a terminal, or copies it to a pipe, until something ends that.
///
/// Bytes are held back in a small buffer only: a slow terminal slows down the reading of the console,
/// and a terminal that takes nothing at all can still be left by its keys.
package struct ConsoleAttachment {
    /// Keys are read from here; nil if there is no terminal.
    package var input: Int32?
    /// The descriptor of the terminal.
    package var output: Int32
    /// Lets escape sequences through.
    package var raw: Bool
    /// The text that stands for missing bytes.
    package var describeGap: (Int) -> String = { "\n[\($0) bytes are missing here]\n" }
    /// Sees the bytes as they came; true ends the attachment.
    package var inspect: ([UInt8]) -> Bool = { _ in false }
    /// Ends the attachment when it passes.
    package var deadline: Deadline?

    /// With as much unwritten, nothing more is read.
    static let enough = 128 << 10
    /// A console that hands over as much at once has more to say than a terminal shows at once.
    private static let flood = 16 << 10

    package init(input: Int32?, output: Int32, raw: Bool) {
        self.input = input
        self.output = output
        self.raw = raw
    }

    /// Runs until the console ends, a key leaves, `inspect` is satisfied or the interrupt is raised.
    /// Ends on a fresh line with the terminal as it was.
    /// - Throws: a failure of the console, or when the output cannot be written.
    package func run(_ stream: any ConsoleStream, interrupt: Interrupt) throws(Failure) -> Ending {
        var mode: RawMode?
        if let input {
            mode = try failing(.enclaveConsoleConnection, try RawMode(input))
        }
        defer { mode?.end() }
        var copy = Copy(input: input ?? -1, output: ConsoleOutput(output), raw: raw)
        let reason = try copy.run(self, stream, interrupt, &mode)
        return Ending(reason: reason, typed: copy.typed)
    }

    /// One run's state.
    private struct Copy {
        let input: Int32
        let output: ConsoleOutput
        let raw: Bool
        var filter = ConsoleFilter()
        var backlog = ConsoleBacklog()
        var typed: [UInt8] = []
        /// So many of those were there before the console was, as lines of a paste are.
        var ahead = 0
        /// A console that has handed over something may hold more that its descriptor does not show.
        var mayHaveMore = true
        /// Ctrl-Z was pressed.
        var wantsToStop = false
        /// Set when all that is left is to write what is pending.
        var last: Ending.Reason?

        mutating func run(
            _ attachment: ConsoleAttachment, _ stream: any ConsoleStream, _ interrupt: Interrupt, _ mode: inout RawMode?
        ) throws(Failure) -> Ending.Reason {
            var keys = [PollItem(input)]
            try failing(.unspecified, try Poll.wait(&keys, until: .now))
            if keys[0].isReady, let reason = readKeys() { return leave(reason) }
            ahead = typed.count
            while true {
                if let last, backlog.isEmpty { return last }
                let wantsMore = last == nil && backlog.count < ConsoleAttachment.enough
                var waits = [
                    PollItem(input), PollItem(interrupt.descriptor), PollItem(wantsMore ? stream.descriptor : -1),
                    PollItem(backlog.isEmpty ? -1 : output.descriptor, .writable),
                ]
                let limit = wantsMore && mayHaveMore ? Deadline.now : attachment.deadline
                try failing(.unspecified, try Poll.wait(&waits, until: limit))
                if waits[0].isReady, let reason = readKeys() { return leave(reason) }
                if wantsToStop { stop(&mode) }
                if interrupt.isRaised { return leave(.interrupted) }
                if attachment.deadline?.hasPassed ?? false { return leave(.limitReached) }
                if wantsMore, mayHaveMore || waits[2].isReady { try readMore(attachment, stream, &mode) }
                if !backlog.isEmpty { try write() }
                if backlog.isEmpty, !mayHaveMore { endLines(false, &mode) }
            }
        }

        private mutating func readKeys() -> Ending.Reason? {
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = read(input, &chunk, chunk.count)
            guard count > 0 else { return count < 0 && (errno == EINTR || errno == EAGAIN) ? nil : .hungUp }
            wantsToStop = chunk[..<count].contains(0x1a)
            // Those that would stop or end a program mean this one here, not the next line.
            let keys = chunk[..<count].filter { $0 != 0x1a && $0 != 0x1c }
            guard let index = keys.firstIndex(where: { $0 == 0x1d || $0 == 0x03 }) else {
                typed += keys.prefix(max(0, KeyInput.limit - typed.count))
                return nil
            }
            // What was typed before it was for the enclave, which hears nothing: none of it is a line of nesh's. A
            // terminal drops it too, at Ctrl-C.
            typed = Array(typed.prefix(ahead)) + keys[(index + 1)...]
            return .left(byInterrupt: keys[index] == 0x03)
        }

        /// Ctrl-Z, as anywhere else: until a shell continues the program the terminal is as it was before.
        private mutating func stop(_ mode: inout RawMode?) {
            wantsToStop = false
            guard mode != nil, JobControl.canContinue else { return }
            mode?.end()
            backlog.endsLines = false
            kill(0, SIGTSTP)
            mode = try? RawMode(input)
        }

        private mutating func readMore(
            _ attachment: ConsoleAttachment, _ stream: any ConsoleStream, _ mode: inout RawMode?
        ) throws(Failure) {
            mayHaveMore = true
            switch try stream.read() {
            case .nothing: mayHaveMore = false
            case .bytes(let bytes):
                if bytes.count >= ConsoleAttachment.flood { endLines(true, &mode) }
                pass(bytes)
                if attachment.inspect(bytes) { finish(.satisfied) }
            case .gap(let count): backlog.append(Array(attachment.describeGap(count).utf8))
            case .end(let reason): finish(.ended(reason))
            }
        }

        private mutating func pass(_ bytes: [UInt8]) {
            if raw { backlog.append(bytes) } else { backlog.append(bytes, through: &filter) }
        }

        /// Ends lines here instead of in the terminal, which takes three times as long for it: it hands on each line
        /// for itself. Only in a flood: what other programs write to the terminal meanwhile is not ended by anyone.
        private mutating func endLines(_ here: Bool, _ mode: inout RawMode?) {
            guard here != backlog.endsLines, output.isSameTerminal(as: input) else { return }
            backlog.endsLines = mode?.leaveLineEnds(toProgram: here) ?? false
        }

        private mutating func finish(_ reason: Ending.Reason) {
            last = reason
            backlog.append(ending)
        }

        /// Someone wants to leave: what is not written yet is dropped, the terminal may be stuck.
        private mutating func leave(_ reason: Ending.Reason) -> Ending.Reason {
            backlog.replace(by: ending)
            _ = try? output.write(backlog.waiting)
            return reason
        }

        /// Takes back colours and ends the line.
        private var ending: [UInt8] {
            guard !raw else { return [] }
            return Array(((filter.isStyled ? "\u{1b}[0m" : "") + (filter.isAtLineStart ? "" : "\r\n")).utf8)
        }

        private mutating func write() throws(Failure) {
            backlog.take(try failing(.enclaveConsoleWriteOutput, try output.write(backlog.waiting)))
        }
    }
}
