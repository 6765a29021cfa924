import Glibc
import NeshCommand
import NeshData
import NeshHTTP
import NeshSystem
import NeshTeaching

/// A session that browsers look at while it goes on: a server that only answers GET, below a secret word.
final class LiveSession: Sendable {
    let broadcast: LiveBroadcast
    /// Where the page is, secret word included.
    let url: String
    /// What the recording is called: without a name of its own it lies in a folder that goes with the session.
    let recording: String
    private let folder: String?
    private let server: HTTPServer

    /// So many browsers look at once, each with a connection or two; others wait.
    private static let capacity = 64

    /// - Parameters:
    ///   - address: of this machine; nil is 127.0.0.1.
    ///   - port: 0 is any.
    ///   - name: of the recording's files; nil keeps none.
    /// - Throws: where the address cannot be had.
    init(
        address: String?, port: UInt16, size: (rows: Int, columns: Int), name: String?, in context: CommandContext
    ) throws(Failure) {
        let wanted: InternetAddress
        if let address {
            guard let parsed = InternetAddress(address) else {
                throw Failure(
                    .invalidArgument, "'\(address)' is not an address of a machine", fixes: ["--address 192.0.2.7"],
                    about: .parameter("--address", instead: nil))
            }
            wanted = parsed
        } else {
            wanted = .loopback4
        }
        let listener = try failing(.socket, try InternetSocket.listen(at: wanted, port: port))
        let place = wanted.text(port: InternetSocket.port(of: listener))
        let token = Random.hexadecimal(digits: 32)
        url = "http://\(place)/\(token)/"
        broadcast = LiveBroadcast(columns: size.columns, rows: size.rows)
        let title = name?.split(separator: "/").last.map(String.init) ?? "nesh"
        let pages = LivePages(
            token: token, place: place, broadcast: broadcast,
            page: CastPage.live(
                title: title, columns: broadcast.columns, rows: broadcast.rows, language: context.session.language))
        var times = HTTPServer.Times()
        times.idle = .seconds(10)
        let server = try failing(
            .socket,
            try HTTPServer(listener, tls: nil, times: times, capacity: Self.capacity) { pages.answer($0) })
        self.server = server
        if let name {
            recording = name
            folder = nil
        } else {
            let base = context.session.environment.text("TMPDIR") ?? "/tmp"
            let made = "\(base)/nesh-live-\(Random.hexadecimal(digits: 12))"
            try failing(.fileOperation, try File.makeDirectories(made, mode: 0o700))
            recording = made + "/live"
            folder = made
        }
        try failing(.socket, try SystemThread.start { try? server.run(threads: 1) })
    }

    /// From any thread; again changes nothing.
    func end() {
        broadcast.end()
        // Viewers ask twice a second: they learn that it is over, rather than that nobody is there.
        let server = server
        do throws(SystemError) {
            try SystemThread.start {
                var none: [PollItem] = []
                _ = try? Poll.wait(&none, until: Deadline(after: .seconds(3)))
                server.stop()
            }
        } catch { server.stop() }
        if let folder { LessonFolder.remove(folder) }
    }
}

/// What a live session answers: two pages, and nothing that changes anything.
struct LivePages: Sendable {
    let token: String
    /// `127.0.0.1:8080`, as browsers name the server.
    let place: String
    let broadcast: LiveBroadcast
    let page: String

    func answer(_ request: HTTPRequest) -> HTTPResponse {
        guard request.method == "GET" || request.method == "HEAD" else { return refused(405, "only GET") }
        // A page of somebody else's that has this address under a name of its own must not read it.
        guard request["host"].map(isOwn) ?? false else { return refused(403, "another host") }
        if let origin = request["origin"], !(origin.hasPrefix("http://") && isOwn(String(origin.dropFirst(7)))) {
            return refused(403, "another origin")
        }
        // A link to the page may stand anywhere; what comes afterwards is for the page alone.
        if let site = request["sec-fetch-site"], site != "same-origin", site != "none",
            request["sec-fetch-dest"] != "document"
        {
            return refused(403, "another site")
        }
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty, isToken(parts[1]) else { return refused(404, "nothing here") }
        switch parts[2] {
        case "": return HTTPResponse(200, type: "text/html; charset=utf-8", fields: fields, body: Array(page.utf8))
        case "events":
            let number = request.query.hasPrefix("from=") ? Int(request.query.dropFirst(5)) : nil
            guard let number, number >= 0 else { return refused(400, "from which event?") }
            return HTTPResponse(
                200, type: "application/json", fields: fields, body: Array(broadcast.news(from: number).compact.utf8))
        default: return refused(404, "nothing here")
        }
    }

    private func isOwn(_ host: String) -> Bool {
        host == place || place.hasPrefix("127.0.0.1:") && host == "localhost" + place.dropFirst(9)
    }

    /// In a time that does not depend on how much of it is right.
    private func isToken(_ word: some StringProtocol) -> Bool {
        let (given, right) = (Array(word.utf8), Array(token.utf8))
        guard given.count == right.count else { return false }
        return zip(given, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func refused(_ status: Int, _ why: String) -> HTTPResponse {
        HTTPResponse(status, text: why + "\n", fields: fields)
    }

    private var fields: [HTTPRequest.Field] {
        [
            .init("Cache-Control", "no-store"), .init("X-Content-Type-Options", "nosniff"),
            .init("Referrer-Policy", "no-referrer"), .init("Cross-Origin-Resource-Policy", "same-origin"),
            .init(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; "
                    + "img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
        ]
    }
}
