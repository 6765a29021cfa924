import Foundation
import Glibc
import NeshTestSupport
import Synchronization

/// A process of nitro-cli's that holds an enclave, as its socket looks from outside. Every byte is written here:
/// nothing of the program under test takes part.
final class NitroPeer: Sendable {
    enum Behaviour: Sendable {
        case normal
        /// Accepts and says nothing.
        case hangs
        /// Answers with these bytes.
        case rubbish([UInt8])
        /// Refuses what is not public, as for another user.
        case refuses
        /// Names itself otherwise than its socket.
        case lies
    }

    let slot: String
    let name: String
    let cid: UInt32
    let debug: Bool
    var id: String { "i-0123456789abcdef0-enc\(slot)" }
    /// The commands that came, in order.
    private let seen = Mutex<[String]>([])
    var commands: [String] { seen.withLock { $0 } }
    private let path: String
    private let behaviour: Behaviour
    private let listener: Int32

    init(
        in directory: String, slot: String, name: String, cid: UInt32, debug: Bool = true,
        _ behaviour: Behaviour = .normal
    ) throws {
        self.slot = slot
        self.name = name
        self.cid = cid
        self.debug = debug
        self.behaviour = behaviour
        path = "\(directory)/\(slot).sock"
        listener = try Self.listen(path)
        let listener = listener
        Thread.detachNewThread { [self] in
            while true {
                let connection = accept(listener, nil, nil)
                if connection < 0 { return }
                Thread.detachNewThread { [self] in
                    serve(connection)
                    close(connection)
                }
            }
        }
    }

    deinit { close(listener) }

    /// Leaves; its socket's file stays if it was killed.
    func leave(killed: Bool = false) {
        if !killed { unlink(path) }
        shutdown(listener, Int32(SHUT_RDWR))
    }

    /// A socket's file behind which nobody is.
    static func stale(in directory: String, slot: String) throws { close(try listen("\(directory)/\(slot).sock")) }

    private static func listen(_ path: String) throws -> Int32 {
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0, Glibc.listen(listener, 8) == 0 else {
            throw AbstractSocket.Unusable(call: "bind", errno: errno)
        }
        return listener
    }

    // MARK: the protocol, from its description

    private func serve(_ connection: Int32) {
        switch behaviour {
        case .hangs:
            // Until the client gives up.
            while read(1, from: connection) != nil {}
            return
        case .rubbish(let bytes):
            say(bytes, to: connection)
            return
        case .normal, .refuses, .lies: break
        }
        // The command twice, then its arguments.
        guard let first = command(connection), let second = command(connection), first == second else { return }
        seen.withLock { $0.append(first) }
        switch first {
        case "Describe":
            guard let arguments = frame(connection) else { return }
            // {"metadata": false} or {"metadata": true}, and not a byte more.
            let map = [0xa1, 0x68] + Array("metadata".utf8)
            guard arguments.starts(with: map), arguments.count == map.count + 1 else {
                seen.withLock { $0.append("Describe with other arguments") }
                return
            }
            confirm(connection)
            output(describe, connection)
            status(0, connection)
        case "GetEnclaveName":
            confirm(connection)
            output("\"\(name)\"\n", connection)
            status(0, connection)
        case "GetIDbyName":
            guard let wanted = frame(connection).flatMap(Self.text) else { return }
            confirm(connection)
            if wanted == name { output("\"\(id)\"\n", connection) }
            status(0, connection)
        case "GetEnclaveCID": say(Self.number(UInt64(cid)), to: connection)
        case "GetEnclaveFlags": say(Self.number(debug ? 1 : 0), to: connection)
        case "Terminate":
            if case .refuses = behaviour { return status(13, connection) }
            // The status first, as it happens.
            status(0, connection)
            message("StdErrMessage", "Successfully terminated enclave \(id).\n", connection)
            output(
                "{\n  \"EnclaveName\": \"\(name)\",\n  \"EnclaveID\": \"\(id)\",\n  \"Terminated\": true\n}\n",
                connection)
            leave()
        default: status(22, connection)
        }
    }

    private var describe: String {
        let shown: String
        if case .lies = behaviour { shown = "i-0123456789abcdef0-encffffffffffffffff" } else { shown = id }
        return """
            {
              "EnclaveName": "\(name)",
              "EnclaveID": "\(shown)",
              "ProcessID": \(getpid()),
              "EnclaveCID": \(cid),
              "NumberOfCPUs": 2,
              "CPUIDs": [
                5,
                7
              ],
              "MemoryMiB": 512,
              "State": "RUNNING",
              "Flags": "\(debug ? "DEBUG_MODE" : "NONE")",
              "Measurements": {
                "HashAlgorithm": "Sha384 { ... }",
                "PCR0": "\(String(repeating: "0a", count: 48))",
                "PCR1": "\(String(repeating: "0b", count: 48))",
                "PCR2": "\(String(repeating: "0c", count: 48))"
              }
            }

            """
    }

    static func number(_ number: UInt64) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }

    /// A CBOR text: major type 3.
    private static func cbor(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        if bytes.count < 24 { return [0x60 | UInt8(bytes.count)] + bytes }
        if bytes.count < 256 { return [0x78, UInt8(bytes.count)] + bytes }
        return [0x79, UInt8(bytes.count >> 8), UInt8(bytes.count & 255)] + bytes
    }

    private static func text(_ cbor: [UInt8]) -> String? {
        guard let head = cbor.first else { return nil }
        switch head {
        case 0x60..<0x78: return String(decoding: cbor.dropFirst(), as: UTF8.self)
        case 0x78: return String(decoding: cbor.dropFirst(2), as: UTF8.self)
        default: return nil
        }
    }

    private func command(_ connection: Int32) -> String? { frame(connection).flatMap(Self.text) }

    private func frame(_ connection: Int32) -> [UInt8]? {
        guard let length = read(8, from: connection) else { return nil }
        let count = length.reversed().reduce(0) { $0 << 8 | Int($1) }
        return count < 65_536 ? read(count, from: connection) : nil
    }

    private func read(_ count: Int, from connection: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return recv(connection, &bytes, count, Int32(MSG_WAITALL)) == count ? bytes : nil
    }

    private func say(_ bytes: [UInt8], to connection: Int32) {
        send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    private func confirm(_ connection: Int32) { say(Self.number(0xeec0), to: connection) }

    private func output(_ text: String, _ connection: Int32) { message("StdOutMessage", text, connection) }

    private func message(_ key: String, _ text: String, _ connection: Int32) {
        let body = [0xa1] + Self.cbor(key) + Self.cbor(text)
        // Length and body come apart.
        say(Self.number(UInt64(body.count)), to: connection)
        say(body, to: connection)
    }

    private func status(_ status: UInt8, _ connection: Int32) {
        let body = [0xa1] + Self.cbor("Status") + [status]
        say(Self.number(UInt64(body.count)), to: connection)
        say(body, to: connection)
    }
}
