import Foundation
import Glibc
import NeshTestSupport
import Synchronization

/// Answers for the Nitro Enclaves driver, its huge pages and the hypervisor: the other side of `nitro_device.c`.
///
/// It checks the order and the arguments of every call as the driver does, boots enclaves as its plan says, and
/// keeps what it saw.
final class NitroHypervisor: Sendable {
    struct State {
        var plan: NitroPlan
        /// Every call, with its arguments and its answer.
        var calls: [String] = []
        /// What no correct program does.
        var violations: [String] = []
        var keepers: Set<Int32> = []
        /// Pages in use by power of two, by process.
        var mapped: [Int32: [Int]] = [:]
        /// The files that tell how many are free, by power of two.
        var files: [Int: Int32] = [:]
        /// Connections that stand for enclaves.
        /// Pages that a process has given back and that nobody can have yet.
        var returning: [Int] = []
        var isReturning = false
        var open = 0
        var lastSlot: UInt64 = 0x17f0_0000_0000_0000
        var lastCID: UInt32 = 15
        var freeCPUs: [Int] = []
        var running: [UInt32: Int32] = [:]
        var heartbeats = 0
        var viewers = 0
    }

    let directory: TemporaryDirectory
    let state: Mutex<State>
    private let listener: Int32
    /// Signalled when a call was answered and when a connection has ended.
    private let ends = NSCondition()

    init(_ directory: TemporaryDirectory, _ plan: NitroPlan) throws {
        self.directory = directory
        var state = State(plan: plan)
        state.freeCPUs = plan.cpus
        self.state = Mutex(state)
        listener = try AbstractSocket.listen(directory.path + "/hypervisor")
        writePages()
        let listener = listener
        Thread.detachNewThread { [self] in
            while true {
                let connection = AbstractSocket.accept(listener)
                if connection < 0 { return }
                Thread.detachNewThread { [self] in serve(connection) }
            }
        }
    }

    /// No more enclaves.
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    deinit {
        close(listener)
        state.withLock { for file in $0.files.values { close(file) } }
    }

    /// Ends a running enclave from within.
    func exit(cid: UInt32) {
        state.withLock { state in
            // As long as it is listed it is open: what ends it takes it off the list first.
            if let connection = state.running[cid] { shutdown(connection, Int32(SHUT_RDWR)) }
        }
    }

    var calls: [String] { state.withLock { $0.calls } }
    var violations: [String] { state.withLock { $0.violations } }
    var keepers: Set<Int32> { state.withLock { $0.keepers } }
    var heartbeats: Int { state.withLock { $0.heartbeats } }
    var mappedPages: Int { state.withLock { $0.mapped.values.joined().count } }
    var heldEnclaves: Int { state.withLock { $0.open } }

    func note(_ call: String) { state.withLock { $0.calls.append(call) } }

    /// An enclave's heartbeat was answered.
    func takeHeartbeat() {
        state.withLock { $0.heartbeats += 1 }
        ends.withLock { ends.broadcast() }
    }

    /// A console's text was sent to whoever connected to it.
    func takeViewer() {
        state.withLock { $0.viewers += 1 }
        ends.withLock { ends.broadcast() }
    }

    /// Waits until an enclave has booted and knows that it was heard, at most a minute.
    func awaitHeartbeat() {
        let limit = Date(timeIntervalSinceNow: 60)
        ends.withLock {
            while heartbeats == 0, ends.wait(until: limit) {}
        }
    }

    /// Waits until somebody has been sent an enclave's console, at most a minute.
    func awaitViewer() {
        let limit = Date(timeIntervalSinceNow: 60)
        ends.withLock {
            while state.withLock({ $0.viewers }) == 0, ends.wait(until: limit) {}
        }
    }

    /// Waits until a call has come, at most a minute.
    func awaitCall(_ call: String) {
        let limit = Date(timeIntervalSinceNow: 60)
        ends.withLock {
            while !calls.contains(where: { $0.hasPrefix(call) }), ends.wait(until: limit) {}
        }
    }

    /// Waits until no enclave is held and no page mapped, at most a minute; both are known a moment after
    /// the keeper's end.
    func awaitRest() {
        let limit = Date(timeIntervalSinceNow: 60)
        ends.withLock {
            while heldEnclaves + mappedPages > 0, ends.wait(until: limit) {}
        }
    }

    private struct Request {
        var call: UInt32 = 0
        var pid: UInt32 = 0
        var a: UInt64 = 0
        var b: UInt64 = 0
        var c: UInt64 = 0
    }

