import Glibc
import NeshData

/// A system call that failed: which one, on what, and why. A function that throws it says no more of it than where it means
/// something of its own.
package struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The call's name, as in the manual: `open`, `NE_SET_USER_MEMORY_REGION`.
    package var call: String
    /// What the call left in `errno`.
    package var errno: Int32
    /// The path or other object that the call was about.
    package var subject: String?

    package init(_ call: String, errno: Int32 = Glibc.errno, _ subject: String? = nil) {
        self.call = call
        self.errno = errno
        self.subject = subject
    }

    /// `No such file or directory`
    package var reason: String { String(cString: strerror(errno)) }

    /// `hello.eif: No such file or directory`, or `fsync: Input/output error` without a subject.
    package var description: String { "\(subject ?? call): \(reason)" }

    /// Which call it was tells nothing: the path is not there, or is not for this user.
    private var isPlain: Bool {
        [ENOENT, EACCES, ENOTDIR, EISDIR].contains(errno) && ["open", "openat", "stat", "read"].contains(call)
    }

    private var fixes: [String] {
        switch errno {
        case ENOSPC, EDQUOT: ["free some disk space (df -h shows which disk is full)"]
        case EMFILE: ["raise this shell's limit on open files: ulimit -n 1024"]
        default: []
        }
    }

    /// The same under one of nitro-cli's codes, for the user; what is short is reported with what helps.
    package func failure(_ code: ErrorCode = .fileOperation) -> Failure {
        Failure(
            code, description, details: subject == nil || isPlain ? [] : ["the system call was \(call)"], fixes: fixes,
            about: subject.map { .file($0, isMissing: errno == ENOENT) })
    }
}
