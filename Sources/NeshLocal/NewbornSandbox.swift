import CLinux
import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// A sandbox's first process: it has its namespaces and ids, makes its console and an empty root, and waits for its order.
///
/// It has nothing of what it is to run yet. It ends with this process, and with this object if it gets no order.
// SAFETY: it is handed from owner to owner, each of which uses it alone; a driver keeps it under a lock.
final class NewbornSandbox: @unchecked Sendable {
    let map: IdentityMap
    let process: Int32
    let ended: OwnedDescriptor
    let report: OwnedDescriptor
    let console: SandboxDoor
    /// Where its vsock calls come out; nil: vsock is refused.
    let calls: SandboxDoor?
    /// Taken hold of for vsock: its first process hides it once it is set up.
    let userNamespace: OwnedDescriptor?
    /// The sandbox ends when this closes before it has its order.
    let orders: OwnedDescriptor
    private let steps: OwnedDescriptor
    private var isGiven = false

    /// - Parameters:
    ///   - map: who its users are.
    ///   - hasVsock: its vsock calls are trapped.
    ///   - group: the directory of the unified group that it is born in; nil: that of this process.
    /// - Throws: why the machine refuses it.
    init(_ map: IdentityMap, hasVsock: Bool, group: OwnedDescriptor?) throws(Failure) {
        self.map = map
        let channel: DescriptorChannel
        let report: Pipe
        do {
            console = try SandboxDoor("the console")
            calls = hasVsock ? try SandboxDoor("the vsock calls") : nil
            channel = try DescriptorChannel()
            steps = try Syscall.descriptor("eventfd") { nesh_semaphore() }
            report = try Pipe()
            try report.reading.setNonblocking()
        } catch { throw error.failure(.enclaveBoot) }
        orders = channel.here
        self.report = report.reading
        var sandbox = nesh_sandbox()
        sandbox.console = console.inside
        sandbox.vsock = calls?.inside ?? -1
        sandbox.orders = channel.there.raw
        sandbox.steps = steps.raw
        sandbox.report = report.writing.raw
        sandbox.ids = map.ids
        sandbox.born_in = group?.raw ?? -1
        var ended: Int32 = -1
        process = nesh_sandbox_start(&sandbox, &ended)
        withExtendedLifetime((channel, report, group)) {}
        guard process > 0 else { throw SandboxRefusal.failure(call: "clone", subject: "namespaces", errno: -process) }
        self.ended = OwnedDescriptor(ended)
        do throws(Failure) {
            try map.apply(to: process)
            // Root's sandbox has an enclave's limits, not those of root's shell; others' have what is left of theirs.
            nesh_lift_limits(process)
            do {
                userNamespace = hasVsock ? try File.open("/proc/\(process)/ns/user") : nil
                try Syscall.check("write") { nesh_sandbox_prepare(steps.raw) }
            } catch { throw error.failure(.enclaveBoot) }
        } catch {
            // It has done nothing yet.
            isGiven = true
            Self.end(process, ended)
            throw error
        }
    }

    deinit { if !isGiven { Self.end(process, ended.raw) } }

    /// Gives it away with what it is to run; anyone who takes it has to wait for its end.
    /// - Parameter order: with the addresses of arrays that live until the call returns.
    func give(_ order: nesh_sandbox) throws(SystemError) {
        let result = withUnsafePointer(to: order) { nesh_sandbox_order(orders.raw, steps.raw, $0) }
        // One that has ended has said why in its report.
        if result < 0 && ![EPIPE, ECONNRESET].contains(errno) { throw SystemError("sendmsg", errno: errno) }
    }

    /// Lets it live when this object goes.
    func release() { isGiven = true }

    private static func end(_ process: Int32, _ ended: Int32) {
        _ = nesh_pidfd_kill(ended, SIGKILL)
        waitpid(process, nil, 0)
    }
}
