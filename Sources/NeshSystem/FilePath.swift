import Glibc
import NeshData

/// Paths as texts.
package enum FilePath {
    /// What helps where a file is missing and nobody knows more.
    package static let advice = "check the path: if it does not start with /, it is relative to the current directory"

    /// The path itself if it begins with `/`, otherwise below the working directory; without `.` parts that another
    /// follows. `..` is kept: it may lead out of a link.
    package static func absolute(_ path: String) -> String {
        var path = path
        if !path.hasPrefix("/") {
            guard let here = workingDirectory else { return path }
            if path == "." { return here }
            path = here == "/" ? "/" + path : here + "/" + path
        }
        while path.contains("/./") { path = path.replacing("/./", with: "/") }
        return path
    }

    /// As it is typed here: what lies in the working directory or below, from there.
    package static func fromHere(_ path: String) -> String {
        guard let here = workingDirectory, path.hasPrefix(here + "/") else { return path }
        return String(path.dropFirst(here.count + 1))
    }

    /// Of this process; nil where it is gone.
    package static var workingDirectory: String? {
        guard let raw = getcwd(nil, 0) else { return nil }
        defer { free(raw) }
        return String(cString: raw)
    }

    /// The directory that the path's last part is in: `.` for a bare name.
    package static func directory(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