    private func serve(_ connection: Int32) {
        var enclave: NitroStandIn?
        var process: Int32 = 0
        var request = Request()
        while recv(connection, &request, MemoryLayout<Request>.size, Int32(MSG_WAITALL)) == 32 {
            process = Int32(bitPattern: request.pid)
            let answer: (Int64, UInt64)
            switch request.call {
            case 1, 2: answer = page(request.call == 1, Int(request.a), Int(request.b), process)
            case 0x20:
                (enclave, answer) = create(connection, process)
            default:
                answer = enclave?.answer(request.call, request.a, request.b, request.c) ?? (-Int64(EBADF), 0)
            }
            var bytes = (answer.0, answer.1)
            send(connection, &bytes, 16, Int32(MSG_NOSIGNAL))
            enclave?.bootIfStarted()
            ends.withLock { ends.broadcast() }
        }
        if let enclave {
            enclave.end()
            state.withLock { $0.open -= 1 }
        } else {
            died(process)
        }
        close(connection)
        ends.withLock { ends.broadcast() }
    }

    private func create(_ connection: Int32, _ process: Int32) -> (NitroStandIn?, (Int64, UInt64)) {
        if let errno = failure("NE_CREATE_VM") { return (nil, (-Int64(errno), 0)) }
        let slot = state.withLock { state in
            state.lastSlot += 1
            state.open += 1
            state.keepers.insert(process)
            state.calls.append("NE_CREATE_VM")
            return state.lastSlot
        }
        return (NitroStandIn(self, connection, process), (0, slot))
    }

    /// The errno that this call is to fail with.
    func failure(_ call: String) -> Int32? {
        state.withLock { state in
            if let later = state.plan.failAfter[call] {
                state.plan.failAfter[call]?.calls -= 1
                if later.calls <= 0 {
                    state.calls.append("\(call) fails with \(later.errno)")
                    return later.errno
                }
            }
            guard let planned = state.plan.failures[call], planned.times > 0 else { return nil }
            state.plan.failures[call]?.times -= 1
            state.calls.append("\(call) fails with \(planned.errno)")
            return planned.errno
        }
    }

    // MARK: huge pages

    private func page(_ mapping: Bool, _ shift: Int, _ size: Int, _ process: Int32) -> (Int64, UInt64) {
        let shift = mapping ? shift : size.trailingZeroBitCount
        let exists = state.withLock { $0.plan.pages[shift] != nil }
        if mapping, exists, let errno = failure("mmap") { return (-Int64(errno), 0) }
        let result: Int64 = state.withLock { state in
            if size != 1 << shift { state.violations.append("a mapping of \(size) bytes with pages of 2^\(shift)") }
            guard let free = state.plan.pages[shift] else { return -Int64(EINVAL) }
            if mapping {
                guard free > 0 else { return -Int64(ENOMEM) }
                state.mapped[process, default: []].append(shift)
                state.calls.append("mmap 2^\(shift)")
            } else {
                guard let index = state.mapped[process]?.firstIndex(of: shift) else { return -Int64(EINVAL) }
                state.mapped[process]?.remove(at: index)
                state.calls.append("munmap 2^\(shift)")
                if state.plan.returnTime > 0 {
                    state.returning.append(shift)
                    return 0
                }
            }
            state.plan.pages[shift] = free + (mapping ? -1 : 1)
            return 0
        }
        if state.withLock({ !$0.returning.isEmpty && !$0.isReturning }) { giveBackLater() }
        writePages()
        return (result, 0)
    }

    private func giveBackLater() {
        let time = state.withLock { state in
            state.isReturning = true
            return state.plan.returnTime
        }
        Thread.detachNewThread { [self] in
            Thread.sleep(forTimeInterval: time)
            state.withLock { state in
                for shift in state.returning { state.plan.pages[shift, default: 0] += 1 }
                state.returning = []
                state.isReturning = false
            }
            writePages()
        }
    }

    /// The kernel takes back what a process had that is gone; a process that ends in order has nothing.
    private func died(_ process: Int32) {
        state.withLock { state in
            let left = state.mapped.removeValue(forKey: process) ?? []
            for shift in left { state.plan.pages[shift, default: 0] += 1 }
            if !left.isEmpty { state.violations.append("process \(process) left \(left.count) pages mapped") }
        }
        writePages()
    }

    private func writePages() {
        state.withLock { state in
            for (shift, free) in state.plan.pages {
                let folder = "root/sys/kernel/mm/hugepages/hugepages-\(1 << (shift - 10))kB"
                if state.files[shift] == nil {
                    // What there is in all does not change while a test runs.
                    _ = try? directory.write("\(folder)/nr_hugepages", "\(free)\n")
                    let path = try? directory.write("\(folder)/free_hugepages", "")
                    state.files[shift] = open(path ?? "", O_WRONLY | O_CLOEXEC)
                }
                // In one call and always as long: a reader sees the old number or the new one.
                let text = String(free)
                let line = String(repeating: " ", count: 12 - text.utf8.count) + text + "\n"
                pwrite(state.files[shift] ?? -1, line, line.utf8.count, 0)
            }
        }
    }
}
