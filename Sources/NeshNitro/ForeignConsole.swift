import CLinux
import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// The console of an enclave that nitro-cli holds: nobody keeps it, so it is read from the hypervisor, from now on.
final class ForeignConsole: ConsoleStream {
    /// As long as nitro-cli waits.
    private static let patience = Duration.seconds(20)

    private let socket: OwnedDescriptor

    /// Connects to the console.
    /// - Throws: E44 where the hypervisor does not give it, `Failure.interrupted`.
    init(of cid: UInt32, device: any NitroDevice, interrupt: Interrupt? = nil) throws(Failure) {
        do { socket = try device.connectToConsole(of: cid) } catch { throw Self.refused(cid, error.reason) }
        let ready = try Poll.wait(
            for: socket.raw, .writable, until: Deadline(after: Self.patience), interrupt: interrupt)
        if ready.isEmpty { throw Self.refused(cid, "it does not answer") }
        let outcome = nesh_socket_error(socket.raw)
        if outcome > 0 { throw Self.refused(cid, SystemError("connect", errno: outcome).reason) }
    }

    private static func refused(_ cid: UInt32, _ why: String) -> Failure {
        Failure(
            .enclaveConsoleConnection, "the hypervisor gives no console of CID \(cid): \(why)",
            details: ["the enclave is held by nitro-cli, which keeps no console"],
            fixes: ["run-enclave … --debug-mode  # in nesh, keeps the console from its first byte"])
    }

    var descriptor: Int32 { socket.raw }

    func read() throws(Failure) -> ConsoleChunk {
        do {
            switch try UnixSocket.receive(from: socket) {
            case .bytes(let bytes): return .bytes(bytes)
            case .nothing: return .nothing
            case .end: return .end(nil)
            }
        } catch { throw error.failure(.enclaveConsoleRead) }
    }
}
