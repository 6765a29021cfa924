import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshRelay
import NeshSystem
import NeshVsock

/// vsock as the programs of the parent have it, with the session's engine.
enum VsockAccess {
    /// - Throws: where the engine has no vsock, or the switch cannot be used.
    static func parent(in context: CommandContext) throws(Failure) -> ParentVsock {
        switch profile(context)?.vsock {
        case .shared: return .local(try local(in: context))
        case .machine: return .machine
        case nil, .some(.none):
            let name = profile(context)?.kind.rawValue ?? "none"
            throw Failure(
                .socket, "enclaves of the engine \(name) have no vsock",
                fixes: ["--engine local", "option engine local"])
        }
    }

    /// The switch of the local engine.
    private static func local(in context: CommandContext) throws(Failure) -> VsockSwitch {
        let directory = try RuntimeDirectory.choose(environment: context.session.environment.variables)
        do throws(SystemError) { return try VsockSwitch(in: directory.path) } catch { throw error.failure(.socket) }
    }

    private static func profile(_ context: CommandContext) -> EngineProfile? {
        context.session.settings[\.engine].map(Engines.profile) ?? Engines.standard
    }

    /// What a CID is called: `hello (16)`, `the parent (3)`.
    static func name(_ cid: UInt32, _ enclaves: [Enclave]) -> String {
        if cid == VsockAddress.parentCID { return "the parent (3)" }
        return enclaves.first { $0.cid == cid }.map { "\($0.name) (\(cid))" } ?? "CID \(cid)"
    }
}
