import Glibc
import NeshData

/// The files that an image's contents are parts of.
package struct ImageSources: Sendable {
    /// By the numbers that `add` gave.
    package private(set) var files: [InputFile] = []
    /// Directories of this machine, by their place in `files`' numbering after the files.
    private var directories: [String] = []

    package init() {}

    /// Takes another file in.
    /// - Returns: its number.
    package mutating func add(_ file: InputFile) -> Int32 {
        files.append(file)
        return Int32(files.count - 1)
    }

    /// A directory below which host files lie.
    package mutating func add(directory: String) -> Int32 {
        directories.append(directory)
        return Int32(directories.count - 1)
    }

    /// A file below a directory.
    func hostFile(source: Int, path: [UInt8]) throws(Failure) -> InputFile {
        try InputFile(path: Array(directories[source].utf8) + [UInt8(ascii: "/")] + path, flags: O_NOFOLLOW)
    }
}
