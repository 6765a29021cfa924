/// Reads HTTP/1.1 requests (RFC 9112) from bytes as they come: a strict subset.
///
/// A body has a Content-Length; transfer codings, folded lines, bare line feeds, blanks before a colon and a second Host
/// or Content-Length are refused: two readers could understand them differently.
package struct HTTPParser {
    /// How much is read before a request is refused.
    package struct Limits: Sendable {
        /// Bytes of the request line and all fields.
        package var head = 32 << 10
        /// The most header fields.
        package var fields = 100
        package var body = 1 << 20

        package init() {}
    }

    /// Why a request is refused: the status to answer before the connection ends.
    package struct Problem: Error, Equatable {
        /// The HTTP status: 400 … 599.
        package var status: Int
        /// One sentence, for the answer's body.
        package var reason: String

        package init(_ status: Int, _ reason: String) { (self.status, self.reason) = (status, reason) }
    }

    private let limits: Limits
    private var bytes: [UInt8] = []
    /// Where the search for the head's end goes on.
    private var searched = 0
    /// A head that has been read and waits for its body.
    private var head: (request: HTTPRequest, length: Int)?

    package init(limits: Limits = Limits()) { self.limits = limits }

    /// Whether a request has begun and is not complete.
    package var isAmid: Bool { head != nil || !bytes.isEmpty }

    /// The most that is held at any time; a server stops reading when this much waits.
    package var isFull: Bool { bytes.count > limits.head + limits.body }

    /// More of the connection's bytes have come, of any length.
    package mutating func append(_ more: [UInt8]) { bytes += more }

    /// The next complete request; nil until it has come.
    /// - Throws: `Problem` with the status to answer; the connection then ends.
    package mutating func next() throws(Problem) -> HTTPRequest? {
        if head == nil {
            // Empty lines before a request line are passed over (RFC 9112, 2.2).
            while searched == 0, bytes.starts(with: [13, 10]) { bytes.removeFirst(2) }
            guard let end = try headEnd() else { return nil }
            head = try Self.parse(bytes[..<end], limits)
            bytes.removeFirst(end + 4)
            searched = 0
        }
        guard let (request, length) = head, bytes.count >= length else { return nil }
        head = nil
        var complete = request
        complete.body = Array(bytes.prefix(length))
        bytes.removeFirst(length)
        return complete
    }

    /// Where the empty line behind the head begins.
    private mutating func headEnd() throws(Problem) -> Int? {
        var index = searched
        while index + 4 <= bytes.count {
            if bytes[index] == 13, bytes[index + 1] == 10, bytes[index + 2] == 13, bytes[index + 3] == 10 {
                guard index <= limits.head else { break }
                return index
            }
            // Refused as soon as it is seen: a client that ends lines so would wait for an answer until the time is over.
            if bytes[index + 1] == 10, bytes[index] != 13 {
                throw Problem(400, "a line feed without a carriage return before it in the request's head")
            }
            index += 1
        }
        searched = max(0, bytes.count - 3)
        guard index <= limits.head else { throw Problem(431, "the request's head is longer than \(limits.head) bytes") }
        return nil
    }

    private static func parse(
        _ head: ArraySlice<UInt8>, _ limits: Limits
    ) throws(Problem) -> (HTTPRequest, Int) {
        var lines = try split(head)
        let first = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
        guard first.count == 3, !first[0].isEmpty, first[0].utf8.allSatisfy(isToken),
            first[1].hasPrefix("/"), first[1].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f })
        else { throw Problem(400, "the request line is not 'METHOD /PATH HTTP/1.1'") }
        guard first[2] == "HTTP/1.1" || first[2] == "HTTP/1.0" else {
            throw Problem(505, "only HTTP/1.1 is spoken here")
        }
        guard lines.count <= limits.fields else { throw Problem(431, "more than \(limits.fields) header fields") }
        var request = HTTPRequest(method: String(first[0]), target: String(first[1]))
        for line in lines { request.fields.append(try field(line)) }
        request.keepsAlive = first[2] == "HTTP/1.1" && request["connection"]?.lowercased() != "close"
        return (request, try length(of: request, isCurrent: first[2] == "HTTP/1.1", limits))
    }

    private static func split(_ head: ArraySlice<UInt8>) throws(Problem) -> [Substring] {
        for (index, byte) in zip(head.indices, head) {
            let isEnd = byte == 13 && index + 1 < head.endIndex && head[index + 1] == 10
            let ends = byte == 10 && index > head.startIndex && head[index - 1] == 13
            guard byte >= 0x20 && byte != 0x7f || byte == 9 || isEnd || ends else {
                throw Problem(400, "a control character in the request's head")
            }
        }
        return String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
    }

    private static func field(_ line: Substring) throws(Problem) -> HTTPRequest.Field {
        guard let colon = line.firstIndex(of: ":"), colon > line.startIndex, line[..<colon].utf8.allSatisfy(isToken)
        else { throw Problem(400, "a header line that is not 'NAME: VALUE'") }
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
        let value = line[line.index(after: colon)...].drop(while: isBlank)
        let trimmed = value.reversed().drop(while: isBlank).reversed()
        return .init(line[..<colon].lowercased(), String(trimmed))
    }

    private static func length(
        of request: HTTPRequest, isCurrent: Bool, _ limits: Limits
    ) throws(Problem) -> Int {
        for name in ["host", "content-length"] where request.fields.filter({ $0.name == name }).count > 1 {
            throw Problem(400, "more than one \(name) header")
        }
        if isCurrent, request["host"] == nil { throw Problem(400, "the Host header is missing") }
        if request["transfer-encoding"] != nil {
            throw Problem(501, "transfer codings are not supported; send a Content-Length")
        }
        if request["expect"] != nil { throw Problem(417, "Expect is not supported") }
        guard let text = request["content-length"] else {
            if request.method == "POST" { throw Problem(411, "the Content-Length header is missing") }
            return 0
        }
        guard !text.isEmpty, text.utf8.count <= 10, text.utf8.allSatisfy({ (48...57).contains($0) }),
            let length = Int(text)
        else { throw Problem(400, "the Content-Length is not a number") }
        guard length <= limits.body else { throw Problem(413, "the body is longer than \(limits.body) bytes") }
        return length
    }

    /// RFC 9110's tchar.
    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
