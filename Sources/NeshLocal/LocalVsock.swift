import CLinux
import Glibc
import NeshData
import NeshEnclave
import NeshSystem
import NeshVsock

/// The vsock of one sandbox: waits for the first call that is trapped, then has a supervisor answer them.
///
/// A program that uses no sockets costs nothing but the filter, for there is no supervisor until then.
final class LocalVsock {
    private let cid: UInt32
    private let runtimeDirectory: String
    /// Made with the first use.
    private var hub: VsockSwitch?
    private let door: SandboxDoor
    private let securityModule: SecurityModule?
    private let began = Deadline.now
    private var calls: OwnedDescriptor?
    private let userNamespace: OwnedDescriptor?
    private var supervisor: Supervisor?
    /// Ports of the parent's that this enclave's keeper listens on.
    private var listeners: [VsockListener] = []

    private struct Supervisor {
        let process: Int32
        let ended: OwnedDescriptor
        let channel: OwnedDescriptor
    }

    /// - Parameters:
    ///   - door: where the sandbox hands out its calls.
    ///   - userNamespace: the sandbox's.
    init(
        _ cid: UInt32, _ runtimeDirectory: String, _ securityModule: SecurityModule?, _ door: SandboxDoor,
        _ userNamespace: OwnedDescriptor?
    ) {
        self.cid = cid
        self.runtimeDirectory = runtimeDirectory
        self.securityModule = securityModule
        self.door = door
        self.userNamespace = userNamespace
    }

    var descriptors: [Int32] {
        supervisor.map { [$0.channel.raw, $0.ended.raw] } ?? calls.map { [$0.raw] } ?? []
    }

    /// Takes what the sandbox sent before it was ready.
    func receive() { calls = (try? door.receive()).flatMap { $0 } }

    /// Does what can be done without waiting.
    func advance() -> [Happening] {
        if supervisor == nil, let calls, Poll.ready(calls.raw).contains(.readable) {
            return start(calls)
        }
        guard let supervisor else { return [] }
        var happenings: [Happening] = []
        while let message = receive(from: supervisor) { happenings += take(message, supervisor) }
        guard !Poll.ready(supervisor.ended.raw).isEmpty else { return happenings }
        forget(supervisor)
        return happenings
    }

    /// Gives back every port, once nothing of the enclave runs any more.
    func end() {
        calls = nil
        listeners = []
        if let supervisor {
            _ = nesh_pidfd_kill(supervisor.ended.raw, SIGKILL)
            forget(supervisor)
        }
        sweep()
    }

    private func openSwitch() throws(SystemError) -> VsockSwitch {
        if let hub { return hub }
        let made = try VsockSwitch(in: runtimeDirectory)
        hub = made
        return made
    }

    /// What cannot be removed is removed by anyone who next wants the port.
    private func sweep() { try? hub?.sweep(cid: cid) }

    // MARK: the supervisor

    private func start(_ calls: OwnedDescriptor) -> [Happening] {
        // From here on the supervisor's end ends the calls: nobody else has this descriptor.
        self.calls = nil
        do throws(SystemError) {
            let hub = try openSwitch()
            let ends = try DescriptorChannel()
            let (channel, inside) = (ends.here, ends.there)
            try channel.setNonblocking()
            var supervision = nesh_vsock_supervision(
                notifications: calls.raw, directory: hub.descriptor, keeper: inside.raw,
                sandbox: userNamespace?.raw ?? -1,
                cid: cid)
            var ended: Int32 = -1
            let process = nesh_vsock_start(&supervision, &ended)
            guard process > 0 else { throw SystemError("clone", errno: -process) }
            supervisor = Supervisor(process: process, ended: OwnedDescriptor(ended), channel: channel)
            return []
        } catch {
            return [say("vsock is refused: \(error)")]
        }
    }

    private func forget(_ supervisor: Supervisor) {
        waitpid(supervisor.process, nil, 0)
        self.supervisor = nil
        // Connections that are open go on; listening on nobody's behalf would have others wait.
        sweep()
    }

    // MARK: what it says

    private struct Message {
        var head: nesh_vsock_message
        var bytes: [UInt8]
    }

    private static let headSize = MemoryLayout<nesh_vsock_message>.size

    private func receive(from supervisor: Supervisor) -> Message? {
        var bytes = [UInt8](repeating: 0, count: Self.headSize + Int(NESH_NSM_REQUEST))
        let got = nesh_receive(supervisor.channel.raw, &bytes, bytes.count)
        guard got >= Self.headSize else { return nil }
        let head = bytes.withUnsafeBytes { $0.loadUnaligned(as: nesh_vsock_message.self) }
        return Message(head: head, bytes: Array(bytes[Self.headSize..<got]))
    }

    private func take(_ message: Message, _ supervisor: Supervisor) -> [Happening] {
        switch UInt32(message.head.kind) {
        case NESH_VSOCK_NSM.rawValue:
            answer(message, supervisor)
            return []
        case NESH_VSOCK_MISSING.rawValue:
            let port = message.head.address.port
            return [say("connect to (\(message.head.address.cid), \(port)): nobody listens there\(Self.advice(port))")]
        default: return []
        }
    }

    private static func advice(_ port: UInt32) -> String {
        port == 9000 ? "" : "; `vsock-proxy \(port) HOST PORT` or `parent COMMAND` on the parent instance starts one"
    }

    private func answer(_ message: Message, _ supervisor: Supervisor) {
        var head = nesh_vsock_message()
        head.kind = UInt32(NESH_VSOCK_NSM.rawValue)
        head.id = message.head.id
        // Without a module, an answer without bytes: there is no such device.
        let answer = securityModule?(message.bytes).prefix(Int(NESH_NSM_RESPONSE)) ?? []
        let bytes = withUnsafeBytes(of: &head) { Array($0) } + answer
        _ = nesh_send(supervisor.channel.raw, bytes, bytes.count)
    }

    /// A line on the console, with the time since the start.
    private func say(_ text: String) -> Happening {
        let microseconds = began.microsecondsAgo
        let seconds = String(microseconds / 1_000_000)
        let rest = String(microseconds % 1_000_000)
        let stamp =
            String(repeating: " ", count: max(0, 5 - seconds.count)) + seconds + "."
            + String(repeating: "0", count: 6 - rest.count) + rest
        return .console(Array("[\(stamp)] nesh local engine: \(text)\r\n".utf8))
    }

    // MARK: the parent's side

    func dial(port: UInt32) throws(Failure) -> OwnedDescriptor {
        do { return try openSwitch().dial(VsockAddress(cid: cid, port: port)) } catch {
            throw Failure(
                .socket, "nobody listens at port \(port) of the enclave",
                details: error.errno == ECONNRESET ? [] : ["\(error)"])
        }
    }

    func listen(port: UInt32) throws(Failure) -> OwnedDescriptor {
        do {
            let listener = try openSwitch().listen(VsockAddress(cid: VsockAddress.parentCID, port: port))
            listeners.append(listener)
            return listener.socket
        } catch { throw error.failure(.socket) }
    }
}
