import Glibc
import NeshData
import NeshEnclave
import NeshEngines
import NeshSystem
import NeshVsock

/// A program of the parent's, ready to be started so that it reaches the session's enclaves by vsock.
package struct ParentLine: Sendable {
    /// A name for the search path, or a path.
    package var program: String
    /// The name first.
    package var arguments: [String]
    /// All of the program's variables.
    package var environment: [String: String]
    /// To be kept until the program has ended.
    package var lease: ParentIdentity.Lease?

    /// - Parameter command: the program first, as a name for the search path or a path.
    /// - Parameter complaints: where what stands in the program's way is said.
    /// - Throws: where the engine has no vsock, or calls of programs cannot be answered here.
    package init(
        _ command: [String], environment: [String: String], _ session: Session, _ services: Services,
        complaints: OutputSink
    ) throws(Failure) {
        let profile = session.settings[\.engine].map(Engines.profile) ?? Engines.standard
        self.environment = environment
        switch profile?.vsock {
        case .machine:
            program = command[0]
            arguments = command
        case .shared:
            if let obstacle = ParentProgram.obstacle {
                throw Failure(.socket, obstacle.message, fixes: obstacle.fix.map { [$0] } ?? [])
            }
            let directory = try RuntimeDirectory.choose(environment: session.environment.variables)
            try directory.make()
            lease = services[ParentIdentity.self]?.lease(session)
            for (name, value) in lease?.variables ?? [:] { self.environment[name] = value }
            program = "/proc/self/exe"
            arguments = ParentProgram.arguments(
                command, runtimeDirectory: directory.path, metadataPort: lease?.metadataPort ?? 0,
                language: (complaints.isTerminal ? session.language : .english).rawValue)
        case nil, .some(.none):
            throw Failure(
                .socket, "enclaves of the engine \(profile?.kind.rawValue ?? "none") have no vsock",
                fixes: ["--engine local", "option engine local"])
        }
    }

    /// Why a program cannot do under it what it does otherwise; nil where it can.
    ///
    /// Calls can be answered only for programs that gain no rights, so that set-uid files run without theirs.
    package func warning(of program: String) -> String? {
        guard program != self.program, let path = path(of: program), let status = try? File.status(path) else {
            return nil
        }
        let gainsUser = status.st_mode & S_ISUID != 0 && status.st_uid != geteuid()
        let gainsGroup = status.st_mode & S_ISGID != 0 && status.st_gid != getegid()
        guard gainsUser || gainsGroup else { return nil }
        return
            "\(path) is set-\(gainsUser ? "user" : "group")-ID: as a program of the parent's it runs without those rights"
    }

    private func path(of program: String) -> String? {
        if program.contains("/") { return program }
        let path = environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
    }
}
