import Glibc

/// Reading what may never end, or never begin: a FIFO without a writer, a pipe that somebody holds open.
extension File {
    /// The whole content of whatever a path names.
    /// - Parameter limit: more bytes are refused with EFBIG.
    /// - Throws: EINTR once `interrupt` is raised.
    package static func read(_ path: String, limit: Int, interrupt: Interrupt) throws(SystemError) -> [UInt8] {
        // Opening a FIFO waits for its writer, which no Ctrl-C would end.
        let file = try open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
        return try read(file.raw, subject: path, limit: limit, interrupt: interrupt)
    }

    /// The same for a descriptor, from its current offset to the end.
    package static func read(
        _ descriptor: Int32, subject: String, limit: Int, interrupt: Interrupt
    ) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            var items = [PollItem(descriptor), PollItem(interrupt.descriptor)]
            try Poll.wait(&items)
            guard items[1].ready.isEmpty else { throw SystemError("read", errno: EINTR, subject) }
            do throws(SystemError) {
                let piece = try next(descriptor, subject)
                if piece.isEmpty { return bytes }
                bytes += piece
            } catch  where error.errno == EAGAIN { continue }
            if bytes.count > limit { throw SystemError("read", errno: EFBIG, subject) }
        }
    }
}
