import Foundation
import NeshData
import NeshEnclave
import NeshSystem
import NeshTestSupport
import NeshVsock
import Testing

@testable import NeshLocal

/// The devices of an enclave's, and what its keeper does at the other end.
@Suite("Vsock's devices", .enabled(if: VsockSupport.obstacle(.sandbox) == nil, "this kernel has no way to"))
struct VsockDeviceTests {
    static let program = Result { try Probe.compile("vsock/devices") }

    /// An enclave in this process's hands.
    private final class Held {
        let running: any RunningEnclave
        private(set) var text = ""
        private(set) var ending: ExitReason?

        init(_ machine: TestMachine, _ module: SecurityModule?) throws {
            let archive = TestArchive(
                command: ["/probe"], environment: ["PATH=/bin"], program: try VsockDeviceTests.program.get())
            let image = try EnclaveImage(
                path: try machine.write(TestImage.bytes([archive.bytes])), memoryMiB: 64, interrupt: machine.interrupt)
            let grant = Grant(name: "devices", cid: 16, cpuIDs: [], memoryMiB: 64, debug: true)
            var order = LaunchOrder(
                id: Enclave.ID("i-0-enc123456789abcde"), grant: grant, image: image.file, imageSize: image.size,
                ramdisks: image.ramdisks, runtimeDirectory: machine.directory.path + "/run")
            order.securityModule = module
            running = try LocalDriver().launch(order)
        }

        /// Drives it until its console says this, or it ends.
        func run(until word: String) throws {
            let deadline = Deadline(after: .seconds(20))
            while ending == nil && !text.contains(word) {
                for happening in running.advance() {
                    switch happening {
                    case .console(let bytes): text += String(decoding: bytes, as: UTF8.self)
                    case .life(.ended(let reason)): ending = reason
                    default: break
                    }
                }
                var items = running.descriptors.map { PollItem($0) }
                if ending == nil && !text.contains(word) { try Poll.wait(&items, until: deadline) }
                if deadline.hasPassed { throw Failure(kind: .timedOut, text) }
            }
        }
    }

    private static func echo(_ connection: OwnedDescriptor) throws {
        _ = try Poll.wait(for: connection.raw, until: Deadline(after: .seconds(10)))
        guard case .bytes(let bytes) = try UnixSocket.receive(from: connection) else { return }
        try File.write(connection.raw, bytes)
    }

    @Test(
        "The security module is asked as its driver asks it, the first heartbeat is answered, the parent goes in and out"
    )
    func devices() throws {
        let machine = try TestMachine()
        // Nothing for nothing: that is how an enclave without a module answers.
        let held = try Held(machine) { $0 + $0 }
        let listener = try held.running.listen(port: 9001)
        #expect { _ = try held.running.listen(port: 9001) } throws: { ($0 as? Failure)?.code == .socket }
        #expect { _ = try held.running.dial(port: 7) } throws: { ($0 as? Failure)?.message.contains("port 7") == true }
        try held.run(until: "listening\r\n")
        let lines = held.text.split(separator: "\r\n")
        for what in [
            "request", "answer", "cut", "empty", "largest", "too large", "pointer", "request's pointer",
            "response's pointer", "another file", "threads", "entropy", "heartbeat", "its end", "one only",
        ] { #expect(lines.contains { $0 == "\(what): ok" }, "\(what) in \(held.text)") }
        let missing = lines.filter { $0.contains("connect to (3, 8001): nobody listens there; `vsock-proxy 8001 ") }
        #expect(missing.count == 1 && missing[0].wholeMatch(of: #/\[ +\d+\.\d{6}\] nesh local engine: .*/#) != nil)
        #expect(!held.text.contains("(3, 9001)"))
        try Self.echo(try held.running.dial(port: 5005))
        // Its own connection next, which it makes once the first has been served.
        let reached = try {
            while true {
                if let connection = try UnixSocket.accept(listener) { return connection }
                _ = try Poll.wait(for: listener.raw, until: Deadline(after: .seconds(10)))
                _ = held.running.advance()
            }
        }()
        try Self.echo(reached)
        try held.run(until: "reached\r\n")
        try held.run(until: "never said")
        #expect(held.ending == .exited(0))
        #expect(held.running.release() == [])
        let left = try File.names(in: machine.directory.path + "/run/vsock")
        #expect(left.allSatisfy { $0 == ".locks" || $0 == "3_9001" }, "\(left)")
    }

    @Test("Without a module the device says that there is none")
    func noModule() throws {
        let machine = try TestMachine()
        let held = try Held(machine, nil)
        try held.run(until: "never said")
        #expect(held.text.contains("request: No such device\r\n"), "\(held.text)")
    }
}
