import CLinux

/// Signals as something to poll for: they are blocked in the thread that makes this and in threads started after.
package final class SignalDescriptor: Sendable {
    private let source: OwnedDescriptor

    /// Blocks these signals and makes them readable.
    package init(_ signals: [Int32]) throws(SystemError) {
        source = try Syscall.descriptor("signalfd") { nesh_signalfd(signals, Int32(signals.count)) }
    }

    /// A descriptor that is readable when a signal is waiting.
    package var descriptor: Int32 { source.raw }

    /// The next waiting signal's number, nil when there is none.
    package func next() -> Int32? {
        let number = nesh_signalfd_read(source.raw)
        return number > 0 ? number : nil
    }
}
