import NeshCommand
import NeshData
import NeshEnclave
import NeshHelp
import NeshInterpreter
import NeshLanguage
import NeshShell

extension FuzzTarget {
    /// A script that is checked and dry-run, with all that is said about it; nothing of it runs.
    static let checker = FuzzTarget(
        name: "checker",
        seeds: {
            let lines = CommandTable.shell.all.flatMap { $0.spec.examples.map(\.line) }.joined(separator: "\n")
            return try Seeds.scripts() + [Array(lines.utf8)]
        },
        run: { bytes in
            for isDryRun in [false, true] {
                var options = Interpreter.Options()
                options.checkOnly = !isDryRun
                options.dryRun = isDryRun
                let said = OutputSink.Buffer()
                let interpreter = try Interpreter(
                    session: Session(
                        mark: "f", isInteractive: false,
                        environment: Environment(["HOME": "/nonexistent", "PATH": "/nonexistent"])),
                    services: Services(
                        commands: .shell,
                        engine: { _, _ throws(Failure) in
                            throw Failure(.unspecified, "a check asks for an engine")
                        }), output: Output(standardOutput: said.sink, standardError: said.sink),
                    foreground: QuietForeground(), options: options)
                let status = interpreter.run(script: SourceText(name: "fuzz", bytes: bytes))
                try hold([0, 1, 2].contains(status), "the status of a check is \(status)")
                try hold(status != 2 || !said.contents.isEmpty, "a mistake that nobody is told")
            }
        })

    /// What Tab offers at the end of a line: the offer replaces a part of the line and goes on from it.
    static let completer = FuzzTarget(
        name: "completer",
        seeds: {
            CommandTable.shell.all.flatMap { command in
                command.spec.examples.map { Array($0.line.utf8) }
                    + command.spec.options.prefix(3).map { Array("\(command.spec.name) \($0.name) ".utf8) }
            } + ["expect $la", "echo \"${env.HO", "if $ok =", "use "].map { Array($0.utf8) }
        },
        run: { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            var snapshot = CompletionSnapshot(
                commands: .shell,
                files: { _ in
                    [.init(name: "a b.eif", isDirectory: false), .init(name: "'d", isDirectory: true)]
                })
            snapshot.images = ["hello-app:latest"]
            snapshot.variables = ["app"]
            snapshot.fields = ["last": ["EnclaveID", "0.State"]]
            snapshot.enclaves = [.init(name: "hello", cid: 16, id: "i-1-enc2", debug: true, state: "RUNNING")]
            for completion in [
                Completer.complete(text, in: snapshot), Completer.complete(invocation: text, in: snapshot),
            ] {
                try hold((0...text.utf8.count).contains(completion.start), "starts at \(completion.start)")
                let texts = completion.candidates.map(\.text)
                try hold(Set(texts).count == texts.count, "offered twice: \(texts)")
            }
        })
}
