import Glibc
import NeshCommand
import NeshSystem
import Synchronization

/// The file behind a `>`. It is opened before the command runs, so that a place that nobody can write to is known in
/// time, and is emptied by the first byte: a command that fails before it prints leaves it as it was.
final class FreshFile: Sendable {
    private let descriptor: OwnedDescriptor
    private let name: String
    /// There was none before.
    private let isNew: Bool
    private let isTouched: Mutex<Bool>

    init(_ name: String, appending: Bool) throws(SystemError) {
        let flags = O_WRONLY | O_CREAT | O_NOCTTY | (appending ? O_APPEND : 0)
        self.name = name
        isTouched = Mutex(appending)
        do throws(SystemError) {
            descriptor = try File.open(name, flags | O_EXCL)
            isNew = true
        } catch {
            descriptor = try File.open(name, flags)
            isNew = false
        }
    }

    /// Holds on to the file.
    var sink: OutputSink {
        let plain = OutputSink.descriptor(descriptor.raw, name: name)
        return OutputSink(isTerminal: plain.isTerminal, descriptor: nil, terminal: plain.terminal) {
            [self] drawn throws(SystemError) in
            empty()
            try plain.write(drawn)
        }
    }

    /// - Parameter succeeded: an empty output is one, too.
    func close(succeeded: Bool) {
        if succeeded { return empty() }
        var status = stat()
        var present = stat()
        // Another file may have got the name meanwhile.
        if isNew, fstat(descriptor.raw, &status) == 0, status.st_size == 0, lstat(name, &present) == 0,
            present.st_ino == status.st_ino, present.st_dev == status.st_dev
        {
            unlink(name)
        }
    }

    /// Once. Anything but a plain file has nothing to lose.
    private func empty() {
        isTouched.withLock { isTouched in
            if !isTouched { _ = ftruncate(descriptor.raw, 0) }
            isTouched = true
        }
    }
}
