import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem
import NeshText

/// Consoles of several enclaves at once, and consoles beside the prompt.
extension Console {
    /// `--all`: every console that can be read, interleaved.
    static func showAll(_ bounds: Bounds, in context: CommandContext) throws(Failure) -> Outcome {
        let enclaves = try readable(in: context)
        let stream = try mix(enclaves, from: .start, colours: context.outputIsColoured, in: context)
        context.emit(.text("Consoles of " + enclaves.map(\.name).joined(separator: ", ")))
        let what = enclaves.count == 1 ? "the console" : "\(enclaves.count) consoles"
        return try watch(stream, of: nil, called: what, bounds, in: context)
    }

    /// `--background`: lines above the prompt while other commands are typed.
    /// - Parameter all: the enclaves are all that can be read.
    static func showInBackground(_ enclaves: [Enclave], all: Bool, in context: CommandContext) throws(Failure)
        -> Outcome
    {
        let desk = try context.desk("console --background")
        guard context.outputIsTerminal else {
            throw Failure(
                .conflictingArgument, "--background shows lines above the prompt, not in a file",
                fixes: ["console > FILE &"])
        }
        let text = all ? "console --all" : "console " + enclaves.map(\.name.asWord).joined(separator: " ")
        if let job = context.jobs.jobs.first(where: { $0.text == text && $0.ending == nil }) {
            throw Failure(
                .conflictingArgument, "that console is shown already, by job \(job.number)",
                fixes: ["fg \(job.number)  # shows it here; Ctrl-] leaves it then"])
        }
        let stream = try mix(enclaves, from: .now, colours: true, in: context)
        let showsInFront: ShowsInFront = { later throws(Failure) in
            all ? try showAll(Bounds(), in: later) : try show(enclaves[0], Bounds(), in: later)
        }
        do throws(SystemError) {
            let job = try context.jobs.start(text: text, words: [], showsInFront: showsInFront) { _, interrupt in
                Result { () throws(Failure) in
                    do throws(Failure) { try copy(stream, to: desk, interrupt) } catch {
                        guard case .interrupted = error.kind else { throw error }
                    }
                    return Outcome()
                }
            }
            let number = job.number
            context.emit(.aside("[\(number)] \(text): new lines appear above the prompt; fg \(number) shows it here"))
        } catch { throw error.failure() }
        return Outcome()
    }

    /// Debug enclaves that run, in the order of their start.
    static func readable(in context: CommandContext) throws(Failure) -> [Enclave] {
        let enclaves = try context.engine().enclaves(interrupt: context.interrupt).filter(\.debug)
        if enclaves.isEmpty {
            throw Failure(
                .enclaveConsoleConnection, "no enclave in debug mode is running", fixes: ["run-enclave … --debug-mode"])
        }
        return enclaves
    }

    private static func mix(
        _ enclaves: [Enclave], from position: ConsolePosition, colours: Bool, in context: CommandContext
    ) throws(Failure) -> any ConsoleStream {
        guard let mix = context.services.mix else {
            throw Failure(.invalidCommand, "several consoles at once cannot be shown here")
        }
        let engine = try context.engine()
        var streams: [(name: String, stream: any ConsoleStream)] = []
        for enclave in enclaves {
            streams.append((enclave.name, try engine.console(of: enclave.id, from: position)))
        }
        // Programs read what is not a terminal.
        let language = context.language
        return try mix(streams, colours, language)
    }

    private static func copy(
        _ stream: any ConsoleStream, to desk: PromptDesk, _ interrupt: Interrupt
    ) throws(Failure) {
        while true {
            switch try stream.read() {
            case .bytes(let bytes):
                desk.post(StyledText(foreign: bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes))
            case .gap, .nothing: _ = try Poll.wait(for: stream.descriptor, interrupt: interrupt)
            case .end: return
            }
        }
    }
}
