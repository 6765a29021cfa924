import Glibc
import NeshData
import NeshEnclave
import NeshEngines
import NeshSystem
import NeshVsock

/// How a program of the parent's is started, so that it reaches the session's enclaves by vsock.
package struct ParentLine {
    /// The program to start.
    package let program: String
    /// Its words, the name first.
    package let arguments: [String]
    /// Variables to set, and with nil those to take away: what says who the program is to AWS's clients.
    package var variables: [String: String?] = [:]
    /// What it does not get, and why.
    package var gap: String?

    /// The environment with what this line changes.
    package func applied(to environment: [String: String]) -> [String: String] {
        var environment = environment
        for (name, value) in variables { environment[name] = value }
        return environment
    }

    /// - Parameter command: the program first, as a name for the search path or a path.
    /// - Throws: where the engine has no vsock, or calls of programs cannot be answered here.
    package static func wrap(
        _ command: [String], _ settings: Settings, _ environment: Environment
    ) throws(Failure) -> ParentLine {
        let profile = settings.engine.map(Engines.profile) ?? Engines.standard
        switch profile?.vsock {
        case .machine: return ParentLine(program: command[0], arguments: command)
        case .shared:
            if let obstacle = VsockSupport.obstacle(.host(isRoot: geteuid() == 0)) {
                throw Failure(.socket, obstacle.message, fixes: obstacle.fix.map { [$0] } ?? [])
            }
            let directory = try RuntimeDirectory.choose(environment: environment.variables)
            let (identity, gap) = identity(settings, environment)
            let arguments = ParentProgram.arguments(
                command, runtimeDirectory: directory.path, metadataPort: identity?.metadataPort ?? 0)
            return ParentLine(
                program: "/proc/self/exe", arguments: arguments, variables: identity?.variables ?? [:], gap: gap)
        case nil, .some(.none):
            throw Failure(
                .socket, "enclaves of the engine \(profile?.kind.rawValue ?? "none") have no vsock",
                fixes: ["--engine local", "option engine local"])
        }
    }

    /// A program does without an identity where none can be made.
    private static func identity(_ settings: Settings, _ environment: Environment) -> (ParentIdentity?, String?) {
        do throws(Failure) { return (try ParentIdentity(settings, environment), nil) } catch {
            return (nil, "the program gets no region and no credentials: \(error.message)")
        }
    }

    /// Why a program cannot do under it what it does otherwise; nil where it can.
    ///
    /// Calls can be answered only for programs that gain no rights, so that set-uid files run without theirs.
    package static func warning(_ program: String, searchPath: String) -> String? {
        let path =
            program.contains("/")
            ? program : searchPath.split(separator: ":").map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
        guard let path, let status = try? File.status(path) else { return nil }
        let gainsUser = status.st_mode & S_ISUID != 0 && status.st_uid != geteuid()
        let gainsGroup = status.st_mode & S_ISGID != 0 && status.st_gid != getegid()
        guard gainsUser || gainsGroup else { return nil }
        return
            "\(path) is set-\(gainsUser ? "user" : "group")-ID: as a program of the parent's it runs without those rights"
    }
}
