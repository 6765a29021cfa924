import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshSystem

/// Programs that a lesson's lines call, and that a system may lack.
extension Tutorial {
    static func needs(in text: String) -> [String] {
        let lines = text.split(separator: "\n").prefix { !$0.hasPrefix("##") }
        return lines.compactMap { line in
            line.hasPrefix("# needs: ") ? String(line.dropFirst("# needs: ".count).trimmingSpaces) : nil
        }
    }

    /// Those of them that this system lacks.
    package var missingPrograms: [String] {
        let path = interpreter.session.environment["PATH"] ?? "/usr/bin:/bin"
        return needs.filter { MachineFiles().program($0, searchPath: path) == nil }
    }

    /// The program that keeps anybody from doing this step here; nil where none does.
    package var missingHere: String? { missingPrograms.first { scene?.calls.contains($0) ?? false } }

    /// The steps that need the program, counted from 1; nil where the lesson's beginning does.
    package func steps(using program: String) -> [Int]? {
        if script.preparations.contains(where: { $0.programs.contains(program) }) { return nil }
        return tasks.indices.filter { tasks[$0].calls.contains(program) }.map { $0 + 1 }
    }
}
