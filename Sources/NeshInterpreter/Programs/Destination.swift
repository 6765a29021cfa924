import Glibc
import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

/// Where one statement's standard output goes: on, into a file, or to a program.
final class Destination {
    private enum Kind {
        case standard
        case file(FreshFile)
        case pipe(String)
    }

    private let kind: Kind
    /// The file's name or the `|`; nil for standard output.
    let place: Place?
    private var program: (running: RunningProgram, input: OwnedDescriptor)?

    /// Opens the file, before the command that is to fill it runs.
    init(_ written: CommandLine.Destination?, _ values: CurrentValues) throws(Stop) {
        switch written {
        case nil:
            kind = .standard
            place = nil
        case .pipe(let text, let place):
            kind = .pipe(text)
            self.place = place
        case .file(let word, let append, _):
            let target = try values.expand([word])[0]
            place = target.place
            do throws(SystemError) {
                kind = .file(try FreshFile(target.text, appending: append))
            } catch {
                throw .failed(Diagnostic("cannot write to \(error.description)", at: target.place))
            }
        }
    }

    /// The sink for the command; what it writes is also kept in the tail, of a pipe what comes out of it.
    func open(over output: Output, _ tail: OutputTail, _ programs: Programs) throws(Stop) -> OutputSink {
        switch kind {
        case .standard: return output.standardOutput.and(tail.sink)
        case .file(let file): return file.sink.and(tail.sink)
        case .pipe(let text):
            do throws(SystemError) {
                let pipe = try Pipe()
                let running = try programs.start(text, place, input: pipe.reading.raw, tail)
                program = (running, pipe.writing)
                let sink = OutputSink.descriptor(pipe.writing.raw, name: "|")
                return OutputSink { bytes throws(SystemError) in try sink.pass(bytes) }
            } catch {
                throw .failed(Diagnostic("cannot start sh: \(error.description)", at: place))
            }
        }
    }

    /// A write that failed loses what was to be kept, except where a program has read enough, as head does.
    func isLoss(_ error: SystemError) -> Bool {
        if case .pipe = kind { return !error.isBrokenPipe }
        return true
    }

    /// Nothing more comes; waits for the program.
    /// - Parameter succeeded: whether the command did what it was to do.
    func close(_ programs: Programs, succeeded: Bool) throws(Stop) {
        if case .file(let file) = kind { file.close(succeeded: succeeded) }
        guard case .pipe(let text) = kind, let running = program?.running else { return }
        program = nil
        try programs.finish(running, text, getsReport: true, at: place, "the program behind '|'")
    }
}
