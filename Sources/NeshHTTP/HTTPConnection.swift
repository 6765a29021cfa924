import NeshSystem

/// One client: what has come, what has to go, and until when.
///
/// It reads nothing while an answer waits to be taken, so a client that does not read cannot make it grow.
final class HTTPConnection {
    let socket: OwnedDescriptor
    private let session: TLSSession?
    private var parser: HTTPParser
    private var output: ArraySlice<UInt8> = []
    private var closesAfterOutput = false
    private(set) var isOver = false
    private(set) var deadline: Deadline
    private let times: HTTPServer.Times

    init(_ socket: OwnedDescriptor, _ session: TLSSession?, _ limits: HTTPParser.Limits, _ times: HTTPServer.Times) {
        self.socket = socket
        self.session = session
        self.times = times
        parser = HTTPParser(limits: limits)
        deadline = Deadline(after: times.request)
    }

    var wanted: PollEvents { output.isEmpty ? .readable : .writable }

    /// Goes on with a socket that is ready.
    func proceed(_ handler: HTTPServer.Handler) {
        do throws(SystemError) {
            if !output.isEmpty {
                try flush()
                // What came together with the request that was just answered.
                if output.isEmpty, !isOver { try answer(handler) }
            } else {
                switch try UnixSocket.receive(from: socket, limit: 16 << 10) {
                case .nothing: return
                case .end: isOver = true
                case .bytes(let bytes): try take(bytes, handler)
                }
            }
        } catch { isOver = true }
    }

    private func take(_ bytes: [UInt8], _ handler: HTTPServer.Handler) throws(SystemError) {
        let wasAmid = parser.isAmid
        if let session {
            switch session.receive(bytes) {
            case .bytes(let plain): parser.append(plain)
            case .end: isOver = true
            case .failed: closesAfterOutput = true
            }
            output += session.output()
            if closesAfterOutput {
                // The alert says why to the client.
                try flush()
                isOver = true
            }
        } else {
            parser.append(bytes)
        }
        if isOver { return }
        if !wasAmid, parser.isAmid { deadline = Deadline(after: times.request) }
        try answer(handler)
    }

    /// Answers requests that are complete until one answer does not fit the socket.
    private func answer(_ handler: HTTPServer.Handler) throws(SystemError) {
        try flush()
        while output.isEmpty, !isOver, !closesAfterOutput {
            do throws(HTTPParser.Problem) {
                guard let request = try parser.next() else { return }
                let response = handler(request)
                closesAfterOutput = !request.keepsAlive
                send(response.encoded(closes: closesAfterOutput, hasBody: request.method != "HEAD"))
            } catch {
                closesAfterOutput = true
                send(HTTPResponse(error.status, text: error.reason + "\n").encoded(closes: true))
            }
            deadline = Deadline(after: parser.isAmid ? times.request : times.idle)
            try flush()
        }
    }

    private func send(_ bytes: [UInt8]) {
        guard let session else {
            output += bytes
            return
        }
        if !session.send(bytes) { isOver = true }
        if closesAfterOutput { session.finish() }
        output += session.output()
    }

    private func flush() throws(SystemError) {
        while !output.isEmpty {
            let count = try UnixSocket.send(output, to: socket)
            guard count > 0 else { return }
            output = output.dropFirst(count)
        }
        output = []
        if closesAfterOutput { isOver = true }
    }
}
