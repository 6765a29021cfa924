import Glibc
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
        switch try kind(in: context) {
        case .shared:
            let directory = try RuntimeDirectory.choose(environment: context.session.environment.variables)
            try directory.make()
            do throws(SystemError) { return .local(try VsockSwitch(in: directory.path)) } catch {
                throw error.failure(.socket)
            }
        case .machine: return .machine
        }
    }

    /// Whose vsock it is.
    enum Kind { case shared, machine }

    /// Makes nothing, so that what is refused afterwards leaves nothing behind.
    /// - Throws: where the engine has no vsock.
    static func kind(in context: CommandContext) throws(Failure) -> Kind {
        switch profile(context)?.vsock {
        case .shared: return .shared
        case .machine: return .machine
        case nil, .some(.none):
            throw Failure(
                .socket, "enclaves of the engine \(profile(context)?.kind.rawValue ?? "none") have no vsock",
                fixes: ["--engine local", "option engine local"])
        }
    }

    /// For those who connect: nil where nobody has listened yet.
    /// - Throws: as `parent`.
    static func reached(in context: CommandContext) throws(Failure) -> ParentVsock? {
        if try kind(in: context) == .machine { return .machine }
        return try made(in: context).map { .local($0) }
    }

    /// For those who only look: the switch; nil until somebody connects or listens, which makes it.
    /// - Throws: as `parent`, and where the vsock is the machine's own.
    static func made(in context: CommandContext) throws(Failure) -> VsockSwitch? {
        if try kind(in: context) == .machine {
            throw Failure(
                .socket, "only the kernel knows who uses the machine's own vsock", fixes: ["!ss --vsock -a"])
        }
        let directory = try RuntimeDirectory.choose(environment: context.session.environment.variables)
        do throws(SystemError) { return try VsockSwitch(in: directory.path, making: false) } catch {
            if error.errno == ENOENT { return nil }
            throw error.failure(.socket)
        }
    }

    /// Where a change shows first once the switch is made: its directory, or what of the way to it is there.
    static func nearest(in context: CommandContext) throws(Failure) -> String {
        let directory = try RuntimeDirectory.choose(environment: context.session.environment.variables)
        return MachineFiles().nearest(to: directory.path)
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
