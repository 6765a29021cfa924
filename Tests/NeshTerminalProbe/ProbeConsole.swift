import Glibc
import NeshData
import NeshSystem
import NeshTerminal

enum ProbeConsole {
    /// Any file or pipe as a console.
    private final class Feed: ConsoleStream {
        private let file: OwnedDescriptor
        var descriptor: Int32 { file.raw }

        init?(_ path: String) {
            let descriptor = open(path, O_RDONLY)
            guard descriptor >= 0 else { return nil }
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
            file = OwnedDescriptor(descriptor)
        }

        func read() throws(Failure) -> ConsoleChunk {
            var isOver = false
            let bytes = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
                count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                isOver = count == 0 || count < 0 && errno != EAGAIN
                if count < 0 { count = 0 }
            }
            return isOver ? .end(nil) : bytes.isEmpty ? .nothing : .bytes(bytes)
        }
    }

    /// Several files or pipes as one console.
    static func mix(_ paths: [String], _ interrupts: Interrupts, _ editor: LineEditor?) {
        let feeds = paths.compactMap { path in
            Feed(path).map { (String((path.split(separator: "/").last ?? "")), $0 as any ConsoleStream) }
        }
        do {
            show(try ConsoleMix(feeds, colours: true), raw: false, interrupts, editor)
        } catch {
            print("failed: \(error)")
        }
    }

    static func show(_ path: String, raw: Bool, _ interrupts: Interrupts, _ editor: LineEditor?) {
        guard let feed = Feed(path) else {
            print("no such console")
            return
        }
        show(feed, raw: raw, interrupts, editor)
    }

    private static func show(_ stream: any ConsoleStream, raw: Bool, _ interrupts: Interrupts, _ editor: LineEditor?) {
        do {
            let ending = try interrupts.foreground { interrupt throws(Failure) in
                try ConsoleAttachment(input: editor == nil ? nil : 0, output: 1, raw: raw)
                    .run(stream, interrupt: interrupt)
            }
            editor?.typeAhead(ending.typed)
            if case .ended = ending.reason { print("console: ended") } else { print("console: \(ending.reason)") }
        } catch {
            print("failed: \(error)")
        }
    }
}
