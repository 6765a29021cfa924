import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// An enclave on the hypervisor: built step by step, waited for, watched until it is gone.
///
/// Each step is one call, so that the keeper answers others in between; between steps `bell` says
/// that there is more to do, and `deadline` when a call that met a busy device is made again.
final class NitroEnclave: RunningEnclave {
    private enum Stage {
        case collecting, asking, loading
        case givingMemory(next: Int)
        case givingCPUs(next: Int)
        case listening, starting
        case waiting(listener: OwnedDescriptor, caller: NitroCaller?)
        case running, over
    }

    private let order: LaunchOrder
    private let device: any NitroDevice
    private let bell: EventDescriptor
    private var vm: OwnedDescriptor?
    private var memory: NitroMemory
    private var offset = 0
    private var cpuIDs: [Int] = []
    private var cid: UInt32 = 0
    private var listener: OwnedDescriptor?
    private var console: NitroConsole?
    private var stage = Stage.collecting
    private var backoff: Backoff?
    private var killed = false
    /// When the call that met a busy device is made again, or when the heartbeat is late.
    private var due: Deadline?

    init(_ order: LaunchOrder, _ device: any NitroDevice, _ vm: OwnedDescriptor) throws(SystemError) {
        self.order = order
        self.device = device
        self.vm = vm
        memory = NitroMemory(order.memoryMiB << 20, device)
        bell = try EventDescriptor()
        bell.raise()
    }

    var deadline: Deadline? { [due, console?.deadline].compactMap { $0 }.min() }

    var descriptors: [Int32] {
        var list = [bell.descriptor]
        if let vm { list.append(vm.raw) }
        if case .waiting(let listener, let caller) = stage { list.append(caller?.connection.raw ?? listener.raw) }
        if let console = console?.descriptor { list.append(console) }
        return list
    }

    func kill() {
        guard vm != nil else { return }
        killed = true
        vm = nil
        bell.raise()
    }

    func release() -> [String] {
        vm = nil
        console = nil
        stage = .over
        let before = device.freeHugeBytes
        let held = memory.bytes
        memory.release()
        awaitReturn(of: held, before)
        return []
    }

    /// The hypervisor gives memory back a moment after the enclave's end: anyone who has heard of the end can
    /// start the next enclave.
    private func awaitReturn(of held: Int, _ before: Int?) {
        guard held > 0, let before else { return }
        let limit = Deadline(after: .seconds(10))
        var last = before
        // When it becomes less, another enclave is being given some: the sum will not come.
        while let free = device.freeHugeBytes, free < before + held, free >= last, !limit.hasPassed {
            last = free
            // Nothing says when it is back.
            _ = poll(nil, 0, 10)
        }
    }

    // MARK: one turn

    func advance() -> [Happening] {
        var happenings: [Happening] = []
        bell.lower()
        console?.read(&happenings)
        if case .over = stage { return happenings }
        if killed { return end(.terminated, &happenings) }
        if let vm, hasHungUp(vm) { return end(.lost("it has exited"), &happenings) }
        do throws(Failure) {
            // As much as others can wait for.
            let slice = Deadline(after: .milliseconds(50))
            while try step(&happenings) {
                if slice.hasPassed {
                    bell.raise()
                    break
                }
            }
        } catch {
            vm = nil
            stage = .over
            due = nil
            happenings.append(.bootFailed(error))
        }
        return happenings
    }

    private func hasHungUp(_ vm: OwnedDescriptor) -> Bool {
        Poll.ready(vm.raw, []).contains(.hangup)
    }

    private func end(_ reason: ExitReason, _ happenings: inout [Happening]) -> [Happening] {
        // What it said last is still in the socket.
        console?.readRest(&happenings)
        stage = .over
        due = nil
        vm = nil
        return happenings + [.ended(reason)]
    }

    /// One step of building or waiting.
    /// - Returns: whether the next one can be made at once.
    private func step(_ happenings: inout [Happening]) throws(Failure) -> Bool {
        guard let vm, backoff == nil || due?.hasPassed ?? true else { return false }
        switch stage {
        case .collecting:
            if try !memory.collect() { stage = .asking }
        case .asking:
            guard let offset = try patiently(&happenings, { () throws(SystemError) in try device.imageOffset(vm) })
            else { return false }
            self.offset = offset
            stage = .loading
        case .loading:
            if try !memory.load(order.image, size: order.imageSize, at: offset) { stage = .givingMemory(next: 0) }
        case .givingMemory(let next):
            guard memory.pages.indices.contains(next) else {
                stage = .givingCPUs(next: 0)
                return true
            }
            let page = memory.pages[next]
            guard try patiently(&happenings, { () throws(SystemError) in try device.addMemory(page, to: vm) }) != nil
            else { return false }
            stage = .givingMemory(next: next + 1)
        case .givingCPUs(let next):
            guard next < order.cpuCount else {
                stage = .listening
                return true
            }
            let wanted = order.cpuIDs.indices.contains(next) ? order.cpuIDs[next] : 0
            guard let id = try patiently(&happenings, { () throws(SystemError) in try device.addCPU(wanted, to: vm) })
            else { return false }
            cpuIDs.append(id)
            stage = .givingCPUs(next: next + 1)
        case .listening:
            // Before the start: the enclave may call at once.
            listener = try patiently(&happenings) { () throws(SystemError) in try device.listenForHeartbeats() }
            if listener == nil { return false }
            stage = .starting
        case .starting: return try start(vm, &happenings)
        case .waiting(let listener, let caller): return try awaitHeartbeat(listener, caller, &happenings)
        case .running, .over: return false
        }
        return true
    }

