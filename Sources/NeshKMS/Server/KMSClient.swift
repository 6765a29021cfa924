import NeshData
import NeshHTTP
import NeshSystem

/// The owner's way to the keys: through the server where one runs, otherwise by the store itself.
package struct KMSClient {
    private enum Way {
        case server(KMSDirectory)
        case store(KMSService, FileLock)
        /// Nobody has written a key yet.
        case unmade(KMSDirectory)
    }

    private let way: Way
    private let region: String
    private let role: String?

    /// - Parameter role: the ARN of the programs' role; nil is the parent's own.
    /// - Throws: `Failure` where the store cannot be read.
    package init(_ directory: KMSDirectory, region: String, role: String? = nil) throws(Failure) {
        self.region = region
        self.role = role
        way = File.exists(directory.path) ? try Self.way(to: directory) : .unmade(directory)
    }

    /// Makes the directory where it is missing.
    private static func way(to directory: KMSDirectory) throws(Failure) -> Way {
        try directory.make()
        if RunningKMS.find(directory) != nil { return .server(directory) }
        let lock = try directory.lock()
        return .store(service(try KeyStore(directory.keys), directory), lock)
    }

    private static func service(_ store: KeyStore, _ directory: KMSDirectory) -> KMSService {
        KMSService(store: store, log: KMSLog(directory.log)) {
            _, _ throws(DocumentRefusal) in throw DocumentRefusal("the local KMS does not run")
        }
    }

    /// Who asks.
    package enum Side: String {
        /// The account's root: anyone who owns the files.
        case owner
        /// The role of the parent's programs, as they ask over HTTPS.
        case program
    }

    /// Runs an operation.
    /// - Throws: `Failure` with AWS's error.
    package func perform(
        _ operation: String, _ arguments: JSON.Object = .init(), as side: Side = .owner
    ) throws(Failure) -> JSON {
        try perform(operation, Array(JSON.object(arguments).compact.utf8), side, by: way)
    }

    /// - Throws: `Failure` where there is nobody to ask for.
    private func perform(
        _ operation: String, _ body: [UInt8], _ side: Side, _ service: KMSService
    ) throws(Failure) -> Result<JSON, KMSError> {
        guard let caller = side == .owner ? Caller.root : Caller.program(role: role) else {
            throw Failure(.invalidArgument, "'\(role ?? "")' is not the ARN of a role")
        }
        return Result { () throws(KMSError) in
            try service.perform(operation, body, caller: caller, region: region, isSecure: true) ?? .null
        }
    }

    private func perform(
        _ operation: String, _ body: [UInt8], _ side: Side, by way: Way
    ) throws(Failure) -> JSON {
        switch way {
        case .unmade(let directory):
            // What only looks, and what is refused, leaves nothing behind.
            switch try perform(operation, body, side, Self.service(KeyStore(), directory)) {
            case .success(let answer): return answer
            case .failure(let error) where error == .unmade:
                return try perform(operation, body, side, by: Self.way(to: directory))
            case .failure(let error): throw Self.failure(error.name, error.message)
            }
        case .store(let service, let lock):
            defer { withExtendedLifetime(lock) {} }
            switch try perform(operation, body, side, service) {
            case .success(let answer): return answer
            case .failure(let error): throw Self.failure(error.name, error.message)
            }
        case .server(let directory):
            let (status, answer) = try Self.send(
                directory, "/",
                [
                    "X-Amz-Target: TrentService.\(operation)", "X-Nesh-Region: \(region)",
                    "X-Nesh-Side: \(side.rawValue)",
                ] + (role.map { ["X-Nesh-Role: \($0)"] } ?? []), body)
            let json = answer.isEmpty ? JSON.null : (try? JSON.parse(answer)) ?? .null
            guard status == 200 else {
                throw Self.failure(json["__type"]?.string ?? "HTTP \(status)", json["message"]?.string ?? "")
            }
            return json
        }
    }

    /// Asks the server to end and waits until it has.
    /// - Returns: false where none runs.
    /// - Throws: E15 where the server has not ended after 30 s.
    package static func stop(_ directory: KMSDirectory, interrupt: Interrupt? = nil) throws(Failure) -> Bool {
        guard RunningKMS.find(directory) != nil else { return false }
        do throws(Failure) { _ = try send(directory, "/stop", [], []) } catch  where error.code == .socket {
            // It can have ended before its answer was on its way.
        }
        // The server lets go of the lock when its process ends.
        _ = try FileLock.acquire(directory.path, until: Deadline(after: .seconds(30)), interrupt: interrupt)
        return true
    }

    private static func failure(_ name: String, _ message: String) -> Failure {
        // AWS KMS says no more of these, and neither does the local one.
        if message.isEmpty, name == KMSError.Name.invalidCiphertext.rawValue {
            return Failure(
                .unspecified, "the ciphertext cannot be decrypted: \(name)",
                details: ["it is incomplete or changed, or its encryption context is another one"])
        }
        return Failure(
            .unspecified, message.isEmpty ? "the local KMS answers: \(name)" : "\(name): \(message)",
            fixes: name == KMSError.Name.accessDenied.rawValue
                ? ["kms log -n 1  # shows which condition was not met"] : []
        )
    }

    private static func send(
        _ directory: KMSDirectory, _ target: String, _ fields: [String], _ body: [UInt8]
    ) throws(Failure) -> (status: Int, body: [UInt8]) {
        do {
            let socket = try directory.withControlPath { path throws(SystemError) in try UnixSocket.connect(to: path) }
            let head =
                ["POST \(target) HTTP/1.1", "Host: localhost", "Connection: close", "Content-Length: \(body.count)"]
                + fields + ["", ""]
            try File.write(socket.raw, Array(head.joined(separator: "\r\n").utf8) + body)
            var answer: [UInt8] = []
            let deadline = Deadline(after: .seconds(60))
            while true {
                guard try !Poll.wait(for: socket.raw, until: deadline).isEmpty else {
                    throw Failure(.socketConnectTimeout, "the local KMS does not answer")
                }
                guard case .bytes(let bytes) = try UnixSocket.receive(from: socket) else { break }
                answer += bytes
                guard answer.count <= 8 << 20 else { throw Failure(.socket, "the local KMS's answer is too long") }
            }
            let end = answer.indices.first { answer[$0...].starts(with: [13, 10, 13, 10]) }
            let words = String(decoding: answer.prefix(64), as: UTF8.self).split(separator: " ")
            guard let end, words.count > 1, let status = Int(words[1]) else {
                throw Failure(.socket, "the local KMS ended before it answered")
            }
            return (status, Array(answer[(end + 4)...]))
        } catch let failure as Failure {
            throw failure
        } catch let error as SystemError {
            throw error.failure(.socket)
        } catch { throw Failure(.socket, "\(error)") }
    }
}
