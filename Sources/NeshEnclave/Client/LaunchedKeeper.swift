import Glibc
import NeshData
import NeshSystem

/// The process of a keeper that has no order yet, and the ends of its descriptors that are the shell's.
struct LaunchedKeeper: Sendable {
    let child: ChildProcess
    let answers: OwnedDescriptor
    let orders: OwnedDescriptor
    let door: OwnedDescriptor

    /// Starts the process, which waits for its order and ends where none comes.
    /// - Parameter kind: the engine that it gets ready for; an order may name another one.
    /// - Throws: E05 where the system refuses the process or its descriptors.
    init(_ kind: EngineKind, _ settings: EngineSettings) throws(Failure) {
        do {
            let nothing = try File.open("/dev/null", O_RDWR)
            let orders = try Pipe()
            let answers = try Pipe()
            let door = try DescriptorChannel()
            child = try ChildProcess(
                settings.keeperProgram, arguments: ["nesh", Keep.verb, kind.rawValue],
                // Nothing of the user's environment is a keeper's business but where its helpers are.
                environment: ["PATH=\(settings.environment["PATH"] ?? SearchPath.standard)"],
                descriptors: [
                    0: nothing.raw, 1: nothing.raw, 2: nothing.raw, KeeperOrder.Descriptor.order: orders.reading.raw,
                    KeeperOrder.Descriptor.door: door.there.raw,
                    KeeperOrder.Descriptor.answers: answers.writing.raw,
                ], directory: "/", newSession: true)
            self.answers = answers.reading
            self.orders = orders.writing
            self.door = door.here
        } catch { throw error.failure(.processSpawn) }
    }
}
