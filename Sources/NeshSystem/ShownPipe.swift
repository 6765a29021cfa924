import Glibc

/// A pipe whose other end passes on to a terminal what is written into it, so that a person reads it.
/// The variable names the pipe itself, as systemd's JOURNAL_STREAM does, because a program of the shell line may have
/// put a pipe of its own in its place.
package enum ShownPipe {
    /// Hands the name of such a pipe to programs.
    package static let variable = "NESH_SHOWN_PIPE"

    /// - Returns: nil if the descriptor is not open.
    package static func name(of descriptor: Int32) -> String? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? "\(status.st_dev):\(status.st_ino)" : nil
    }

    /// The terminal that shows what is written to this descriptor of the process; nil if none is known.
    package static func terminal(behind descriptor: Int32) -> Int32? {
        guard let named = getenv(variable), isatty(0) == 1 else { return nil }
        return name(of: descriptor) == String(cString: named) ? 0 : nil
    }
}
