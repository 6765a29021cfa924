import NeshData
import NeshSystem
import NeshText

/// Several consoles as one: whole lines, each with the name of its console before it.
package final class ConsoleMix: ConsoleFeed {
    private struct Source {
        let prefix: String
        let feed: any ConsoleFeed
        var lines = ConsoleLines()
    }
    private var sources: [UInt64: Source] = [:]
    /// Those that may hold more than their descriptors show.
    private var unfinished: Set<UInt64>
    private let ready: EventSet
    /// Keeps `descriptor` readable once all have ended, until that has been read.
    private let over: Interrupt
    private let describeGap: (Int) -> String
    private let describeEnd: () -> String

    /// - Parameters:
    ///   - feeds: with the names that are shown; each gets a colour of its own.
    ///   - describeGap: the line that stands for missing bytes.
    ///   - describeEnd: the line that says that a console has ended.
    /// - Throws: `SystemError` when no descriptor is left.
    package init(
        _ feeds: [(name: String, feed: any ConsoleFeed)], colours: Bool,
        describeGap: @escaping (Int) -> String = { "[\($0) bytes are missing here]" },
        describeEnd: @escaping () -> String = { "[ended]" }
    ) throws(SystemError) {
        ready = try EventSet()
        over = try Interrupt()
        try ready.add(over.descriptor, key: .max)
        unfinished = Set(feeds.indices.map { UInt64($0) })
        if feeds.isEmpty { over.raise() }
        self.describeGap = describeGap
        self.describeEnd = describeEnd
        let names = feeds.map { VisibleText.oneLine($0.name) }
        let width = names.map { DisplayWidth.of($0) }.max() ?? 0
        for (index, each) in feeds.enumerated() {
            let prefix = StyledText(names[index].padded(to: width) + " |", .tint(index)) + " "
            sources[UInt64(index)] = Source(prefix: prefix.drawn(colours: colours), feed: each.feed)
            try ready.add(each.feed.descriptor, key: UInt64(index))
        }
    }

    package var descriptor: Int32 { ready.descriptor }

    package func read() throws(Failure) -> ConsolePiece {
        guard !sources.isEmpty else { return .end }
        var output = ""
        repeat {
            let keys: [UInt64]
            do { keys = try ready.ready() } catch { throw error.failure(.enclaveConsoleRead) }
            for key in unfinished.union(keys).sorted() { output += try take(from: key) }
            // A part of a line is nothing to show, but there may be more of it.
        } while output.isEmpty && !unfinished.isEmpty
        if !output.isEmpty { return .bytes(Array(output.utf8)) }
        return sources.isEmpty ? .end : .nothing
    }

    /// What one of the consoles has to say, as lines with its name.
    private func take(from key: UInt64) throws(Failure) -> String {
        unfinished.remove(key)
        guard var source = sources[key] else { return "" }
        var lines: [String] = []
        switch try source.feed.read() {
        case .nothing: break
        case .bytes(let bytes):
            lines = source.lines.take(bytes)
            unfinished.insert(key)
        case .gap(let count):
            lines = [describeGap(count)]
            unfinished.insert(key)
        case .end:
            lines = [source.lines.takeRest(), describeEnd()].compactMap { $0 }
            ready.remove(source.feed.descriptor)
            sources[key] = nil
            if sources.isEmpty { over.raise() }
            return text(lines, source.prefix)
        }
        sources[key] = source
        return text(lines, source.prefix)
    }

    private func text(_ lines: [String], _ prefix: String) -> String {
        lines.map { prefix + $0 + ($0.utf8.contains(0x1b) ? "\u{1b}[0m\n" : "\n") }.joined()
    }
}
