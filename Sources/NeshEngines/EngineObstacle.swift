import Glibc
import NeshEnclave
import NeshSystem

/// Why no enclave can run on this machine with an engine, and what helps.
package struct EngineObstacle: Sendable, Equatable {
    /// The engine in use.
    package let engine: EngineKind
    /// The first thing that keeps it from running.
    package let finding: Finding
    /// Another engine, which `auto` could take and which can run here.
    package let instead: EngineKind?

    /// The line that helps.
    package var way: String? { instead.map { "option engine \($0.rawValue)" } ?? finding.fix }

    /// Looks now, which may try out a sandbox.
    /// - Parameters:
    ///   - kind: nil is the engine that `auto` means.
    ///   - environment: of the session.
    /// - Returns: nil where enclaves can run.
    package static func here(_ kind: EngineKind?, _ environment: [String: String]) -> EngineObstacle? {
        find(
            kind,
            MachineState(
                root: MachineFiles(), environment: environment, user: geteuid(), groups: MachineState.currentGroups))
    }

    /// The same on any machine.
    package static func find(_ kind: EngineKind?, _ machine: MachineState) -> EngineObstacle? {
        guard let profile = kind.map(Engines.profile) ?? Engines.standard(in: machine.root),
            let finding = first(profile, machine)
        else { return nil }
        let others = Engines.all.filter { $0.kind != profile.kind && $0.offer == .everywhere }
        return EngineObstacle(
            engine: profile.kind, finding: finding, instead: others.first { first($0, machine) == nil }?.kind)
    }

    private static func first(_ profile: EngineProfile, _ machine: MachineState) -> Finding? {
        profile.checks(machine, true).first { $0.health == .bad }
    }
}
