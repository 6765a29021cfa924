import NeshCommand
import NeshData
import NeshHTTP
import NeshTestSupport
import NeshText
import Testing

@testable import NeshTeaching
@testable import NeshTeachingVerbs

/// Recordings as pictures, as files of both versions, and as what a browser asks for.
@Suite struct CastPictureTests {
    private static func cast(_ texts: String..., columns: Int = 20, rows: Int = 5) -> Cast {
        Cast(
            columns: columns, rows: rows,
            moments: texts.enumerated().map {
                .init(time: .seconds(Double($0.offset) * 1.2), event: .output($0.element))
            })
    }

    private func text(_ screen: CastScreen) -> [String] {
        var lines = screen.cells.map { row in
            var line = row.map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    @Test(
        "the same screen as the tests' terminal has",
        arguments: [
            "one\r\ntwo\r\n\u{1b}[31mthree\u{1b}[0m", "0123456789012345678901234", "日本語の長い行が折り返されるところ",
            "a\r\nb\r\nc\r\nd\r\ne\r\nf\r\ng", "abc\u{8}X\rY\u{1b}[2CZ", "left\u{1b}[3;5Hthere\u{1b}[1;1H\u{1b}[K",
            "x\u{1b}[2Jy", "12345\u{1b}[3DX", "tab\there", "e\u{301}a", "ab\u{1b}[5;1Hlast\r\nnext",
        ])
    func screens(output: String) {
        var ours = CastScreen(columns: 20, rows: 5)
        ours.take(output)
        var theirs = TestScreen(columns: 20, height: 5)
        theirs.write(Array(output.utf8))
        #expect(text(ours) == theirs.lines)
    }

    @Test func nothingOfARecordingIsMarkup() {
        let hostile = "<script>bad()</script>&\"'\u{1b}]8;;http://x.invalid\u{7}link\u{1b}]8;;\u{7}\u{1b}[38;2;1;2;3mc"
        for picture in [
            CastPicture.still(of: Self.cast(hostile, columns: 80), at: nil),
            CastPicture.moving(Self.cast(hostile, "more", columns: 80), idleLimit: nil),
        ] {
            #expect(
                !picture.contains("<script") && !picture.contains("x.invalid") && picture.contains("&lt;script&gt;"))
            #expect(picture.contains("fill:#010203"))
            #expect(picture.ranges(of: "http").count == 1, "the name of SVG alone")
        }
    }

    @Test func aStillIsAMomentAndAPictureMovesWithinBounds() {
        let cast = Self.cast("first", " second", " third")
        #expect(CastPicture.still(of: cast, at: .seconds(1.3)).contains("first second<"))
        #expect(CastPicture.still(of: cast, at: nil).contains("first second third<"))
        let slow = CastPicture.moving(cast, idleLimit: nil)
        #expect(slow.contains("animation:play 5.4s") && slow.contains("0%{") && slow.contains(">first<"))
        #expect(CastPicture.moving(cast, idleLimit: .milliseconds(500)).contains("animation:play 4s"))
        var long = Cast(columns: 500, rows: 200)
        long.moments = (0..<20_000).map { .init(time: .milliseconds($0), event: .output("\($0)\r\n")) }
        #expect(CastPicture.moving(long, idleLimit: nil).ranges(of: "<g transform").count < 700)
    }

    @Test("what is written in a version is read as it was", arguments: Cast.Version.allCases)
    func versions(version: Cast.Version) throws {
        var cast = Self.cast("a", "b\u{1b}[1mé", "c")
        cast.moments.insert(.init(time: .seconds(0.1), event: .marker("m")), at: 1)
        let file = cast.text(version: version, title: "t")
        #expect(file.hasPrefix("{\"version\":\(version.rawValue),"))
        #expect(version == .two || file.contains("\"term\":{\"cols\":20,\"rows\":5,\"type\":"))
        #expect(file.contains(version == .two ? "[2.400000, \"o\"" : "[1.200000, \"o\", \"c\"]"))
        let read = try Cast.parse(Array(file.utf8), name: "t")
        #expect(read.columns == 20 && read.rows == 5)
        #expect(read.moments.map(\.event) == cast.moments.map(\.event))
        #expect(read.moments.map { $0.time.microseconds } == cast.moments.map { $0.time.microseconds })
    }

    @Test func headingsOfMarkdownAreCode() {
        let cast = Cast(moments: [
            .init(time: .zero, event: .marker("<img src=x> [a](http://x) `b` ``c``")),
            .init(time: .zero, event: .marker("`")), .init(time: .zero, event: .marker("a\u{1b}[31mb\nc")),
        ])
        let text = CastText.markdown(cast, title: "a_b*")
        #expect(
            text == "# `a_b*`\n\n## ``` <img src=x> [a](http://x) `b` ``c`` ```\n\n## `` ` ``\n\n## `a^[[31mb^Jc`\n")
    }

