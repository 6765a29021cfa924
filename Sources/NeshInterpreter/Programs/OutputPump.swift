import Glibc
import NeshCommand
import NeshData
import NeshSystem
import Synchronization

/// A thread that copies from a pipe to a sink until the pipe's end, or until the sink fails.
final class OutputPump: Sendable {
    /// Nil once nothing more is taken from it: who still writes there learns it by SIGPIPE.
    private let source: Mutex<OwnedDescriptor?>
    private let done: OwnedDescriptor
    /// Bytes that have arrived at the sink.
    private let copied = Atomic<Int>(0)
    private let isCopying = Atomic<Bool>(false)
    private let lost = Mutex<SystemError?>(nil)

    /// What a pipe holds at most, and as much again that was read from it and not yet written.
    private static let underWay = 2 * 65_536

    init(_ source: OwnedDescriptor, to sink: OutputSink) throws(SystemError) {
        let end = try Pipe()
        self.source = Mutex(source)
        done = end.reading
        let writing = end.writing
        try SystemThread.start { [self, raw = source.raw] in
            copy(from: raw, to: sink)
            self.source.withLock { $0 = nil }
            // The end of this pipe is the sign that all has been copied.
            withExtendedLifetime(writing) {}
        }
    }

    /// Why the sink took no more.
    var failure: SystemError? { lost.withLock { $0 } }

    private func copy(from source: Int32, to sink: OutputSink) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            // Before the read: between the two the bytes would be in neither place.
            isCopying.store(true, ordering: .sequentiallyConsistent)
            if Poll.ready(source).isEmpty {
                isCopying.store(false, ordering: .sequentiallyConsistent)
                Poll.wait(untilReady: source)
                continue
            }
            let count = read(source, &buffer, buffer.count)
            if count > 0 {
                do throws(SystemError) {
                    try sink.pass(Array(buffer[..<count]))
                } catch {
                    lost.withLock { $0 = error }
                    return
                }
                copied.add(count, ordering: .sequentiallyConsistent)
            } else if count == 0 || errno != EINTR {
                return
            }
        }
    }

    /// Waits, after the program's end, until all that it has written is copied. Something that it left in the
    /// background may keep the pipe open; what that writes is not waited for.
    func waitForTheRest(_ interrupt: Interrupt) throws(Failure) {
        let start = copied.load(ordering: .sequentiallyConsistent)
        while copied.load(ordering: .sequentiallyConsistent) - start <= Self.underWay {
            let pause = Deadline(after: .milliseconds(20))
            guard try Poll.wait(for: done.raw, until: pause, interrupt: interrupt).isEmpty else { return }
            if isEmpty, !isCopying.load(ordering: .sequentiallyConsistent) { return }
        }
    }

    private var isEmpty: Bool {
        source.withLock { Poll.ready($0?.raw ?? -1).isEmpty }
    }
}
