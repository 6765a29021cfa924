import Foundation
import NeshCrypto
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshHTTP

@Suite struct HTTPServerTests {
    /// A server that answers with the method, the path and the body's length; with `/big` with 4 MiB.
    private final class Server {
        let server: HTTPServer
        let port: UInt16

        init(tls: TLSContext? = nil, times: HTTPServer.Times = .init(), capacity: Int = 128) throws {
            let listener = try LoopbackSocket.listen(port: 0)
            port = InternetSocket.port(of: listener)
            server = try HTTPServer(listener, tls: tls, times: times, capacity: capacity) { request in
                if request.path == "/big" {
                    return HTTPResponse(200, type: "text/plain", body: [UInt8](repeating: 97, count: 4 << 20))
                }
                return HTTPResponse(200, text: "\(request.method) \(request.path) \(request.body.count)\n")
            }
            try SystemThread.start { [server] in try? server.run(threads: 2) }
        }

        deinit { server.stop() }

        /// Sends bytes over a connection of its own and gives all that comes back until the server closes it.
        func exchange(_ text: String) throws -> String {
            let socket = try LoopbackSocket.connect(port: port)
            try File.write(socket.raw, Array(text.utf8))
            return try HTTPServerTests.readAll(socket)
        }
    }

    private static func readAll(_ socket: OwnedDescriptor) throws -> String {
        var bytes: [UInt8] = []
        while true {
            #expect(try !Poll.wait(for: socket.raw, until: Deadline(after: .seconds(20))).isEmpty, "no answer in time")
            guard case .bytes(let more) = try UnixSocket.receive(from: socket) else { break }
            bytes += more
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func requestsOfOneConnectionAreAnsweredInOrder() throws {
        let answer = try Server().exchange(
            "GET /a HTTP/1.1\r\nHost: h\r\n\r\nPOST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nxy"
                + "HEAD /c HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
        let parts = answer.components(separatedBy: "HTTP/1.1 200 OK\r\n")
        try #require(parts.count == 4)
        #expect(parts[1].hasSuffix("\r\n\r\nGET /a 0\n") && parts[1].contains("Connection: keep-alive"))
        #expect(parts[2].hasSuffix("\r\n\r\nPOST /b 2\n"))
        #expect(parts[3].hasSuffix("\r\n\r\n") && parts[3].contains("Content-Length: 10\r\nConnection: close"))
    }

    @Test func whatIsRefusedEndsTheConnection() throws {
        let answer = try Server().exchange(
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(answer.components(separatedBy: "HTTP/1.1").count == 2)
    }

    @Test func aLongAnswerArrivesWholeThoughItsReaderIsSlow() throws {
        let server = try Server()
        let socket = try LoopbackSocket.connect(port: server.port)
        try File.write(
            socket.raw,
            Array(
                "GET /big HTTP/1.1\r\nHost: h\r\n\r\nGET /after HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".utf8))
        // Others are served while this one does not read.
        for _ in 0..<20 { #expect(try server.exchange("GET / HTTP/1.0\r\n\r\n").hasSuffix("GET / 0\n")) }
        let answer = try Self.readAll(socket)
        #expect(answer.utf8.count > 4 << 20 && answer.hasSuffix("GET /after 0\n"))
    }

    @Test func whoSendsNothingInTimeIsLeft() throws {
        var times = HTTPServer.Times()
        times.request = .seconds(1)
        let server = try Server(times: times)
        #expect(try server.exchange("GET / HTTP/1.1\r\nHo") == "")
    }

    @Test func moreClientsThanPlacesWaitTheirTurn() throws {
        let server = try Server(capacity: 2)
        let sockets = try (0..<12).map { _ in try LoopbackSocket.connect(port: server.port) }
        for socket in sockets.reversed() { try File.write(socket.raw, Array("GET / HTTP/1.0\r\n\r\n".utf8)) }
        for socket in sockets { #expect(try Self.readAll(socket).hasSuffix("GET / 0\n")) }
    }

    @Test func aServerThatIsStoppedAnswersNobody() throws {
        let server = try Server()
        let socket = try LoopbackSocket.connect(port: server.port)
        try File.write(socket.raw, Array("GET / HTTP/1.1\r\nHost: h\r\n\r\n".utf8))
        _ = try Poll.wait(for: socket.raw, until: Deadline(after: .seconds(20)))
        _ = try UnixSocket.receive(from: socket)
        server.server.stop()
        #expect(try Self.readAll(socket) == "")
    }

    // MARK: TLS

    /// openssl's client as the other side.
    private func client(_ port: UInt16, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["openssl", "s_client", "-connect", "127.0.0.1:\(port)", "-quiet", "-no_ign_eof"] + arguments
        let (input, output) = (Foundation.Pipe(), Foundation.Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        input.fileHandleForWriting.write(Data("GET /tls HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".utf8))
        let text = output.fileHandleForReading.readDataToEndOfFile()
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }

    @Test(.enabled(if: TestProgram.areInstalled("openssl"), "openssl is not installed"))
    func openSSLsClientIsServed() throws {
        let key = try KeyPair.generate(.curve("P-256"))
        let der = try #require(key.privateDER)
        let now = WallClock.seconds
        let certificate = try Certificate.make(
            .init(
                subject: [("CN", "test")], serialNumber: [1], validity: now - 60...now + 600,
                extensions: [("subjectAltName", "DNS:localhost,IP:127.0.0.1")], digest: .sha256), key: key)
        let files = try TemporaryDirectory()
        let root = try files.write("root.pem", certificate.pem)
        let tls = try TLSContext { name in
            name == nil || name == "localhost" ? .init(certificate: certificate.der, key: der) : nil
        }
        let server = try Server(tls: tls)
        for version in ["-tls1_2", "-tls1_3"] {
            let text = try client(
                server.port, version, "-CAfile", root, "-verify_return_error", "-servername", "localhost")
            #expect(text.contains("GET /tls 0\n"), "\(version): \(text)")
        }
        #expect(!(try client(server.port, "-tls1_1").contains("GET /tls")))
        #expect(!(try client(server.port, "-servername", "other.example").contains("GET /tls")))
        // Bytes that are no TLS end the connection, and nothing else.
        #expect(!(try server.exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n").contains("200 OK")))
        #expect(try client(server.port, "-noservername").contains("GET /tls 0\n"))
    }
}
