import Foundation
import Glibc
import NeshTestSupport
import Synchronization

/// One enclave of the stand-in: what it was given, and what it does once it runs.
final class NitroStandIn: Sendable {
    private struct State {
        var regions: [(address: UInt64, size: UInt64)] = []
        var cpus: [Int] = []
        var askedForOffset = false
        var started: UInt32?
        /// What it is to do next.
        var heartbeat: NitroPlan.Heartbeat?
        /// Where the console's viewers come in; below 0 when nobody is waited for.
        var console: Int32 = -1
    }

    private let owner: NitroHypervisor
    private let connection: Int32
    private let process: Int32
    private let state = Mutex(State())

    init(_ owner: NitroHypervisor, _ connection: Int32, _ process: Int32) {
        self.owner = owner
        self.connection = connection
        self.process = process
    }

    private static let names: [UInt32: String] = [
        0x21: "NE_ADD_VCPU", 0x22: "NE_GET_IMAGE_LOAD_INFO", 0x23: "NE_SET_USER_MEMORY_REGION",
        0x24: "NE_START_ENCLAVE",
    ]

    func answer(_ call: UInt32, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> (Int64, UInt64) {
        guard let name = Self.names[call] else { return (-Int64(ENOTTY), 0) }
        if let errno = owner.failure(name) { return (-Int64(errno), 0) }
        return state.withLock { state in
            if state.started != nil { return refuse(270, "\(name) after the start") }
            switch call {
            case 0x21: return addCPU(Int(a), &state)
            case 0x22:
                if a != 1 { return refuse(274, "flags \(a) for the image's offset") }
                state.askedForOffset = true
                owner.note(name)
                return (0, owner.state.withLock { $0.plan.memoryOffset })
            case 0x23: return addMemory(flags: a, size: b, address: c, &state)
            default: return start(flags: a, cid: b, &state)
            }
        }
    }

    /// A mistake of the program, answered as the driver answers it.
    private func refuse(_ errno: Int64, _ why: String) -> (Int64, UInt64) {
        owner.state.withLock { $0.violations.append(why) }
        return (-errno, 0)
    }

    private func addMemory(flags: UInt64, size: UInt64, address: UInt64, _ state: inout State) -> (Int64, UInt64) {
        if flags != 0 { return refuse(274, "memory with the flags \(flags)") }
        if !state.askedForOffset { return refuse(270, "memory before the image's offset was asked for") }
        if !state.cpus.isEmpty { return refuse(270, "memory after CPUs") }
        if size == 0 || size % (2 << 20) != 0 { return refuse(259, "\(size) bytes of memory") }
        if address % size != 0 { return refuse(261, "memory at \(address)") }
        if state.regions.contains(where: { $0.address == address }) { return refuse(262, "memory twice") }
        let isPage = owner.state.withLock { $0.mapped[process]?.contains(size.trailingZeroBitCount) ?? false }
        if !isPage { return refuse(263, "memory that is no huge page of the process") }
        state.regions.append((address, size))
        owner.note("NE_SET_USER_MEMORY_REGION \(size >> 20)")
        return (0, 0)
    }

    private func addCPU(_ id: Int, _ state: inout State) -> (Int64, UInt64) {
        if state.regions.isEmpty { return refuse(270, "a CPU before memory") }
        let chosen: Int? = owner.state.withLock { all in
            guard let index = id == 0 ? all.freeCPUs.indices.first : all.freeCPUs.firstIndex(of: id) else { return nil }
            return all.freeCPUs.remove(at: index)
        }
        guard let chosen else { return (id == 0 ? -272 : -256, 0) }
        state.cpus.append(chosen)
        owner.note("NE_ADD_VCPU \(id)")
        return (0, UInt64(chosen))
    }

    private func start(flags: UInt64, cid wanted: UInt64, _ state: inout State) -> (Int64, UInt64) {
        if flags > 1 { return refuse(274, "a start with the flags \(flags)") }
        if state.regions.isEmpty { return refuse(266, "a start without memory") }
        if state.cpus.isEmpty { return refuse(267, "a start without CPUs") }
        if state.cpus.count % 2 == 1 { return (-269, 0) }
        if state.regions.reduce(0, { $0 + $1.size }) < 64 << 20 { return refuse(268, "too little memory") }
        if (1...3).contains(wanted) || wanted >= 0xffff_ffff { return refuse(275, "the CID \(wanted)") }
        if !AbstractSocket.isInUse(owner.directory.path + "/3.9000") {
            return refuse(0, "a start before anybody listens for the heartbeat")
        }
        let plan = owner.state.withLock { $0.plan }
        if let image = plan.image, !holds(image, at: plan.memoryOffset, state) {
            return refuse(0, "the image is not where the driver wants it")
        }
        let cid: UInt32 = owner.state.withLock { all in
            if wanted == 0 { all.lastCID += 1 }
            let cid = wanted == 0 ? all.lastCID : UInt32(wanted)
            all.running[cid] = connection
            all.calls.append("NE_START_ENCLAVE \(flags) \(wanted)")
            return cid
        }
        state.started = cid
        if flags == 1, let text = plan.console { serveConsole(cid, text, &state) }
        state.heartbeat = plan.heartbeat
        return (0, UInt64(cid))
    }

    /// Once the program knows that it has started.
    func bootIfStarted() {
        let due = state.withLock { state in
            defer { state.heartbeat = nil }
            return state.started.flatMap { cid in state.heartbeat.map { (cid, $0) } }
        }
        guard let (cid, heartbeat) = due else { return }
        Thread.detachNewThread { [self] in boot(cid, heartbeat) }
    }

    /// The keeper's memory, as the enclave would see it.
    private func holds(_ image: [UInt8], at offset: UInt64, _ state: State) -> Bool {
        let memory = open("/proc/\(process)/mem", O_RDONLY)
        if memory < 0 { return false }
        defer { close(memory) }
        var found: [UInt8] = []
        var rest = offset
        for region in state.regions where found.count < image.count {
            if rest >= region.size {
                rest -= region.size
                continue
            }
            let count = min(Int(region.size - rest), image.count - found.count)
            var piece = [UInt8](repeating: 0, count: count)
            guard pread(memory, &piece, count, off_t(region.address + rest)) == count else { return false }
            found += piece
            rest = 0
        }
        return found == image
    }

    // MARK: life

    private func serveConsole(_ cid: UInt32, _ text: String, _ state: inout State) {
        guard let listener = try? AbstractSocket.listen("\(owner.directory.path)/0.\(UInt64(cid) + 10_000)") else {
            return
        }
        state.console = listener
        Thread.detachNewThread { [self] in
            // Closed here alone: a number that is free while this thread is about to accept becomes another test's
            // listener, and that test's programs would get a console's text for an answer.
            defer {
                self.state.withLock { $0.console = -1 }
                close(listener)
            }
            // One viewer at a time, as long as the enclave lives.
            while true {
                let viewer = AbstractSocket.accept(listener)
                if viewer < 0 { return }
                send(viewer, text, text.utf8.count, Int32(MSG_NOSIGNAL))
                owner.takeViewer()
                var byte: UInt8 = 0
                recv(viewer, &byte, 1, 0)
                close(viewer)
            }
        }
    }

    private func boot(_ cid: UInt32, _ heartbeat: NitroPlan.Heartbeat) {
        switch heartbeat {
        case .missing: return
        case .dies: owner.exit(cid: cid)
        case .strangerFirst:
            call(from: cid + 1000, 0xb7)
            call(from: cid, 0xb7)
        case .given: call(from: cid, 0xb7)
        case .wrongByte: call(from: cid, 0x42)
        case .silent: call(from: cid, nil)
        case .hangsUp: call(from: cid, nil, stays: false)
        }
    }

    private func call(from cid: UInt32, _ byte: UInt8?, stays: Bool = true) {
        let name = "\(owner.directory.path)/\(cid).\(UInt32.random(in: 1 << 16 ... .max))"
        guard let socket = try? AbstractSocket.connect(to: "\(owner.directory.path)/3.9000", as: name) else { return }
        defer { close(socket) }
        if var byte { send(socket, &byte, 1, Int32(MSG_NOSIGNAL)) }
        guard stays else { return }
        var answer: UInt8 = 0
        // Until it is answered or the parent hangs up.
        let got = recv(socket, &answer, 1, 0)
        if got == 1 && answer == 0xb7 { owner.takeHeartbeat() }
    }

    /// The parent has let it go.
    func end() {
        state.withLock { state in
            if state.console >= 0 { shutdown(state.console, Int32(SHUT_RDWR)) }
            owner.state.withLock { all in
                all.freeCPUs = (all.freeCPUs + state.cpus).sorted()
                if let cid = state.started { all.running[cid] = nil }
                all.calls.append("close")
            }
            state.cpus = []
        }
    }
}
