import Glibc
import NeshData
import NeshSystem

/// What engines are made with.
package struct EngineSettings: Sendable {
    /// The allocator's file; nil is the system's, or else the user's own.
    package var allocatorPath: String?
    package var directories: UserDirectories
    /// Where consoles of keepers are kept.
    package var logsDirectory: String
    package var environment: [String: String]
    /// The program that becomes a keeper when it is called with `Keep.verb`.
    package var keeperProgram: String
    /// Told of things that are skipped.
    package var warn: @Sendable (String) -> Void

    package init(
        allocatorPath: String? = nil, environment: [String: String] = ProcessEnvironment.variables,
        keeperProgram: String = "/proc/self/exe", warn: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.allocatorPath = allocatorPath
        self.environment = environment
        self.keeperProgram = keeperProgram
        self.warn = warn
        directories = UserDirectories(environment: environment)
        logsDirectory = EndedEnclave.directory(directories)
    }
}

/// Which engine runs enclaves.
package enum Engines {
    package static let nitroDevice = KernelNitroDevice.path

    /// - Parameter kind: nil takes nitro where its device opens, else local.
    /// - Throws: where the engine cannot be had here.
    package static func choose(_ kind: EngineKind?, settings: EngineSettings) throws(Failure) -> any Engine {
        let kind = kind ?? standard
        if let failure = absence(of: kind) { throw failure }
        switch kind {
        case .local: return try KeeperEngine(.local, settings: settings)
        case .memory: return Supervisor(settings: settings)
        case .nitro, .qemu: return try KeeperEngine(kind, settings: settings)
        }
    }

    /// Why no machine can have this engine; nil where that depends on the machine.
    package static func absence(of kind: EngineKind) -> Failure? {
        guard kind == .qemu else { return nil }
        return Failure(
            .processSpawn, "the qemu engine is not part of this version",
            fixes: ["option engine local runs images in a sandbox"])
    }

    /// What `auto` means on this machine.
    package static var standard: EngineKind {
        (try? File.open(nitroDevice, O_RDWR)) != nil ? .nitro : .local
    }
}
