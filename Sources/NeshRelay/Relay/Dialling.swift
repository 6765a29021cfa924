import Glibc
import NeshData
import NeshSystem

/// A connection that was taken and whose other side is being connected to.
final class Dialling {
    enum Progress {
        case waiting
        case connected(OwnedDescriptor, to: String)
        case failed(Failure)
    }

    /// Poll items that it takes. Who connected is not looked at meanwhile: what was sent before leaving is still owed.
    static let itemCount = 1
    /// Between two attempts at a listener whose queue is full, which no event announces the end of.
    private static let pause = Duration.milliseconds(20)

    let id: Int
    let near: OwnedDescriptor
    private let target: RelayTarget
    private var index = 0
    private var socket: OwnedDescriptor?
    private var deadline: Deadline
    private var retryAt: Deadline?
    private var problems: [String] = []

    init(id: Int, near: OwnedDescriptor, target: RelayTarget) {
        self.id = id
        self.near = near
        self.target = target
        deadline = Deadline(after: target.patience)
        begin()
    }

    /// When to look again even if nothing is ready.
    var wakesAt: Deadline { min(deadline, retryAt ?? deadline) }

    func appendItems(to items: inout [PollItem]) {
        items.append(PollItem(socket?.raw ?? -1, .writable))
    }

    /// - Parameter ready: what was found ready, in the order of `appendItems`.
    func advance(_ ready: ArraySlice<PollItem>) -> Progress {
        if let socket, ready[ready.startIndex].isReady {
            let error = InternetSocket.connectError(of: socket)
            if error == 0 { return .connected(socket, to: target.attempts[index].name) }
            giveUp(SystemError("connect", errno: error).reason)
        } else if deadline.hasPassed {
            giveUp("no answer within \(target.patience.components.seconds) s")
        } else if let retryAt, retryAt.hasPassed {
            begin()
        }
        return index < target.attempts.count ? .waiting : .failed(failure)
    }

    /// Tries the next address.
    private func giveUp(_ reason: String) {
        problems.append("\(target.attempts[index].name): \(reason)")
        index += 1
        deadline = Deadline(after: target.patience)
        begin()
    }

    private func begin() {
        socket = nil
        retryAt = nil
        while index < target.attempts.count {
            do {
                socket = try target.attempts[index].begin()
                return
            } catch {
                if error.errno == EAGAIN {
                    retryAt = Deadline(after: Self.pause)
                    return
                }
                problems.append("\(target.attempts[index].name): \(error.reason)")
                index += 1
            }
        }
    }

    private var failure: Failure {
        Failure(.socket, "\(target.name) cannot be reached", details: problems)
    }
}
