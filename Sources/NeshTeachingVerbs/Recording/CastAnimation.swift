import Glibc
import NeshCommand
import NeshData
import NeshSystem
import NeshTeaching
import NeshText

/// A recording as GIF, which another program makes.
enum CastAnimation {
    /// asciinema's own.
    private static let program = "agg"

    /// - Throws: where the program is missing, or does not make it; interruption.
    static func write(
        _ cast: Cast, to output: String, idleLimit: Duration?, in context: CommandContext
    ) throws(Failure) {
        guard let path = SearchPath(context.session.environment.text("PATH")).find(program) else {
            throw Failure(
                .fileOperation, "GIF pictures are made by \(program), which is not installed",
                details: ["agg is asciinema's own program for that"],
                fixes: ["export … --svg  # needs no other program, and moves as well"])
        }
        // It gets a recording of our own making: text and movements, and nothing else that was in the file.
        let base = context.session.environment.text("TMPDIR") ?? "/tmp"
        let file = "\(base)/nesh-export-\(Random.hexadecimal(digits: 12)).cast"
        let clean = cast.drawn(cutTo: idleLimit)
        try failing(
            .fileOperation,
            try AtomicFile.write(Array(clean.text(version: .two, title: "nesh").utf8), to: file, mode: 0o600))
        defer { unlink(file) }
        context.emit(.status("\(program) …"))
        defer { context.emit(.status(nil)) }
        let made = try ChildProcess.run(path, ["--quiet", file, output], interrupt: context.interrupt)
        guard made.succeeded else {
            let words = PlainText.of(made.standardError).split(separator: "\n").suffix(5).map(String.init)
            throw Failure(.fileOperation, "\(program) did not make \(output)", details: words)
        }
    }
}
