import NeshCommand
import NeshData
import NeshSystem
import NeshText

/// Shows a text with a program that lets one scroll in it.
enum Pager {
    /// The user's pager, otherwise less; nil where there is none or it would not page.
    static func command(_ environment: Environment) -> String? {
        let wanted = environment.text("NESH_PAGER") ?? environment.text("PAGER") ?? "less"
        let program = wanted.split(separator: " ").first.map(String.init) ?? ""
        if program.isEmpty || program == "cat" { return nil }
        return SearchPath(environment["PATH"]).find(program) == nil ? nil : wanted
    }

    /// What less says in its last line; `?e` begins what it adds at the end.
    private static let keys = Phrase("q leaves, Space goes on?e (END).", "Space で次へ、q で終了?e (最後).")
    /// The same where less shows nothing but ASCII there: words that keyboards and other programs have taught everybody.
    private static let plainKeys = "[Space] next, [q] quit?e (END)."

    /// Measured: 590 shows other letters there as codes, 668 as they are.
    private static let firstWithLetters = 668

    private static func keys(_ command: String, _ language: Language) -> String {
        guard language != .english else { return keys[language] }
        // No other program is asked: who knows what it does then.
        guard command.split(separator: " ").first?.split(separator: "/").last == "less" else { return plainKeys }
        // `less 668 (GNU regular expressions)`
        let said = (try? ChildProcess.run("/bin/sh", ["-c", command + " --version"], limit: 80))?.standardOutput ?? []
        let words = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isWhitespace).prefix(2)
        let version = words.first == "less" ? words.last.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0 : 0
        return version >= firstWithLetters ? keys[language] : plainKeys
    }

    /// - Returns: false where it could not be started: nothing has been shown then.
    static func show(_ bytes: [UInt8], with command: String, _ language: Language) -> Bool {
        guard let process = start(command, with: bytes, language) else { return false }
        _ = try? process.wait()
        return true
    }

    /// When this returns the pager has got everything that it wanted, and the end of it.
    private static func start(_ command: String, with bytes: [UInt8], _ language: Language) -> ChildProcess? {
        var variables = ProcessEnvironment.variables
        // Leave if it fits after all, pass colours, leave the text on the screen, say how to leave.
        if variables["LESS"] == nil { variables["LESS"] = "FRX$-Ps\(keys(command, language))$" }
        // It runs nothing and writes no files, whatever keys it gets, and shows UTF-8 whatever the locale says.
        variables["LESSSECURE"] = "1"
        variables["LESSHISTFILE"] = "-"
        variables["MORESECURE"] = "1"
        variables["LESSCHARSET"] = "utf-8"
        guard let (process, writing) = spawn(command, variables) else { return nil }
        // Anyone who reads may leave before the end.
        try? OutputSink.descriptor(writing.raw, name: "the pager").pass(bytes)
        return process
    }

    private static func spawn(_ command: String, _ variables: [String: String]) -> (ChildProcess, OwnedDescriptor)? {
        guard let pipe = try? Pipe(),
            let process = try? ChildProcess(
                "/bin/sh", arguments: ["sh", "-c", command], environment: variables.map { "\($0.key)=\($0.value)" },
                descriptors: [0: pipe.reading.raw, 1: 1, 2: 2])
        else { return nil }
        return (process, pipe.writing)
    }
}
