import Glibc
import NeshData
import NeshEnclave
import NeshEngines
import NeshLocal
import NeshSystem
import NeshTestSupport

/// The engine without a shell, for tests that need it in a process, or under a user, of its own.
///
///     start IMAGE MEMORY NAME   prints the enclave
///     describe                  prints all of them
///     stop ID
///     console ID                copies the console until its end
///     run IMAGE                 starts and copies the console until its end
///     run-served IMAGE          the same, with the parent that the suite of vsock expects
///     first-line IMAGE          starts and leaves at the console's first line of the application
@main
struct EngineProbe {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        if words.first == Keep.verb { exit(Engines.keep(words.dropFirst().first)) }
        do throws(Failure) {
            try run(words)
        } catch {
            say("\(error.code?.text ?? "--") \(error.message)")
            for line in error.details + error.fixes { say("    \(line)") }
            exit(1)
        }
    }

    static func run(_ words: [String]) throws(Failure) {
        let interrupt: Interrupt
        do { interrupt = try Interrupt() } catch { throw error.failure() }
        let settings = EngineSettings(
            allocatorPath: ProcessEnvironment["ALLOCATOR"], warn: { text in say("warning: \(text)") })
        let engine = try Engines.choose(.local, settings: settings)
        switch (words.first, words.count) {
        case ("start", 4), ("first-line", 2), ("run", 2), ("run-served", 2):
            let directory = try RuntimeDirectory.choose()
            try directory.make()
            let parent = words[0] == "run-served" ? try? VsockParent(in: directory.path) : nil
            defer { parent?.end() }
            let request = EnclaveRequest(
                imagePath: words[1], memoryMiB: words.count > 2 ? Int(words[2]) ?? 0 : 64, cpus: .count(1),
                debug: true, name: words.count > 3 ? words[3] : "probe")
            let enclave = try engine.start(
                request,
                progress: { progress in
                    if case .warning(let note) = progress { say("warning: \(note.text)") }
                }, interrupt: interrupt)
            if words[0] == "start" {
                show([enclave])
            } else {
                try copy(engine.console(of: enclave.id, from: .start), interrupt) {
                    words[0] == "first-line" && $0.contains("Hello")
                }
            }
        case ("describe", 1): show(try engine.enclaves(with: .metadata, interrupt: interrupt))
        case ("watch", 1): _ = try engine.events()
        case ("stop", 2): try engine.stop(Enclave.ID(words[1]), interrupt: interrupt)
        case ("console", 2):
            try copy(engine.console(of: Enclave.ID(words[1]), from: .start), interrupt) { _ in false }
        default: throw Failure(.invalidCommand, "this is a helper of tests")
        }
    }

    static func show(_ enclaves: [Enclave]) {
        let json = JSON.array(enclaves.map { $0.description(with: [.metadata, .facts]) })
        try? File.write(1, Array((json.pretty + "\n").utf8))
    }

    static func copy(
        _ stream: any ConsoleStream, _ interrupt: Interrupt, until satisfied: (String) -> Bool
    ) throws(Failure) {
        while true {
            switch try stream.read() {
            case .bytes(let bytes):
                try? File.write(1, bytes)
                if satisfied(String(decoding: bytes, as: UTF8.self)) { return }
            case .gap(let count): say("gap of \(count)")
            case .end(let reason):
                say(reason.map { $0.json.compact } ?? "lost")
                return
            case .nothing: _ = try Poll.wait(for: stream.descriptor, interrupt: interrupt)
            }
        }
    }

    static func say(_ text: String) { try? File.write(2, Array((text + "\n").utf8)) }
}
