import Glibc
import NeshData
import NeshEnclave
import NeshEngines
import NeshSystem
import NeshVsock

/// How a program of the parent's is started, so that it reaches the session's enclaves by vsock.
package enum ParentLine {
    /// - Parameter command: the program first, as a name for the search path or a path.
    /// - Returns: the program to start, and its words with the name first.
    /// - Throws: where the engine has no vsock, or calls of programs cannot be answered here.
    package static func wrap(
        _ command: [String], _ settings: Settings, _ environment: Environment
    ) throws(Failure) -> (program: String, arguments: [String]) {
        let profile = settings.engine.map(Engines.profile) ?? Engines.standard
        switch profile?.vsock {
        case .machine: return (command[0], command)
        case .shared:
            if let obstacle = VsockSupport.obstacle(.host(isRoot: geteuid() == 0)) {
                throw Failure(.socket, obstacle.message, fixes: obstacle.fix.map { [$0] } ?? [])
            }
            let directory = try RuntimeDirectory.choose(environment: environment.variables)
            return ("/proc/self/exe", ParentProgram.arguments(command, runtimeDirectory: directory.path))
        case nil, .some(.none):
            throw Failure(
                .socket, "enclaves of the engine \(profile?.kind.rawValue ?? "none") have no vsock",
                fixes: ["--engine local", "option engine local"])
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
