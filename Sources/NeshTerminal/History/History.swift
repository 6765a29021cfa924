import NeshSystem

/// The lines typed so far, oldest first, and the file that keeps them for the next session.
package final class History {
    /// As they were entered, a block with all its lines.
    package private(set) var lines: [String] = []
    /// Those of them that other sessions added.
    package private(set) var others: [String] = []
    /// Lines ever added here, also those that are no longer kept.
    package private(set) var total = 0
    /// At most so many lines are kept, in memory and in the file.
    package let limit: Int
    private var file: HistoryFile?

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
        let mine = lines
        guard let read = try file?.read() else { return }
        lines = []
        take(read)
        others = read
        lines += mine
    }

    /// Takes over what other shells have added to the file since; nothing before `load`.
    /// - Throws: `SystemError` when it cannot be read.
    package func refresh() throws(SystemError) {
        guard let news = try file?.news(after: lines.last), !news.isEmpty else { return }
        take(news)
        others = Array((others + news).suffix(limit))
    }

    private func take(_ more: [String]) {
        lines = Array((lines + more).suffix(limit))
        total += more.count
    }

    /// Adds a line, or a text of several, unless it is blank, begins with a space or repeats the one before it.
    /// - Returns: whether it was added.
    /// - Throws: `SystemError` when the file cannot be written; the line is then kept in memory only.
    @discardableResult
    package func add(_ line: String) throws(SystemError) -> Bool {
        let line = String(
            line.unicodeScalars.map { $0 == "\r" || $0 == "\0" || $0 == HistoryFile.lineBreak ? " " : Character($0) })
        guard line.contains(where: { $0 != " " && $0 != "\t" && $0 != "\n" }), line.first != " ", line != lines.last
        else {
            return false
        }
        let result = Result { () throws(SystemError) in try file?.append(line, after: lines.last) ?? [] }
        let news = (try? result.get()) ?? []
        others = Array((others + news).suffix(limit))
        take(news + [line])
        _ = try result.get()
        return true
    }

    /// Lines that failed are kept, but nobody wants to be led to them again.
    private var failed: Set<String> = []

    /// How the newest run of a line ended.
    package func note(_ line: String, succeeded: Bool) {
        if succeeded { failed.remove(line) } else { failed.insert(line) }
    }

    /// The newest line that begins with `text`, goes on after it, and has not failed in this session.
    package func newest(startingWith text: String) -> String? {
        guard !text.isEmpty else { return nil }
        return lines.last {
            $0.utf8.count > text.utf8.count && $0.utf8.starts(with: text.utf8) && !failed.contains($0)
        }
    }
}
