import NeshCommand
import NeshData
import NeshLanguage
import NeshPasted
import NeshSystem

/// A program that a line for sh calls and that this machine does not have.
struct MissingProgram {
    /// What sh ends with where it does not find a program.
    static let status: Int32 = 127

    private let name: String

    /// - Parameter text: the line, without `!`.
    /// - Returns: nil if all of its programs are there: one of them has ended with that status itself.
    init?(in text: String, _ session: Session) {
        let path = SearchPath(session.environment.text("PATH"))
        let missing = ShellPlainLine(text).programs.first { !$0.contains("/") && path.find($0) == nil }
        guard let missing else { return nil }
        name = missing
    }

    var note: String { "no program '\(name)' is on PATH" }

    /// Any program's package may have another name; what it is called is the best guess.
    /// - Parameter getsReport: it was to read what a command of nesh prints, which `$last` has, too.
    func fixes(getsReport: Bool) -> [String] {
        (SystemPackages.mayName(name)
            ? ["!\(SystemPackages.installing(name))  # installs it, if the package has this name"] : [])
            + (getsReport && name == "jq"
                ? ["echo $last  # has the same JSON; a field of it is $last.FIELD, or $last.0.FIELD in a list"] : [])
    }
}
