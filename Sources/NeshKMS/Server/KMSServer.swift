import CLinux
import Glibc
import NeshCrypto
import NeshData
import NeshHTTP
import NeshSystem

/// The process that serves one user's local KMS: HTTPS on 127.0.0.1 for programs, a private socket for its owner.
package final class KMSServer: Sendable {
    /// Threads that serve HTTPS: as many processors as a small machine has, and two at least, so that the making of an
    /// RSA key does not keep everybody waiting.
    private static let threads = 3

    /// Where it listens and who it is, as its file says.
    package let running: RunningKMS
    private let directory: KMSDirectory
    private let lock: FileLock
    private let programs: HTTPServer
    private let owner: HTTPServer
    private let stopping: EventDescriptor

    /// Opens the store and the sockets.
    /// - Parameters:
    ///   - port: nil is the last one if it is free, otherwise any; 0 is any.
    ///   - lock: of `KMSDirectory.lock`.
    ///   - trusted: the system's trusted certificates in PEM, which go into the bundle beside the local CA.
    /// - Throws: `Failure` where a file, the store or the port cannot be used.
    package init(
        _ directory: KMSDirectory, port: UInt16?, lock: FileLock, trusted: [UInt8] = SystemTrust.bundle(),
        verify: @escaping DocumentVerifier
    ) throws(Failure) {
        self.directory = directory
        self.lock = lock
        let store = try KeyStore(directory.keys)
        let credentials = try Credentials.load(directory.credentials)
        let authority = try LocalAuthority(directory)
        let bundle = trusted + authority.certificate.pem
        let endpoint = KMSEndpoint(
            KMSService(store: store, log: KMSLog(directory.log), verify: verify), credentials)
        do {
            // Mostly it is there already, and takes no room on a disk that has none left.
            if (try? File.read(directory.bundle, limit: 16 << 20)) != bundle {
                try AtomicFile.write(bundle, to: directory.bundle, mode: 0o600)
            }
            let listener = try Self.listen(port, last: RunningKMS.last(directory)?.port)
            running = RunningKMS(processID: getpid(), port: InternetSocket.port(of: listener))
            let tls = try TLSContext { authority.identity(for: $0) }
            programs = try HTTPServer(listener, tls: tls) { endpoint.answer($0) }
            try File.remove(directory.control)
            let control = try directory.withControlPath { path throws(SystemError) in
                try UnixSocket.listen(at: path, mode: 0o600)
            }
            let stopping = try EventDescriptor()
            self.stopping = stopping
            owner = try HTTPServer(control, tls: nil) { request in
                guard request.path == "/stop" else { return endpoint.answerOwner(request) }
                stopping.raise()
                return HTTPResponse(200, text: "stopping\n")
            }
            try running.write(directory)
        } catch let error as SystemError {
            throw error.failure(.socket)
        } catch { throw Failure(.socket, "\(error)") }
    }

    private static func listen(_ port: UInt16?, last: UInt16?) throws(SystemError) -> OwnedDescriptor {
        if let port { return try LoopbackSocket.listen(port: port) }
        if let last, let listener = try? LoopbackSocket.listen(port: last) { return listener }
        return try LoopbackSocket.listen(port: 0)
    }

    /// Serves until a signal comes or the owner asks it to end.
    /// - Parameter signals: what ends it; nil where only the owner does.
    /// - Throws: E12 where no thread can be started or waiting fails.
    package func run(signals: SignalDescriptor?) throws(Failure) {
        let (programs, owner) = (programs, owner)
        do {
            try SystemThread.start { try? programs.run(threads: Self.threads) }
            try SystemThread.start { try? owner.run(threads: 1) }
            var items = [PollItem(stopping.descriptor), PollItem(signals?.descriptor ?? -1)]
            try Poll.wait(&items)
        } catch { throw error.failure(.epoll) }
        stop()
    }

    /// From any thread.
    package func stop() {
        stopping.raise()
        programs.stop()
        owner.stop()
        unlink(directory.control)
    }
}

/// Where distributions keep the certificates that programs trust, and where enclaves' images do.
package enum SystemTrust {
    /// Files with all of them, the usual first.
    package static let files: [String] = {
        var files: [String] = []
        while let name = nesh_trust_store(Int32(files.count)) { files.append(String(cString: name)) }
        return files
    }()

    /// The first file's content; nothing where there is none.
    package static func bundle() -> [UInt8] {
        for file in files {
            guard var bytes = try? File.read(file, limit: 8 << 20) else { continue }
            if bytes.last != 10 { bytes.append(10) }
            return bytes
        }
        return []
    }
}
