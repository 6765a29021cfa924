import Foundation
import NeshData
import NeshEnclave
import NeshSystem
import NeshTestSupport
import Testing

@Suite("Consoles and events") struct ConsoleTests {
    @Test("Every viewer sees the console from its first byte, early or late, once or twice")
    func viewers() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let enclave = try engine.start(
            machine.request(try machine.image("say", "first", "sleep", "300", "say", "last", "exit", "0")), machine)
        let early = try engine.console(of: enclave.id, from: .start)
        let second = try engine.console(of: enclave.id, from: .start)
        _ = try early.collect { $0.contains("first") }
        let now = try engine.console(of: enclave.id, from: .now)
        let late = try engine.console(of: enclave.id, from: .start)
        let rest = try early.collect { _ in false }
        #expect(rest.ending == .exited(0))
        #expect(rest.text.contains("last"))
        let whole = try engine.wholeConsole(of: enclave.id)
        #expect(try second.collect { _ in false }.text == whole.text)
        #expect(try late.collect { _ in false }.text == whole.text)
        #expect(try now.collect { _ in false }.text == "last\r\n")
        #expect(whole.text.contains("first\r\nlast\r\n"))
    }

    @Test("A viewer that does not read never holds up the enclave, and learns what it missed")
    func slowViewer() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let total = 12 << 20
        let enclave = try engine.start(
            machine.request(try machine.image("sleep", "100", "flood", "\(total)", "exit", "0"), memory: 64), machine)
        let slow = try engine.console(of: enclave.id, from: .start)
        let quick = try engine.console(of: enclave.id, from: .start)
        // The quick one is done although the slow one has not read a byte.
        #expect(try quick.collect { _ in false }.ending == .exited(0))
        let (text, ending) = try slow.collect { _ in false }
        #expect(ending == .exited(0) || ending == nil)
        let gap = try #require(text.firstMatch(of: #/<gap of (\d+)>/#), "the ring is smaller than the flood")
        let lost = try #require(Int(gap.1))
        // Beginning and end are kept, and every byte is either shown or counted.
        #expect(text.contains("line 00000000 of the flood"))
        #expect(text.contains("flood is over"))
        #expect(lost > 0)
        #expect(text.utf8.count - gap.0.utf8.count <= ConsoleLog.headLimit + ConsoleLog.tailLimit + (1 << 20))
        let later = try engine.wholeConsole(of: enclave.id)
        #expect(later.ending == .exited(0))
        let laterGap = try #require(later.text.firstMatch(of: #/<gap of (\d+)>/#))
        let shown = later.text.utf8.count - laterGap.0.utf8.count
        #expect(shown == ConsoleLog.headLimit + ConsoleLog.tailLimit)
        let lines = total / 34 + 1
        let least = shown + (Int(laterGap.1) ?? 0)
        #expect(least >= lines * 34, "\(least) bytes were shown or counted")
    }

    @Test("Events tell starts and ends, with names and reasons, in order")
    func events() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let before = try engine.start(machine.request(try machine.image("wait"), name: "before"), machine)
        let events = try engine.events()
        #expect(try events.next() == nil)
        let during = try engine.start(
            machine.request(try machine.image("sleep", "50", "exit", "7"), name: "during"), machine)
        #expect(try events.wait() == .started(during))
        #expect(try events.wait() == .ended(id: during.id, name: "during", .exited(7)))
        try engine.stop(before.id, interrupt: machine.interrupt)
        #expect(try events.wait() == .ended(id: before.id, name: "before", .terminated))
        let killed = try engine.start(machine.request(try machine.image("wait"), name: "killed"), machine)
        #expect(try events.wait() == .started(killed))
        kill(killed.processID, SIGKILL)
        #expect(try events.wait() == .ended(id: killed.id, name: "killed", .lost("its keeper was killed")))
        #expect(try events.next() == nil)
        _ = try engine.enclaves(interrupt: machine.interrupt)
    }

    @Test("At most twenty logs of ended enclaves are kept, the latest ones")
    func oldLogs() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let image = try machine.image("say", "hello")
        var ids: [Enclave.ID] = []
        for _ in 0..<(EndedEnclave.limit + 3) {
            let enclave = try engine.start(machine.request(image), machine)
            #expect(try engine.wholeConsole(of: enclave.id).ending == .exited(0))
            ids.append(enclave.id)
        }
        let kept = EndedEnclave.all(in: machine.directory.path + "/.local/state/nesh/consoles")
        #expect(kept.map(\.enclave.id) == Array(ids.suffix(EndedEnclave.limit).reversed()))
        #expect(kept.allSatisfy { $0.reason == .exited(0) && $0.endedAt != nil })
    }

    @Test("The log keeps first and last bytes at every size around its bounds")
    func log() throws {
        let (head, tail) = (ConsoleLog.headLimit, ConsoleLog.tailLimit)
        for total in [
            0, 1, head - 1, head, head + 1, head + tail - 1, head + tail, head + tail + 1, head + 3 * tail + 7,
        ] {
            let log = try ConsoleLog.create(nil, keepsConsole: true)
            var written = 0
            while written < total {
                // Pieces of odd sizes cross every border at some place.
                let count = min(65_521, total - written)
                try log.append((written..<(written + count)).map { UInt8(truncatingIfNeeded: $0 % 251) })
                written += count
            }
            var position = 0
            var lost = 0
            reading: while true {
                switch try log.read(from: position, limit: 1 << 16) {
                case .bytes(let bytes):
                    let expected = (position..<(position + bytes.count)).map { UInt8(truncatingIfNeeded: $0 % 251) }
                    #expect(bytes == expected, "at \(position) of \(total)")
                    position += bytes.count
                case .gap(let count):
                    #expect(position == head)
                    lost += count
                    position += count
                case .end: break reading
                }
            }
            #expect(position == total)
            #expect(lost == max(0, total - head - tail))
        }
    }
}

extension EnclaveEventSource {
    /// The next event, waited for.
    func wait() throws -> EnclaveEvent {
        let deadline = Deadline(after: .seconds(20))
        while true {
            if let event = try next() { return event }
            if try Poll.wait(for: descriptor, until: deadline).isEmpty {
                throw Failure(kind: .timedOut, "no event comes")
            }
        }
    }
}
