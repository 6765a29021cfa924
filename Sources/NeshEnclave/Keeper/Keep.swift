import CLinux
import Glibc
import NeshData
import NeshSystem

/// The hidden `nesh keep`: a process of its own that holds one enclave, so that it outlives the shell.
package enum Keep {
    /// The word after the program's name that makes it a keeper.
    package static let verb = "keep"

    /// Runs a keeper to its enclave's end. Call it before anything else in the process.
    /// - Parameter driver: makes the driver of an engine, nil being one that the order does not name; throws where
    ///   keepers do not hold that engine's enclaves.
    /// - Returns: the exit status.
    package static func main(driver: (EngineKind?) throws(Failure) -> any Driver) -> Int32 {
        guard fcntl(KeeperOrder.Descriptor.answers, F_GETFD) >= 0,
            nesh_set_cloexec(KeeperOrder.Descriptor.image, 1) == 0,
            nesh_set_cloexec(KeeperOrder.Descriptor.turn, 1) == 0
        else {
            try? File.write(2, Array("nesh keep is for nesh itself: run-enclave starts it\n".utf8))
            return 2
        }
        nesh_set_cloexec(KeeperOrder.Descriptor.answers, 1)
        let starter = OwnedDescriptor(KeeperOrder.Descriptor.answers)
        let turn = OwnedDescriptor(KeeperOrder.Descriptor.turn)
        let image = OwnedDescriptor(KeeperOrder.Descriptor.image)
        signal(SIGPIPE, SIG_IGN)
        Footing.ignoreFileSizeSignal()
        umask(0o077)
        do throws(Failure) {
            let (server, prepared) = try prepare(starter, turn, driver)
            try failing(.epoll, try server.run(prepared, image: image))
            return 0
        } catch {
            try? File.write(starter.raw, StreamMessage.refused(error).encoded)
            return 1
        }
    }

    /// Reads the order and makes what others find the enclave by: the record first, which says what is taken.
    private static func prepare(
        _ starter: OwnedDescriptor, _ turn: consuming OwnedDescriptor,
        _ driver: (EngineKind?) throws(Failure) -> any Driver
    ) throws(Failure) -> (KeeperServer, any Driver) {
        var order = try readOrder()
        let prepared = try driver(order.enclave.engine).prepare { text in
            try? File.write(starter.raw, StreamMessage.note(text).encoded)
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
            enclave: order.enclave, keeper: .own, controlGroups: prepared.driver.controlGroups(of: slot))
        let record = try failing(
            .fileOperation, try RecordWriter(found, slot: slot, in: try Directory(order.socketsDirectory)))
        do throws(Failure) {
            let log = try makeLog(order, starter)
            let sockets = try KeeperSockets(RuntimeDirectory(path: order.socketsDirectory), slot: slot)
            let server = KeeperServer(
                order: order, record: record, sockets: sockets, log: log, signals: signals, starter: starter)
            return (server, prepared.driver)
        } catch {
            record.remove()
            throw error
        }
    }

    private static func readOrder() throws(Failure) -> KeeperOrder {
        let pipe = OwnedDescriptor(KeeperOrder.Descriptor.order)
        let bytes = try failing(.serde, try File.read(pipe.raw, limit: 1 << 22))
        guard let json = try? JSON.parse(bytes), let order = KeeperOrder(json: json) else {
            throw Failure(.serde, "the keeper's order cannot be read")
        }
        return order
    }

    /// On the disk if there is room, otherwise in memory.
    private static func makeLog(_ order: KeeperOrder, _ starter: OwnedDescriptor) throws(Failure) -> ConsoleLog {
        let enclave = order.enclave
        if let directory = order.logsDirectory {
            do throws(SystemError) {
                try File.makeDirectories(directory, mode: 0o700)
                EndedEnclave.prune(directory, more: 1)
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
