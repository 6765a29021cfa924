import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

/// A program that a line for sh calls and that this machine does not have.
package struct MissingProgram {
    /// What sh ends with where it does not find a program.
    package static let status: Int32 = 127

    private let name: String
    /// What jq was to look for.
    private let filter: String?

    /// - Parameter text: the line, without `!`.
    /// - Returns: nil if all of its programs are there: one of them has ended with that status itself.
    package init?(in text: String, _ session: Session) {
        let path = SearchPath(session.environment.text("PATH"))
        let missing = ShellPlainLine(text).programs.first { !$0.contains("/") && path.find($0) == nil }
        guard let missing else { return nil }
        name = missing
        filter = ShellWord.all(of: text).dropFirst().first { !$0.hasPrefix("-") }.map { ShellWord.unquoted($0) }
    }

    /// A command of nesh's, of which sh knows nothing.
    private func isOwn(_ commands: CommandTable) -> Bool { commands.named(name) != nil }

    /// Why sh does not find it.
    package func note(_ commands: CommandTable) -> String {
        isOwn(commands) ? "'\(name)' is a command of nesh, and sh runs programs" : "no program '\(name)' is on PATH"
    }

    /// Any program's package may have another name; what it is called is the best guess.
    /// - Parameter report: what the program was to read, as a command of nesh printed it; `$last` has it, too.
    package func fixes(_ commands: CommandTable, reading report: JSON?) -> [String] {
        if isOwn(commands) { return ["help \(name)  # shows how its lines are written: they begin with \(name)"] }
        let installing = "!\(SystemPackages.installing(name))  # installs it, if the package has this name"
        guard name == "jq", let report else { return SystemPackages.mayName(name) ? [installing] : [] }
        if let way = filter.flatMap({ Self.variable($0, in: report) }) {
            return [installing, "echo \(way)  # prints what jq would print"]
        }
        return [
            installing,
            report.array == nil
                ? "echo $last  # has the same JSON; a field of it is $last.FIELD"
                : "echo $last  # has the same JSON; a field of the first one is $last.0.FIELD",
        ]
    }

    /// `$last.0.EnclaveID` for jq's `.[0].EnclaveID`; nil for anything that is more than a way to one value.
    private static func variable(_ filter: String, in report: JSON) -> String? {
        var (rest, value, name) = (filter[...], report, "$last")
        guard let path = FilterPath(from: &rest), rest.isEmpty else { return nil }
        for step in path.steps {
            guard let next = step.values(in: value), next.count == 1, step != .each else { return nil }
            value = next[0]
            switch step {
            case .member(let member): name += ".\(member)"
            case .index(let index): name += ".\(index)"
            case .each: return nil
            }
        }
        return name
    }
}
