import Testing

@testable import NeshHTTP

@Suite struct HTTPParserTests {
    private func parse(_ text: String, limits: HTTPParser.Limits = .init()) throws -> [HTTPRequest] {
        var parser = HTTPParser(limits: limits)
        parser.append(Array(text.utf8))
        var requests: [HTTPRequest] = []
        while let request = try parser.next() { requests.append(request) }
        return requests
    }

    private func status(_ text: String, limits: HTTPParser.Limits = .init()) -> Int? {
        do {
            _ = try parse(text, limits: limits)
            return nil
        } catch { return (error as? HTTPParser.Problem)?.status }
    }

    @Test func requestsComeByteByByte() throws {
        let text =
            "POST /a?b=c HTTP/1.1\r\nHost: h\r\nX-Two: \t a  b \r\nContent-Length: 3\r\n\r\nxyzGET / HTTP/1.1\r\nhost: h\r\nConnection: close\r\n\r\n"
        var (parser, requests) = (HTTPParser(), [HTTPRequest]())
        for byte in text.utf8 {
            parser.append([byte])
            while let request = try parser.next() { requests.append(request) }
        }
        #expect(requests == (try parse(text)))
        try #require(requests.count == 2)
        #expect(requests[0].path == "/a" && requests[0].query == "b=c" && requests[0]["x-two"] == "a  b")
        #expect(requests[0].body == Array("xyz".utf8) && requests[0].keepsAlive)
        #expect(requests[1].body.isEmpty && !requests[1].keepsAlive)
        #expect(!parser.isAmid)
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", 400),  // no Host
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n", 501),
        ("POST / HTTP/1.1\r\nHost: a\r\n\r\n", 411),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\nx", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999\r\n\r\n", 413),
        ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", 400),
        ("GET / HTTP/1.1\nHost: a\n\n\r\n\r\n", 400),
        ("GET / HTTP/1.1\nHost: a\n\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 400),
        ("GET http://x/ HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
        ("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n", 417),
    ])
    func whatTwoReadersCouldUnderstandDifferentlyIsRefused(text: String, expected: Int) {
        #expect(status(text) == expected)
    }

    @Test func sizesAreBounded() {
        var limits = HTTPParser.Limits()
        limits.head = 64
        limits.fields = 2
        limits.body = 4
        #expect(status("GET /" + String(repeating: "a", count: 100), limits: limits) == 431)
        #expect(status("GET / HTTP/1.1\r\nHost: h\r\na: b\r\nc: d\r\n\r\n", limits: limits) == 431)
        #expect(status("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n", limits: limits) == 413)
        #expect(status("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nabcd", limits: limits) == nil)
    }
}
