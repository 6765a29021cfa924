import NeshCommand
import NeshData
import NeshHelp
import NeshInterpreter
import NeshPasted
import NeshShell
import Testing

/// What the first word of a verb can say is known in one place, to whoever proposes a line.
@Suite struct ActionTests {
    private static let verb = CommandSpec(
        "lamp", .machine, Phrase("Switch a lamp", "ランプを切り替える"),
        parameters: [
            Parameter.operand(.choice("ACTION", Action.self), "stop or dim").spec,
            Parameter.operand(
                ValueType<String>("LEVEL", completion: .after(["dim": .choice(["low", "high"])])) {
                    word throws(ValueProblem) in word
                }, "dim: how bright"
            ).spec,
            Parameter.flag("--slowly", "dim: take your time").spec,
        ])

    private enum Action: String, CaseIterable { case stop, dim }

    @Test func theDeclarationsWords() {
        #expect(Self.verb.actions == ["stop", "dim"])
        #expect(Self.verb.action(meantBy: "dim") == "dim" && Self.verb.action(meantBy: "kill") == "stop")
        #expect(Self.verb.action(meantBy: "dimm") == nil)
        #expect(CommandTable.shell.named("ls")?.spec.actions == [])
    }

    @Test(
        "help that begins with words and a colon names actions",
        arguments: CommandTable.shell.specs.filter { !$0.actions.isEmpty })
    func helpNamesActions(_ spec: CommandSpec) {
        for parameter in spec.parameters {
            guard let colon = parameter.help.firstRange(of: ": ") else { continue }
            let words = parameter.help[..<colon.lowerBound].split { ", ".contains($0) }.map(String.init)
            guard words.count < 6, words.allSatisfy({ $0.allSatisfy(\.isLowercase) }) else { continue }
            #expect(parameter.ownActions(of: spec) != nil, "\(spec.name) \(parameter.name): \(parameter.help)")
        }
    }

    /// The checker, lines of other shells and Tab.
    @Test(arguments: CommandTable.shell.specs.filter { !$0.actions.isEmpty }.map(\.name))
    func allWhoProposeKnowThem(_ name: String) throws {
        let table = CommandTable.shell
        let spec = try #require(table.named(name)?.spec)
        let snapshot = CompletionSnapshot(commands: table) { _ in [] }
        let offered = Completer.complete("\(name) ", in: snapshot).candidates.map(\.text)
        for action in spec.actions {
            #expect(table.line(forAction: action, of: name) == "\(name) \(action)")
            #expect(offered.contains(action))
            let lines = table.lines(doing: action)
            #expect(lines.isEmpty || lines.contains("\(name) \(action)"))
        }
    }

    // MARK: An action that is left out

    private func suggestion(_ line: String, of spec: CommandSpec) -> String? {
        do throws(Binder.Problems) {
            _ = try Binder.bind(line.split(separator: " ").map { Binder.Word(String($0)) }, to: spec)
            return nil
        } catch { return error.all[0].suggestion }
    }

    @Test(arguments: [
        ("high", "dim high"), ("low --slowly", "dim low"), ("3 --slowly", "dim 3"), ("3", nil), ("dimm", "dim"),
    ]) func oneActionTakesTheWord(line: String, instead: String?) {
        #expect(suggestion(line, of: Self.verb) == instead)
    }

    @Test(arguments: [
        ("allocator cpu_count 4", "set cpu_count"), ("allocator hello.eif", "suggest hello.eif"),
        ("kms CreateKey", "call CreateKey"), ("kms create-key", "call CreateKey"),
        ("vsock 5005 --send ping", "connect 5005"), ("vsock 9001 --once", "listen 9001"),
        ("attestation doc.bin --eif hello.eif", "verify doc.bin"), ("attestation doc.bin", nil),
        ("allocator nothing 4", nil), ("vsock 5005", nil),
    ]) func atNeshsOwn(line: String, instead: String?) throws {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        let spec = try #require(CommandTable.shell.named(words[0])?.spec)
        #expect(suggestion(words[1], of: spec) == instead)
    }

    /// What is said of a word that is no value is said of it with dashes, too.
    @Test func dashesTakeNoNoteAway() throws {
        let notes = try ["tutorial list", "tutorial --list"].map { line in
            try transcript(line).split(separator: "\n").filter { $0.contains(" = ") }
        }
        #expect(notes[0] == notes[1] && notes[0].contains { $0.contains("tutorial status  # lists them") }, "\(notes)")
    }

    @Test func oneListOfOptionsThatFollow() throws {
        for option in ["-f", "--follow", "--tail"] {
            #expect(try transcript("console \(option)").contains("console shows new lines without it"), "\(option)")
        }
        #expect(try !transcript("console --tail 5").contains("shows new lines"))
        #expect(Synonym.meant(by: "--follow", among: ["-f", "-n"]) == "-f")
        #expect(Synonym.meant(by: "--tail", among: ["-f", "-n"]) == "-n")
        #expect(Synonym.meant(by: "--tail", among: ["-f"]) == "-f")
    }
}
