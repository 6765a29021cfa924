import NeshData

/// The instructions that there are.
package enum DockerfileKeyword: String, Sendable, CaseIterable {
    case add, arg, cmd, copy, entrypoint, env, expose, from, healthcheck, label, maintainer, onbuild, run, shell
    case stopsignal, user, volume, workdir

    /// As Dockerfiles spell it.
    package var name: String { rawValue.uppercased() }

    /// The flags that it takes, without `--`.
    var flags: [String] {
        switch self {
        case .add: ["checksum", "chmod", "chown", "exclude", "keep-git-dir", "link", "unpack"]
        case .copy: ["chmod", "chown", "exclude", "from", "link", "parents"]
        case .from: ["platform"]
        case .healthcheck: ["interval", "retries", "start-interval", "start-period", "timeout"]
        case .run: ["device", "mount", "network", "security"]
        default: []
        }
    }

    /// - Parameter word: as written; case does not matter.
    static func named(_ word: some StringProtocol, line: Int) throws(Dockerfile.Problem) -> DockerfileKeyword {
        if let keyword = DockerfileKeyword(rawValue: word.lowercased()) { return keyword }
        let shown = display(word.utf8.prefix(60))
        let near = Suggestion.closest(to: String(word), in: allCases.map(\.name))
        throw Dockerfile.Problem(
            line, "unknown instruction \(shown)" + (near.map { ", did you mean \($0)" } ?? ""),
            fixes: near == nil ? ["the instructions are \(allCases.map(\.name).joined(separator: ", "))"] : [])
    }

    /// - Throws: `Problem` for a flag that it does not take.
    func check(_ flags: [Dockerfile.Flag], line: Int) throws(Dockerfile.Problem) {
        for flag in flags where !self.flags.contains(flag.name) {
            let near = Suggestion.closest(to: flag.name, in: self.flags)
            throw Dockerfile.Problem(
                line,
                "\(rawValue) has no flag --\(display(flag.name.utf8))"
                    + (near.map { ", did you mean --\($0)" } ?? ""))
        }
    }
}
