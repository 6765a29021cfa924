import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshSystem

/// Programs that a lesson's lines call, and that a system may lack.
extension Tutorial {
    /// A lesson's text with the one name under which a line for sh finds the program that runs: the link in the lesson's
    /// folder that `# program: ./LINK` names, or `nesh` where that is the same program on PATH.
    static func withProgram(_ text: String, _ environment: Environment) -> String {
        guard let link = named("program", in: text).first, OwnProgram.isFound(as: "nesh", on: environment.text("PATH"))
        else { return text }
        let runs = "# runs: "
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let names = line.hasPrefix(runs) ? line.dropFirst(runs.count).split(separator: "|") : []
            guard names.contains("nesh") else { return line.replacing(link, with: "nesh") }
            // The lesson shows the first of them.
            return runs + (["nesh"] + names.filter { $0 != "nesh" }).joined(separator: "|")
        }
        return lines.joined(separator: "\n")
    }

    static func needs(in text: String) -> [String] { named("needs", in: text) }

    /// What the lines `# WORD: NAME` above the first narration name.
    private static func named(_ word: String, in text: String) -> [String] {
        let lines = text.split(separator: "\n").prefix { !$0.hasPrefix("##") }
        return lines.compactMap { line in
            line.hasPrefix("# \(word): ") ? String(line.dropFirst(word.count + 4).trimmingSpaces) : nil
        }
    }

    /// Those of them that this system lacks.
    package var missingPrograms: [String] {
        let path = interpreter.session.environment["PATH"] ?? "/usr/bin:/bin"
        return needs.filter { MachineFiles().program($0, searchPath: path) == nil }
    }

    /// The program that keeps anybody from doing this step here; nil where none does.
    package var missingHere: String? {
        let calls = scene.map(calls) ?? []
        return missingPrograms.first(where: calls.contains)
    }

    /// The steps that need the program, counted from 1; nil where the lesson's beginning does; none where no line shows
    /// it.
    package func steps(using program: String) -> [Int]? {
        if script.preparations.contains(where: { programs(of: $0).contains(program) }) { return nil }
        return tasks.indices.filter { calls(of: tasks[$0]).contains(program) }.map { $0 + 1 }
    }

    /// Programs that a step's line and its proofs call.
    func calls(of scene: Scene) -> [String] { ([scene.task].compactMap(\.self) + scene.proofs).flatMap(programs) }

    /// What a line for sh calls, and what a verb such as `parent` runs.
    private func programs(of statement: Statement) -> [String] {
        let own = statement.programs
        guard case .simple(let simple) = statement.kind, case .command(let line) = simple.body,
            let spec = line.words.first?.bare.flatMap(interpreter.commands.named)?.spec, spec.runsProgram,
            let word = line.words.dropFirst().compactMap(\.literal).first(where: { !$0.hasPrefix("-") })
        else { return own }
        return own + [String(word.split(separator: "/").last ?? "")]
    }
}

extension CommandSpec {
    /// Its words are a program and that one's arguments.
    fileprivate var runsProgram: Bool {
        risks.contains { if case .program = $0 { true } else { false } }
    }
}
