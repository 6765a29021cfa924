import CLinux
import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// The console of an enclave in debug mode, read as it comes.
final class NitroConsole {
    /// How long a console that is not there yet is tried for.
    private static let patience = Duration.seconds(10)

    private let cid: UInt32
    private let device: any NitroDevice
    private var socket: OwnedDescriptor?
    private var backoff = Backoff(within: patience)
    private var isOver = false
    private var hasSpoken = false
    /// When to connect again.
    private(set) var deadline: Deadline?

    init(_ cid: UInt32, _ device: any NitroDevice) { (self.cid, self.device) = (cid, device) }

    var descriptor: Int32? { socket?.raw }

    /// Connects where that is due, and takes what is there.
    func read(_ happenings: inout [Happening]) { read(&happenings, rounds: 16) }

    /// All that is left, at the end.
    func readRest(_ happenings: inout [Happening]) {
        if socket != nil { read(&happenings, rounds: 1 << 16) }
        isOver = true
    }

    private func read(_ happenings: inout [Happening], rounds: Int) {
        guard !isOver else { return }
        if socket == nil {
            if let deadline, !deadline.hasPassed { return }
            deadline = nil
            do { socket = try device.connectToConsole(of: cid) } catch {
                retry(error, &happenings)
                return
            }
        }
        guard let socket else { return }
        for _ in 0..<rounds {
            do throws(SystemError) {
                switch try UnixSocket.receive(from: socket) {
                case .bytes(let bytes):
                    hasSpoken = true
                    happenings.append(.console(bytes))
                case .nothing: return
                case .end:
                    finish()
                    return
                }
            } catch {
                // Still connecting, or what became of it.
                let outcome = nesh_socket_error(socket.raw)
                if error.errno == ENOTCONN && outcome == 0 { return }
                retry(SystemError("connect", errno: outcome > 0 ? outcome : error.errno), &happenings)
                return
            }
        }
    }

    private func retry(_ error: SystemError, _ happenings: inout [Happening]) {
        socket = nil
        // One that was there and broke does not come back.
        if !hasSpoken, error.errno != ETIMEDOUT, let pause = backoff.next() {
            deadline = Deadline(after: pause)
            return
        }
        finish()
        happenings.append(
            .consoleLost(
                Failure(
                    .enclaveConsoleConnection, "the hypervisor gives no console of CID \(cid): \(error.reason)",
                    details: ["the call was connect to vsock CID 0, port CID + 10000"],
                    fixes: Failure.startAgain(ending: "\(cid)"))))
    }

    private func finish() {
        socket = nil
        isOver = true
        deadline = nil
    }
}
