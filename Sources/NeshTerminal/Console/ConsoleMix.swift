import NeshData
import NeshSystem
import NeshText
import Synchronization

/// Several consoles as one: whole lines, each with the name of its console before it.
package final class ConsoleMix: ConsoleStream {
    private struct Source {
        let prefix: String
        let stream: any ConsoleStream
        var lines = ConsoleLines()
    }

    private struct State {
        var sources: [UInt64: Source] = [:]
        /// Those that may hold more than their descriptors show.
        var unfinished: Set<UInt64> = []
    }

    private let state: Mutex<State>
    private let ready: EventSet
    private let said: @Sendable (String) -> String
    /// Keeps `descriptor` readable once all have ended, until that has been read.
    private let over: Interrupt

    /// - Parameters:
    ///   - streams: with the names that are shown; each gets a colour of its own.
    ///   - colours: whether names have them.
    ///   - said: gives what stands for an end or a gap in the language of who reads it.
    /// - Throws: a failure when no descriptor is left.
    package init(
        _ streams: [(name: String, stream: any ConsoleStream)], colours: Bool,
        said: @escaping @Sendable (String) -> String = { $0 }
    ) throws(Failure) {
        self.said = said
        var state = State()
        do throws(SystemError) {
            ready = try EventSet()
            over = try Interrupt()
            try ready.add(over.descriptor, key: .max)
            let names = streams.map { VisibleText.oneLine($0.name) }
            let width = names.map { DisplayWidth.of($0) }.max() ?? 0
            for (index, each) in streams.enumerated() {
                let key = UInt64(index)
                let prefix = StyledText(names[index].padded(to: width) + " |", .tint(index)) + " "
                state.sources[key] = Source(prefix: prefix.drawn(colours: colours), stream: each.stream)
                state.unfinished.insert(key)
                try ready.add(each.stream.descriptor, key: key)
            }
        } catch { throw error.failure(.enclaveConsoleConnection) }
        if streams.isEmpty { over.raise() }
        self.state = Mutex(state)
    }

    package var descriptor: Int32 { ready.descriptor }

    package func read() throws(Failure) -> ConsoleChunk {
        let result = state.withLock { state in Result { () throws(Failure) in try read(&state) } }
        return try result.get()
    }

    private func read(_ state: inout State) throws(Failure) -> ConsoleChunk {
        guard !state.sources.isEmpty else { return .end(nil) }
        var output = ""
        repeat {
            let keys = try failing(.enclaveConsoleRead, try ready.ready())
            for key in state.unfinished.union(keys).sorted() { output += try take(from: key, &state) }
            // A part of a line is nothing to show, but there may be more of it.
        } while output.isEmpty && !state.unfinished.isEmpty
        if !output.isEmpty { return .bytes(Array(output.utf8)) }
        return state.sources.isEmpty ? .end(nil) : .nothing
    }

    /// What one of the consoles has to say, as lines with its name.
    private func take(from key: UInt64, _ state: inout State) throws(Failure) -> String {
        state.unfinished.remove(key)
        guard var source = state.sources[key] else { return "" }
        var lines: [String] = []
        switch try source.stream.read() {
        case .nothing: break
        case .bytes(let bytes):
            lines = source.lines.take(bytes)
            state.unfinished.insert(key)
        case .gap(let count):
            lines = ["[" + said("\(count) bytes are missing here") + "]"]
            state.unfinished.insert(key)
        case .end:
            lines = [source.lines.takeRest(), "[" + said("ended") + "]"].compactMap { $0 }
            ready.remove(source.stream.descriptor)
            state.sources[key] = nil
            if state.sources.isEmpty { over.raise() }
            return text(lines, source.prefix)
        }
        state.sources[key] = source
        return text(lines, source.prefix)
    }

    private func text(_ lines: [String], _ prefix: String) -> String {
        lines.map { prefix + $0 + ($0.utf8.contains(0x1b) ? "\u{1b}[0m\n" : "\n") }.joined()
    }
}
