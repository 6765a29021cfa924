import Glibc
import NeshData
import NeshSystem

/// Where a user's local KMS keeps its files: private, below the user's data directory.
package struct KMSDirectory: Sendable, Equatable {
    /// The user's data directory of this program.
    package let data: String

    package init(data: String) { self.data = data }

    /// The directory of all of them.
    package var path: String { data + "/kms" }

    /// The directory of the keys, one file each.
    package var keys: String { path + "/keys" }
    /// The file of the credentials that requests are signed with.
    package var credentials: String { path + "/credentials.json" }
    /// The local CA's certificate in PEM.
    package var authority: String { path + "/ca.pem" }
    /// The file of the authority's private key.
    package var authorityKey: String { path + "/ca-key.der" }
    /// The file of the server's private key.
    package var serverKey: String { path + "/server-key.der" }
    /// The system's trusted certificates and the local CA, for programs that take one file.
    package var bundle: String { path + "/ca-bundle.pem" }
    /// The file of the log, a line a request.
    package var log: String { path + "/log.jsonl" }
    /// Who serves, and where.
    package var server: String { path + "/server.json" }

    /// Makes it where it is missing.
    /// - Throws: E19 where it cannot be made, E18 where others can read it.
    package func make() throws(Failure) {
        try failing(.fileOperation, try File.makeDirectories(path, mode: 0o700))
        guard let status = try failing(.fileOperation, try File.status(path, followingLinks: true)),
            status.st_mode & 0o077 == 0
        else {
            throw Failure(
                .filePermissions, "\(path) can be read by others, and it has keys in it",
                fixes: ["chmod 700 \(path.asWord)"],
                about: .file(path))
        }
    }

    /// The right to use the store, which one process at a time has; waits a little for it.
    /// - Throws: E15 while another process, such as a server, keeps it.
    package func lock(interrupt: Interrupt? = nil) throws(Failure) -> FileLock {
        try FileLock.acquire(path, until: Deadline(after: .seconds(10)), interrupt: interrupt)
    }

    /// Runs `body` with a path of the control socket that is short enough for a socket's address, wherever it is.
    func withControlPath<Result>(
        _ body: (String) throws(SystemError) -> Result
    ) throws(SystemError) -> Result {
        let directory = try File.open(path, O_RDONLY | O_DIRECTORY)
        defer { withExtendedLifetime(directory) {} }
        return try body("/proc/self/fd/\(directory.raw)/control")
    }

    var control: String { path + "/control" }
}

/// Who serves, as `server.json` says.
package struct RunningKMS: Sendable, Equatable {
    /// The serving process's ID.
    package var processID: Int32
    /// The TCP port on 127.0.0.1.
    package var port: UInt16

    /// The server that runs; nil where none does.
    package static func find(_ directory: KMSDirectory) -> RunningKMS? {
        // A server that was killed has left its files behind, but nobody answers there.
        let connection = try? directory.withControlPath { path throws(SystemError) in
            try UnixSocket.connect(to: path)
        }
        return connection == nil ? nil : last(directory)
    }

    /// The server that runs or ran last.
    static func last(_ directory: KMSDirectory) -> RunningKMS? {
        guard let bytes = try? File.read(directory.server, limit: 1 << 12), let json = try? JSON.parse(bytes),
            let id = json["pid"]?.integer, let port = json["port"]?.integer
        else { return nil }
        return RunningKMS(processID: Int32(clamping: id), port: UInt16(clamping: port))
    }

    var json: JSON { ["pid": .integer(Int64(processID)), "port": .integer(Int64(port))] }

    func write(_ directory: KMSDirectory) throws(SystemError) {
        try AtomicFile.write(Array((json.compact + "\n").utf8), to: directory.server, mode: 0o600)
    }

    /// `https://127.0.0.1:PORT`
    package var url: String { "https://127.0.0.1:\(port)" }
}
