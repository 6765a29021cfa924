import Glibc

/// The directories that programs are looked for in, as execvp(3) does.
package struct SearchPath: Sendable, Equatable {
    /// In the order in which they are searched; the empty path is the working directory.
    package let directories: [String]

    /// Where programs are looked for if `PATH` is not set.
    package static let standard = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    /// - Parameter text: the value of `PATH`; nil or empty for the standard one.
    package init(_ text: String?) {
        let text = text.flatMap { $0.isEmpty ? nil : $0 } ?? Self.standard
        directories = text.utf8.split(separator: UInt8(ascii: ":")).map { String(Substring($0)) }
    }

    /// The path of an executable file of this name; a name with a slash is a path already. Nil if there is none.
    package func find(_ name: String) -> String? {
        if name.contains("/") { return Self.isProgram(name) ? name : nil }
        return directories.lazy.map { "\($0)/\(name)" }.first(where: Self.isProgram)
    }

    /// Names of all programs, sorted and without repetitions. Reads every directory.
    package var programs: [String] {
        var names: Set<String> = []
        for directory in directories {
            for entry in (try? DirectoryEntry.all(in: Array(directory.utf8))) ?? [] {
                let name = entry.text
                // Thousands of questions at a prompt's start: none that the listing answers, none of a name twice.
                guard entry.kind != Int(DT_DIR), !names.contains(name) else { continue }
                let path = "\(directory)/\(name)"
                let isProgram = entry.kind == Int(DT_REG) ? access(path, X_OK) == 0 : Self.isProgram(path)
                if isProgram { names.insert(name) }
            }
        }
        return names.sorted()
    }

    private static func isProgram(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
