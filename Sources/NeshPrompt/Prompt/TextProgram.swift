import Glibc
import NeshCommand
import NeshData
import NeshSystem

/// The user's program for texts, for the line that is being typed.
struct TextProgram {
    /// As `$VISUAL` or `$EDITOR` has it, with its arguments.
    let command: String
    private let environment: Environment

    /// Nil where none is named and none of the usual ones is installed.
    init?(_ environment: Environment) {
        let path = SearchPath(environment.text("PATH"))
        let usual = ["vi", "nano"].first { path.find($0) != nil }
        guard let command = environment.text("VISUAL") ?? environment.text("EDITOR") ?? usual else { return nil }
        self.command = command
        self.environment = environment
    }

    /// A result that is longer is not a line.
    private static let limit = 1 << 16

    /// - Returns: the text as it was left; nil where the program failed, or the text is not to be had.
    func edit(_ text: String) -> String? {
        // It may hold what nobody else is to read.
        let directory = "\(environment.text("TMPDIR") ?? "/tmp")/nesh-line-\(Random.hexadecimal(digits: 8))"
        let path = directory + "/line.nesh"
        guard mkdir(directory, 0o700) == 0 else { return nil }
        defer {
            // What a program leaves beside it, such as a copy, is its own; the directory then stays.
            unlink(path)
            rmdir(directory)
        }
        guard (try? AtomicFile.write((text + "\n").utf8, to: path, mode: 0o600)) != nil,
            let process = try? ChildProcess(
                "/bin/sh", arguments: ["sh", "-c", command + " \"$1\"", "sh", path],
                environment: environment.variables.map { "\($0.key)=\($0.value)" },
                descriptors: [0: 0, 1: 1, 2: 2]),
            (try? process.wait()) == .exited(0),
            let bytes = try? File.read(path, limit: Self.limit)
        else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        var kept = String.UnicodeScalarView()
        for scalar in lines.unicodeScalars
        where scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control {
            kept.append(scalar)
        }
        while kept.last == "\n" { kept.removeLast() }
        return String(kept)
    }
}
