import CLinux
import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// A sandbox that has been cloned: its console, its reports and its end.
final class LocalEnclave: RunningEnclave {
    private let process: Int32
    private let ended: OwnedDescriptor
    private let report: OwnedDescriptor
    /// The sandbox ends when this closes before it has its order.
    private let lifeline: OwnedDescriptor
    private let group: ControlGroup?
    private let vsock: LocalVsock?
    private let memoryMiB: Int
    private var console: OwnedDescriptor?
    private var pending: [Happening]
    private var ready = false
    private var finished = false
    private var failure: Failure?
    private var result: Int32?

    let deadline: Deadline? = nil

    init(
        process: Int32, ended: OwnedDescriptor, console: OwnedDescriptor?, report: OwnedDescriptor,
        lifeline: OwnedDescriptor, group: ControlGroup?, vsock: LocalVsock?, memoryMiB: Int, notes: [EnclaveNote]
    ) {
        self.process = process
        self.ended = ended
        self.console = console
        self.report = report
        self.lifeline = lifeline
        self.group = group
        self.vsock = vsock
        self.memoryMiB = memoryMiB
        pending = notes.map { .note($0) }
    }

    deinit {
        if !finished {
            kill()
            waitpid(process, nil, 0)
            _ = release()
        }
    }

    var memoryUsed: Int? { group?.memoryUsed }

    var cpuMicroseconds: Int? { group?.cpuMicroseconds ?? ProcessTime.microseconds(below: process) }

    var descriptors: [Int32] {
        if finished { return [] }
        return [ended.raw] + (console.map { [$0.raw] } ?? []) + (ready ? vsock?.descriptors ?? [] : [report.raw])
    }

    func kill() {
        _ = nesh_pidfd_kill(ended.raw, SIGKILL)
        group?.kill()
    }

    func release() -> [String] {
        vsock?.end()
        return group?.remove() ?? []
    }

    func dial(port: UInt32) throws(Failure) -> OwnedDescriptor { try reachable.dial(port: port) }

    func listen(port: UInt32) throws(Failure) -> OwnedDescriptor { try reachable.listen(port: port) }

    private var reachable: LocalVsock {
        get throws(Failure) {
            guard let vsock else {
                throw Failure(.socket, "vsock is refused in this enclave, as the warning at its start says")
            }
            return vsock
        }
    }

    func advance() -> [Happening] {
        var happenings = pending
        pending = []
        guard !finished else { return happenings }
        // Asked first: what is read afterwards is then all that there is.
        let gone = hasEnded
        readReports(&happenings)
        if ready { happenings += vsock?.advance() ?? [] }
        readConsole(&happenings, toTheEnd: gone)
        if gone {
            finished = true
            waitpid(process, nil, 0)
            happenings.append(ending)
        }
        return happenings
    }

    private var hasEnded: Bool { !Poll.ready(ended.raw).isEmpty }

    private var ending: Happening {
        let outOfMemory = (group?.outOfMemoryKills ?? 0) > 0
        if !ready {
            if let failure { return .bootFailed(failure) }
            if outOfMemory { return .bootFailed(Self.tooBig(memoryMiB)) }
            return .ended(.lost("its first process was killed"))
        }
        switch result {
        case .none: return .ended(outOfMemory ? .outOfMemory : .lost("its first process was killed"))
        // The second is what a shell says about a program of its that was killed; the older kind of group spares the
        // shell.
        case .some(-SIGKILL) where outOfMemory, .some(128 + SIGKILL) where outOfMemory: return .ended(.outOfMemory)
        case .some(let result): return .ended(result < 0 ? .signalled(-result) : .exited(result))
        }
    }

    private static func tooBig(_ memoryMiB: Int) -> Failure {
        Failure(
            .insufficientMemoryRequested, "the image does not fit into \(memoryMiB) MiB once it is unpacked",
            fixes: ["run-enclave … --memory \(memoryMiB * 2)"],
            about: .parameter("--memory", instead: "\(memoryMiB * 2)"))
    }

    // MARK: reports

    private func readReports(_ happenings: inout [Happening]) {
        var message = nesh_sandbox_report()
        while read(report.raw, &message, MemoryLayout<nesh_sandbox_report>.size)
            == MemoryLayout<nesh_sandbox_report>.size
        {
            let what = Self.text(&message.what)
            let subject = Self.text(&message.subject)
            switch UInt32(bitPattern: message.kind) {
            case NESH_SANDBOX_READY.rawValue:
                ready = true
                vsock?.receive()
                happenings.append(.booted)
            case NESH_SANDBOX_CALL_FAILED.rawValue:
                failure = Self.failure(what, subject, message.value, memoryMiB)
            case NESH_SANDBOX_IMAGE_FAILED.rawValue:
                failure = Failure(.eifParsing, subject.isEmpty ? "the image \(what)" : "the image \(what) \(subject)")
            case NESH_SANDBOX_NOTE.rawValue:
                happenings.append(.note(Self.note(what, subject, message.value)))
            case NESH_SANDBOX_ENDED.rawValue:
                result = message.value
            default: break
            }
        }
    }

    private static func failure(_ call: String, _ subject: String, _ errno: Int32, _ memoryMiB: Int) -> Failure {
        let unpacks = ["write", "mkdirat", "openat", "symlinkat", "mknodat", "linkat"].contains(call)
        if unpacks && errno == ENOSPC { return tooBig(memoryMiB) }
        if unpacks && errno == EFBIG {
            return Failure(
                .enclaveBoot, "the image's file \(subject) is larger than `ulimit -f` allows here",
                fixes: ["ulimit -f unlimited, in a shell whose own limit is not below"])
        }
        return SandboxRefusal.failure(call: call, subject: subject, errno: errno)
    }

    private static func note(_ call: String, _ subject: String, _ errno: Int32) -> EnclaveNote {
        switch call {
        case "chown": "\(subject) and others belong to a user that the sandbox does not have: they are its root's"
        case "cgroup": .unlimited("\(SystemError("write", errno: errno, "cgroup.procs"))")
        case "seccomp" where errno == EBUSY:
            "vsock is refused: another program, such as a container's manager, watches calls of this one's children"
        case "seccomp": "vsock is refused: \(SystemError("seccomp", errno: errno).reason)"
        case "mknod": "device files such as \(subject) are left out"
        default: "\(call) \(subject): \(SystemError(call, errno: errno).reason)"
        }
    }

    private static func text<Characters>(_ characters: inout Characters) -> String {
        withUnsafeBytes(of: &characters) { bytes in
            // Names in an image are any bytes: no terminal must obey them.
            String(decoding: bytes.prefix { $0 != 0 }.map { $0 < 0x20 || $0 == 0x7f ? 0x3f : $0 }, as: UTF8.self)
        }
    }

    // MARK: console

    private func readConsole(_ happenings: inout [Happening], toTheEnd: Bool) {
        var isDry = false
        while !isDry, let terminal = console {
            // So much at a time that other descriptors get their turn. A terminal hands over a few thousand bytes at a
            // call: what there is goes on as one.
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
                while !isDry, filled < buffer.count {
                    let room = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                    let got = read(terminal.raw, room.baseAddress, room.count)
                    if got > 0 { filled += got }
                    isDry = got == 0 || got < 0 && errno != EINTR
                    // EIO: nobody has the other end open any more.
                    if isDry, got == 0 || errno != EAGAIN { console = nil }
                }
            }
            if !piece.isEmpty { happenings.append(.console(piece)) }
            if !toTheEnd { return }
        }
    }
}
