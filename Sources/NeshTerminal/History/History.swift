import NeshSystem

/// The lines typed so far, oldest first, and the file that keeps them for the next session.
package final class History {
    package private(set) var lines: [String] = []
    /// At most so many lines are kept, in memory and in the file.
    package let limit: Int
    private let file: HistoryFile?

    /// - Parameters:
    ///   - path: the file, shared by all shells of the user; nil keeps the history in memory only.
    ///   - limit: at least 1.
    package init(path: String?, limit: Int = 2000) {
        self.limit = max(1, limit)
        file = path.map { HistoryFile(path: $0, limit: max(1, limit)) }
    }

    /// Reads the file; what it holds comes before the lines of this session.
    /// - Throws: `SystemError` when it exists and cannot be read.
    package func load() throws(SystemError) {
        guard let file else { return }
        lines = Array((try file.read() + lines).suffix(limit))
    }

    /// Adds a line, unless it is blank, begins with a space or repeats the one before it.
    /// - Returns: whether it was added.
    /// - Throws: `SystemError` when the file cannot be written; the line is then kept in memory only.
    @discardableResult
    package func add(_ line: String) throws(SystemError) -> Bool {
        let line = String(line.unicodeScalars.map { $0 == "\n" || $0 == "\r" || $0 == "\0" ? " " : Character($0) })
        guard line.contains(where: { $0 != " " && $0 != "\t" }), line.first != " ", line != lines.last else {
            return false
        }
        lines.append(line)
        if lines.count > limit { lines.removeFirst(lines.count - limit) }
        try file?.append(line)
        return true
    }

    /// The newest line that begins with `text` and goes on after it.
    package func newest(startingWith text: String) -> String? {
        guard !text.isEmpty else { return nil }
        return lines.last { $0.utf8.count > text.utf8.count && $0.utf8.starts(with: text.utf8) }
    }
}
