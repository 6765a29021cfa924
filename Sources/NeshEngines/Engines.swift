import Glibc
import NeshData
import NeshEnclave
import NeshLocal
import NeshNitro
import NeshSystem

/// The engines that there are. A new one is a folder beside this file and a name in `all`; it becomes a target of its own
/// when it needs C, or parts of nesh that this target does not know.
package enum Engines {
    /// In the order in which `auto` asks them.
    package static let all: [EngineProfile] = [.nitro, .local, .qemu, .memory]

    /// The profile of this name; nil for an engine of another version.
    package static func profile(_ kind: EngineKind) -> EngineProfile? { all.first { $0.kind == kind } }

    /// What runs enclaves.
    /// - Parameter kind: nil takes the one that `auto` means.
    /// - Throws: why the engine cannot be had here.
    package static func choose(_ kind: EngineKind?, settings: EngineSettings) throws(Failure) -> any Engine {
        guard let profile = kind.map(profile) ?? standard else { throw unknown(kind) }
        switch profile.runner {
        case .keepers(let engine):
            return try KeeperEngine(
                profile.kind, engine, foreignConsole: foreign?.foreignConsole, settings: settings)
        case .thisProcess(let make): return make(settings)
        case .nothing(let failure): throw failure
        }
    }

    /// Starts a keeper for the engine that `auto` means, before it is known which enclave it holds, if any.
    package static func beginKeeper() {
        guard let profile = standard, case .keepers = profile.runner else { return }
        HeadStart.begin(profile.kind, EngineSettings())
    }

    /// Runs the keeper that this process is.
    /// - Parameter name: of the engine whose enclave it most likely holds.
    /// - Returns: the exit status.
    package static func keep(_ name: String?) -> Int32 {
        Keep.main(engine: name.flatMap(EngineKind.init(rawValue:))) { kind throws(Failure) in
            guard let kind, case .keepers(let engine) = profile(kind)?.runner else { throw unknown(kind) }
            return engine.driver()
        }
    }

    private static func unknown(_ kind: EngineKind?) -> Failure {
        Failure(.invalidArgument, "no keeper holds enclaves of the engine \(kind?.rawValue ?? "none")")
    }

    /// The engine of enclaves whose keeper does not name one.
    package static var foreign: EngineProfile? { all.first { $0.foreignConsole != nil } }

    /// What the kernel has set aside for enclaves, where an engine takes it from the machine.
    package static var setAside: SetAside? {
        for case .taken(let read) in all.map(\.reserve) { return read() }
        return nil
    }
}