    /// Makes a call; one that meets a busy device is made again after a pause.
    /// - Returns: nil where it has to be made again, when it is `due`.
    private func patiently<Result>(
        _ happenings: inout [Happening], _ call: () throws(SystemError) -> Result
    ) throws(Failure) -> Result? {
        do throws(SystemError) {
            let result = try call()
            backoff = nil
            due = nil
            return result
        } catch {
            guard NitroRefusal.isBusy(error) else { throw NitroRefusal.failure(error) }
            var waiting = backoff ?? Backoff(within: NitroDriver.patience)
            guard let pause = waiting.next() else { throw NitroRefusal.failure(error) }
            if waiting.isFirst { happenings.append(.note(EnclaveNote(NitroDriver.busy))) }
            backoff = waiting
            due = Deadline(after: pause)
            return nil
        }
    }

    private func start(_ vm: OwnedDescriptor, _ happenings: inout [Happening]) throws(Failure) -> Bool {
        guard let listener else { return false }
        let started = try patiently(&happenings) { () throws(SystemError) in
            try device.start(vm, debug: order.debug, cid: order.cid)
        }
        guard let cid = started else { return false }
        self.cid = cid
        self.listener = nil
        happenings.append(.assigned(cid: cid, cpuIDs: cpuIDs.sorted(), memoryMiB: memory.bytes >> 20))
        if order.debug {
            // From its first byte on: it is kept for anyone who looks later.
            console = NitroConsole(cid, device)
            console?.read(&happenings)
        }
        stage = .waiting(listener: listener, caller: nil)
        due = Deadline(after: bootTime)
        return true
    }

    // MARK: the heartbeat

    private var bootTime: Duration {
        order.bootTime ?? NitroDriver.bootTime(imageSize: order.imageSize, memoryMiB: order.memoryMiB)
    }

    private static func text(_ time: Duration) -> String {
        let milliseconds = time.milliseconds
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }

    private static let heartbeat: UInt8 = 0xb7

    private func awaitHeartbeat(
        _ listener: OwnedDescriptor, _ caller: NitroCaller?, _ happenings: inout [Happening]
    ) throws(Failure) -> Bool {
        if due?.hasPassed ?? false {
            throw Failure(
                .enclaveBoot,
                caller == nil
                    ? "the enclave sent no heartbeat within \(Self.text(bootTime))"
                    : "the enclave connected for its heartbeat and then sent nothing",
                details: ["the kernel or the init of its image does not come up, or it needs more memory"],
                fixes: lookingFixes)
        }
        guard let caller else {
            do {
                guard let next = try device.acceptHeartbeat(listener) else { return false }
                // Other enclaves reach this port as well.
                if next.cid == cid { stage = .waiting(listener: listener, caller: next) }
            } catch { throw error.failure(.enclaveBoot) }
            return true
        }
        switch try? UnixSocket.receive(from: caller.connection, limit: 1) {
        case .nothing: return false
        case .bytes([Self.heartbeat]):
            _ = try? UnixSocket.send([Self.heartbeat], to: caller.connection)
            stage = .running
            due = nil
            happenings.append(.booted)
            return false
        case .bytes(let bytes):
            throw Failure(
                .enclaveBoot, "the enclave's heartbeat is the byte \(bytes.first ?? 0), not \(Self.heartbeat)",
                details: ["the init of its image follows another protocol"],
                fixes: ["build-enclave once more, with the init of the enclaves' blobs"])
        case .end, nil:
            throw Failure(
                .enclaveBoot, "the enclave connected for its heartbeat and hung up",
                fixes: lookingFixes)
        }
    }

    /// In debug mode the console is kept, and the keeper adds what it says.
    private var lookingFixes: [String] {
        order.debug ? [] : ["run-enclave … --debug-mode --attach-console  # shows how far it gets"]
    }
}