    @Test func lateViewersGetTheScreenAndTheRest() throws {
        let broadcast = LiveBroadcast(columns: 20, rows: 5, kept: 2000)
        var whole = CastScreen(columns: 20, rows: 5)
        for number in 0..<500 {
            let text = "\u{1b}[3\(number % 8)mline \(number)\u{1b}[0m\r\n"
            broadcast.take(.init(time: .zero, event: .output(text)))
            whole.take(text)
        }
        let news = broadcast.news(from: 0)
        #expect(news["reset"] == .bool(true) && news["next"]?.integer == 500)
        #expect(news.compact.utf8.count < 8000)
        var seen = CastScreen(columns: 20, rows: 5)
        for event in news["events"]?.array ?? [] { seen.take(event[1]?.string ?? "") }
        #expect(seen.cells == whole.cells)
        #expect(broadcast.news(from: 500)["events"]?.array?.isEmpty == true)
        #expect(broadcast.news(from: Int.max)["reset"] == .bool(true))
        broadcast.end()
        #expect(broadcast.news(from: 500)["ended"] == .bool(true))
    }

    @Test func livePagesAnswerTheirOwnAlone() {
        let pages = LivePages(
            token: "0123456789abcdef", place: "127.0.0.1:8080", broadcast: LiveBroadcast(columns: 80, rows: 24),
            page: "page")
        func status(
            _ target: String = "/0123456789abcdef/", _ method: String = "GET", _ fields: [(String, String)] = [],
            host: String = "127.0.0.1:8080"
        ) -> Int {
            let all = [("host", host)] + fields
            return pages.answer(HTTPRequest(method: method, target: target, fields: all.map { .init($0.0, $0.1) }))
                .status
        }
        #expect(status() == 200 && status(host: "localhost:8080") == 200)
        #expect(status("/0123456789abcdef/events?from=0") == 200)
        for target in [
            "/", "/0123456789abcdef", "/0123456789abcdee/", "/0123456789abcde/", "/0123456789abcdef/x",
            "//0123456789abcdef/", "/0123456789abcdef/../",
        ] { #expect(status(target) == 404, "\(target)") }
        for query in ["", "?from=", "?from=-1", "?from=x", "?other=1"] {
            #expect(status("/0123456789abcdef/events" + query) == 400, "\(query)")
        }
        for method in ["POST", "PUT", "DELETE", "OPTIONS"] { #expect(status("/0123456789abcdef/", method) == 405) }
        for host in ["evil.example", "evil.example:8080", "127.0.0.1", "127.0.0.1:80"] {
            #expect(status(host: host) == 403, "\(host)")
        }
        let events = "/0123456789abcdef/events?from=0"
        #expect(status(events, "GET", [("origin", "http://evil.example")]) == 403)
        #expect(status(events, "GET", [("origin", "http://127.0.0.1:8080")]) == 200)
        #expect(status(events, "GET", [("sec-fetch-site", "cross-site")]) == 403)
        #expect(status(events, "GET", [("sec-fetch-site", "same-origin")]) == 200)
        // A link from elsewhere opens the page.
        let link = [("sec-fetch-site", "cross-site"), ("sec-fetch-dest", "document")]
        #expect(status("/0123456789abcdef/", "GET", link) == 200)
        let fields = pages.answer(
            HTTPRequest(method: "GET", target: "/0123456789abcdef/", fields: [.init("host", "127.0.0.1:8080")])
        ).fields
        #expect(
            fields.contains { $0.value.contains("default-src 'none'") && $0.value.contains("frame-ancestors 'none'") })
    }
}
