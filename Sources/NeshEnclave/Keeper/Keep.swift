import CLinux
import Glibc
import NeshData
import NeshSystem

/// The hidden `nesh keep ENGINE`: a process of its own that holds one enclave, so that it outlives the shell.
///
/// It is started while the shell still reads the image, and looks at the machine meanwhile.
package enum Keep {
    /// The word after the program's name that makes it a keeper.
    package static let verb = "keep"

    /// Runs a keeper to its enclave's end. Call it before anything else in the process.
    /// - Parameters:
    ///   - engine: that the order will most likely name.
    ///   - driver: makes the driver of an engine; throws where keepers do not hold that engine's enclaves.
    /// - Returns: the exit status.
    package static func main(
        engine: EngineKind?, driver: (EngineKind?) throws(Failure) -> any Driver
    ) -> Int32 {
        guard fcntl(KeeperOrder.Descriptor.answers, F_GETFD) >= 0,
            nesh_set_cloexec(KeeperOrder.Descriptor.door, 1) == 0
        else {
            try? File.write(2, Array("nesh keep is for nesh itself: run-enclave starts it\n".utf8))
            return 2
        }
        nesh_set_cloexec(KeeperOrder.Descriptor.answers, 1)
        let starter = OwnedDescriptor(KeeperOrder.Descriptor.answers)
        let door = OwnedDescriptor(KeeperOrder.Descriptor.door)
        signal(SIGPIPE, SIG_IGN)
        Footing.ignoreFileSizeSignal()
        umask(0o077)
        do throws(Failure) {
            var ready = try driver(engine)
            ready.getReady()
            let own = ProcessIdentity.own
            // A shell that found something wrong with the image has nothing for it to do.
            guard let order = try readOrder() else { return 0 }
            if order.enclave.engine != engine { ready = try driver(order.enclave.engine) }
            let image = try receive("the image", door)
            let (server, launched) = try prepare(order, own, starter, try receive("the lock", door), image, ready)
            try failing(.epoll, try server.run(launched))
            return 0
        } catch {
            try? File.write(starter.raw, StreamMessage.refused(error).encoded)
            return 1
        }
    }

    /// Makes what others find the enclave by: the record first, which says what is taken. The enclave boots meanwhile.
    private static func prepare(
        _ order: KeeperOrder, _ own: ProcessIdentity?, _ starter: OwnedDescriptor,
        _ turn: consuming OwnedDescriptor, _ image: OwnedDescriptor, _ driver: any Driver
    ) throws(Failure) -> (KeeperServer, Result<any RunningEnclave, Failure>) {
        defer { withExtendedLifetime(turn) {} }
        var order = order
        let prepared = try driver.prepare { text in
            try? File.write(starter.raw, StreamMessage.note(EnclaveNote(text)).encoded)
        }
        if let number = prepared.slot {
            order.enclave.id = Enclave.ID("\(InstanceID.read())-enc\(String(number, radix: 16))")
        }
        guard let slot = order.enclave.id.slot.map(String.init) else {
            throw Failure(.serde, "the enclave's ID \(order.enclave.id) has no slot")
        }
        order.enclave.processID = getpid()
        order.enclave.state = .empty
        let signals = try failing(.signalMasking, try SignalDescriptor([SIGTERM, SIGINT, SIGHUP, SIGQUIT]))
        let found = KeeperRecord(
            enclave: order.enclave, keeper: own, controlGroups: prepared.driver.controlGroups(of: slot))
        let record = try failing(
            .fileOperation, try RecordWriter(found, slot: slot, in: try Directory(order.socketsDirectory)))
        let module = order.module?.module(of: order.enclave.id, isDebug: order.enclave.debug)
        let launched = prepared.driver.begin(
            LaunchOrder(
                id: order.enclave.id, grant: order.enclave.grant, cpuCount: order.cpuCount, image: image,
                imageSize: order.imageSize, ramdisks: order.ramdisks, bootTime: order.bootTime,
                runtimeDirectory: order.socketsDirectory, securityModule: module, trusted: order.trusted))
        do throws(Failure) {
            let log = try makeLog(order, starter)
            let sockets = try KeeperSockets(RuntimeDirectory(path: order.socketsDirectory), slot: slot)
            let server = KeeperServer(
                order: order, record: record, sockets: sockets, log: log, signals: signals, starter: starter,
                module: module)
            return (server, launched)
        } catch {
            if case .success(let running) = launched {
                running.kill()
                _ = running.release()
            }
            record.remove()
            throw error
        }
    }

    /// Waits for it; nil where the shell has left without one.
    private static func readOrder() throws(Failure) -> KeeperOrder? {
        let pipe = OwnedDescriptor(KeeperOrder.Descriptor.order)
        let bytes = try failing(.serde, try File.read(pipe.raw, limit: 1 << 22))
        if bytes.isEmpty { return nil }
        guard let json = try? JSON.parse(bytes), let order = KeeperOrder(json: json) else {
            throw Failure(.serde, "the keeper's order cannot be read")
        }
        return order
    }

    private static func receive(_ what: String, _ door: OwnedDescriptor) throws(Failure) -> OwnedDescriptor {
        let received = try failing(.serde, try DescriptorChannel.receive(from: door, what))
        guard let received else { throw Failure(.serde, "the keeper has not received \(what)") }
        return received
    }

    /// On the disk if there is room, otherwise in memory.
    private static func makeLog(_ order: KeeperOrder, _ starter: OwnedDescriptor) throws(Failure) -> ConsoleLog {
        let enclave = order.enclave
        if let directory = order.logsDirectory {
            do throws(SystemError) {
                try File.makeDirectories(directory, mode: 0o700)
                return try ConsoleLog.create("\(directory)/\(enclave.id).log", keepsConsole: enclave.debug)
            } catch {
                try? File.write(
                    starter.raw,
                    StreamMessage.note("the console is kept in memory only: \(error)").encoded)
            }
        }
        return try failing(.logger, try ConsoleLog.create(nil, keepsConsole: enclave.debug))
    }
}
