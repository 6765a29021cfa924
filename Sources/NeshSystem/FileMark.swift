import Glibc

/// A file as it was at a moment, to see whether a line has made or changed it.
package struct FileMark: Equatable {
    private var inode: UInt64
    private var size: Int
    private var seconds: Int
    private var nanoseconds: Int

    /// Nil where no such file is.
    package init?(_ path: String) {
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        (inode, size) = (UInt64(facts.st_ino), Int(facts.st_size))
        (seconds, nanoseconds) = (Int(facts.st_mtim.tv_sec), Int(facts.st_mtim.tv_nsec))
    }
}
