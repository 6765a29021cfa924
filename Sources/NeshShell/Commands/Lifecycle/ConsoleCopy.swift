import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem

/// A console copied to standard output, where no terminal takes part.
enum ConsoleCopy {
    /// - Throws: what reading the stream throws; an interrupt and a limit are endings.
    static func run(_ request: ConsoleRequest, in context: CommandContext) throws(Failure) -> ConsoleEnding {
        let deadline = request.limit.map { Deadline(after: $0) }
        while true {
            if context.interrupt.isRaised { return .interrupted }
            switch try request.stream.read() {
            case .bytes(let bytes):
                context.emit(request.raw ? .raw(bytes) : .bytes(bytes))
                if context.isUnread() { return .left }
                if let stops = request.stopsAt, stops(bytes) { return .matched }
                if let deadline, deadline.hasPassed { return .limitReached }
            case .gap(let count):
                context.emit(.warning("\(count) bytes of the console were not kept"))
            case .end(let reason):
                return .ended(reason)
            case .nothing:
                if let deadline, deadline.hasPassed { return .limitReached }
                var waits = [PollItem(request.stream.descriptor), PollItem(context.interrupt.descriptor)]
                try failing(.unspecified, try Poll.wait(&waits, until: deadline))
            }
        }
    }
}
