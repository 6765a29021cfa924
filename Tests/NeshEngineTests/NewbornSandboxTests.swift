import Foundation
import Glibc
import NeshData
import NeshEnclave
import NeshLocal
import NeshSystem
import NeshTestSupport
import Testing

/// Keepers whose sandbox has been born and whose order does not come.
@Suite(
    "Sandboxes without an order",
    .enabled(if: ControlGroupTree.present.unifiedParents.isEmpty, "born with their order, in a unified group"))
struct NewbornSandboxTests {
    /// What becomes of a keeper that waits for its order.
    enum Fate: CaseIterable {
        case leftAlone, toldNonsense, killed, killedWhileStopped, stoppedAtBirth, terminated
    }

    /// A keeper that waits, and the ends of its descriptors that are a shell's.
    private struct Waiting {
        let keeper: ChildProcess
        var orders: OwnedDescriptor?
        let sandbox: Int32

        init() throws {
            let nothing = try File.open("/dev/null", O_RDWR)
            let (orders, answers) = (try NeshSystem.Pipe(), try NeshSystem.Pipe())
            let door = try DescriptorChannel()
            keeper = try ChildProcess(
                try TestMachine.program.get(), arguments: ["nesh", "keep", "local"],
                descriptors: [
                    0: nothing.raw, 1: nothing.raw, 2: nothing.raw, 3: orders.reading.raw, 4: door.there.raw,
                    5: answers.writing.raw,
                ], directory: "/", newSession: true)
            self.orders = orders.writing
            var found: Int32?
            NewbornSandboxTests.soon { [keeper] in
                found = Processes.children(of: keeper.id).first
                return found != nil
            }
            sandbox = try #require(found)
        }
    }

    @discardableResult
    private static func soon(_ isSo: () -> Bool) -> Bool {
        for _ in 0..<1000 where !isSo() { usleep(10_000) }
        return isSo()
    }

    @Test("Nothing of one is left", arguments: Fate.allCases)
    func nothingLeft(fate: Fate) throws {
        signal(SIGPIPE, SIG_IGN)
        var waiting = try Waiting()
        let expected: ChildProcess.Ending
        switch fate {
        case .leftAlone:
            waiting.orders = nil
            expected = .exited(0)
        case .toldNonsense:
            try File.write(try #require(waiting.orders).raw, Array("no order".utf8))
            waiting.orders = nil
            expected = .exited(1)
        case .killed:
            waiting.keeper.signal(SIGKILL)
            expected = .signalled(SIGKILL)
        case .killedWhileStopped:
            // Neither of them can run a step of its own. One that sleeps has asked the kernel to end it with its keeper.
            #expect(Self.soon { Processes.state(of: waiting.sandbox) == "S" })
            kill(waiting.sandbox, SIGSTOP)
            waiting.keeper.signal(SIGSTOP)
            waiting.keeper.signal(SIGKILL)
            expected = .signalled(SIGKILL)
        case .stoppedAtBirth:
            // Maybe before its first step: the shell, whose child the keeper is, ends what is left.
            kill(waiting.sandbox, SIGSTOP)
            waiting.keeper.signal(SIGKILL)
            #expect(try Poll.wait(for: waiting.keeper.descriptor) == .readable)
            waiting.keeper.endGroup()
            expected = .signalled(SIGKILL)
        case .terminated:
            waiting.keeper.signal(SIGTERM)
            expected = .signalled(SIGTERM)
        }
        #expect(try waiting.keeper.wait() == expected)
        #expect(Self.soon { !Processes.isAlive(waiting.sandbox) })
    }

    @Test(
        "One holds nothing open that is its keeper's, and sees nothing of the host",
        .enabled(if: geteuid() == 0, "only root may look"))
    func holdsNothing() throws {
        let waiting = try Waiting()
        defer { waiting.keeper.signal(SIGKILL) }
        let keepers = Set([3, 4, 5].compactMap { Self.link(waiting.keeper.id, "fd/\($0)") })
        #expect(keepers.count == 3)
        let own = { Set(Self.descriptors(waiting.sandbox)) }
        #expect(Self.soon { keepers.isDisjoint(with: own()) }, "\(keepers) \(own())")
        for space in ["user", "net", "mnt", "pid", "ipc", "uts"] {
            let name = "ns/\(space)"
            #expect(Self.link(waiting.sandbox, name) != Self.link(waiting.keeper.id, name), "\(space)")
        }
        let mounts = { (try? String(contentsOfFile: "/proc/\(waiting.sandbox)/mountinfo", encoding: .utf8)) ?? "" }
        // An empty root that may take nothing yet, and nothing else.
        #expect(Self.soon { mounts().split(separator: "\n").count == 1 }, "\(mounts())")
        #expect(mounts().contains("size=64k"), "\(mounts())")
    }

    private static func link(_ process: Int32, _ name: String) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/\(name)")
    }

    private static func descriptors(_ process: Int32) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd")) ?? []
        return names.compactMap { link(process, "fd/\($0)") }
    }
}
