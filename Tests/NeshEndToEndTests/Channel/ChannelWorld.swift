import Foundation
import Glibc
import NeshData
import NeshSystem
import NeshTestSupport
import NeshVsock
import Testing

/// Files and programs for tests of vsock: an image that answers, and the ways to look at it from outside.
enum ChannelWorld {
    /// Why vsock cannot be tried here; nil where it can.
    static let obstacle: String? = VsockSupport.obstacle(.host(isRoot: geteuid() == 0))?.message
    static let python = "/usr/bin/python3"
    static let hasPython = access(python, X_OK) == 0

    /// A TCP port that nobody has.
    static func freePort() throws -> UInt16 {
        InternetSocket.port(of: try InternetSocket.listen(at: .loopback4, port: 0))
    }

    /// A TCP server of this machine's whose first line is its port.
    /// - Parameter answer: lines of Python that have each `connection`, one after the other.
    static func server(_ answer: String) throws -> ReadyProgram {
        let lines = answer.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
        return try ReadyProgram([
            python, "-c",
            """
            import socket
            listener = socket.create_server(("127.0.0.1", 0))
            print(listener.getsockname()[1], flush=True)
            while True:
                connection = listener.accept()[0]
            \(lines)
                connection.close()
            """,
        ])
    }

    static let folder = Bundle.module.resourcePath.map { $0 + "/Fixtures/Channel" } ?? ""

    /// An image whose program answers at port 5005.
    static let answering: Result<String, any Error> = Result {
        let folder = try directory.get().path
        try directory.get().write("answering/Dockerfile", "FROM scratch\nCOPY answer /answer\nCMD [\"/answer\"]\n")
        try require(
            Ended.of(
                "cc", ["-static", "-O1", "-o", folder + "/answering/answer", Self.folder + "/answer.c"],
                environment: environment))
        return try build("answering", folder + "/answering")
    }

    /// What docs has for the workshop's chapters.
    static let workshop = TestProgram.repository + "/docs/tutorial/workshop"

    /// The image of the chapter "secure local channel", with this machine's own python3, and what belongs to it.
    static let chapter: Result<String, any Error> = Result {
        let place = try directory.get().path + "/chapter"
        let code = workshop + "/resources/code/my-first-enclave/secure-local-channel"
        try FileManager.default.copyItem(atPath: code, toPath: place)
        try require(Ended.of("chmod", ["-R", "u=rwX,go=rX", place], environment: environment))
        try require(Ended.of(workshop + "/make-root", [place + "/root"], environment: environment))
        let request = [
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", place + "/key.pem", "-out",
            place + "/ca.pem", "-days", "2", "-subj", "/CN=ranges.example.test", "-addext",
            "subjectAltName=DNS:ranges.example.test",
        ]
        try require(Ended.of("openssl", request, environment: environment))
        return try build("chapter", place)
    }

    /// Where the chapter's client and the outside's key are.
    static var chapterFolder: String { (try? directory.get().path + "/chapter") ?? "" }

    private static func build(_ name: String, _ folder: String) throws -> String {
        let home = try Home()
        let file = try directory.get().path + "/\(name).eif"
        try require(
            home.run("build-enclave", "--docker-uri", "\(name):1", "--docker-dir", folder, "--output-file", file))
        return file
    }

    private static func require(_ ended: Ended) throws {
        guard ended.status == 0 else { throw BuiltProgram.Failed(ended) }
    }

    private static var environment: [String: String] { ["PATH": BuiltProgram.searchPath] }

    private static let directory: Result<TemporaryDirectory, any Error> = Result {
        let directory = try TemporaryDirectory()
        chmod(directory.path, 0o755)
        atexit {
            if let path = try? ChannelWorld.directory.get().path { try? FileManager.default.removeItem(atPath: path) }
        }
        return directory
    }
}

extension ReadyProgram {
    /// The outside of the chapter: a web server with TLS on loopback. Its line is its port.
    static func outside() throws -> ReadyProgram {
        let folder = ChannelWorld.chapterFolder
        return try ReadyProgram([
            ChannelWorld.python, folder + "/outside.py", folder + "/ca.pem", folder + "/key.pem",
        ])
    }
}
