import NeshData
import NeshTeaching
import Testing

@Suite("Reading recordings") struct CastTests {
    private func parse(_ text: String) throws -> Cast { try Cast.parse(Array(text.utf8), name: "r") }

    private static let wanted = [
        Cast.Moment(time: .milliseconds(500), event: .output("a\r\n")),
        Cast.Moment(time: .milliseconds(1750), event: .output("日\u{1b}[1m")),
    ]

    @Test(
        "all versions say the same",
        arguments: [
            #"{"version":1,"width":100,"height":30,"duration":2,"stdout":[[0.5,"a\r\n"],[1.25,"日\u001b[1m"]]}"#,
            """
            {
              "version": 1, "width": 100, "height": 30,
              "stdout": [[0.5, "a\\r\\n"], [1.25, "日\\u001b[1m"]]
            }
            """,
            """
            {"version":2,"width":100,"height":30}
            [0.5,"o","a\\r\\n"]
            [0.75,"i","x"]
            [1.75,"o","日\\u001b[1m"]
            """,
            """
            {"version":3,"term":{"cols":100,"rows":30}}
            # a comment
            [0.5,"o","a\\r\\n"]
            [0.25,"r","90x20"]
            [1,"o","日\\u001b[1m"]
            [0.25,"x","0"]
            """,
        ])
    func versions(_ text: String) throws {
        let cast = try parse(text)
        #expect(cast.moments == Self.wanted)
        #expect(cast.columns == 100 && cast.rows == 30 && cast.idleLimit == nil)
    }

    @Test("a recording says itself how long a pause may be")
    func idle() throws {
        for header in [
            #"{"version":2,"width":80,"height":24,"idle_time_limit":0.5}"#,
            #"{"version":3,"term":{"cols":80,"rows":24},"idle_time_limit":0.5}"#,
        ] {
            #expect(try parse(header + "\n[8,\"o\",\"b\"]\n").idleLimit == .milliseconds(500))
        }
    }

    @Test(
        "other files and damaged ones are refused, a last line that is cut off is not",
        arguments: [
            "", "{}", "[1]", "{\"version\":4}\n[1,\"o\",\"\"]", "{\"version\":1}",
            "{\"version\":1,\"stdout\":[[\"x\",1]]}",
            "{\"version\":1,\"stdout\":[[-1,\"a\"]]}", "{\"version\":2}\nx\n[1,\"o\",\"\"]",
            "{\"version\":3}\n[-1,\"o\",\"\"]\n[1,\"o\",\"\"]",
        ])
    func refused(_ text: String) {
        #expect(throws: Failure.self) { try parse(text) }
    }

    @Test func cutOff() throws {
        let cast = try parse("{\"version\":3}\n[1,\"o\",\"a\"]\n[1,\"o")
        #expect(cast.moments.count == 1)
        #expect(cast.warning("a.cast") == "the last line of a.cast is cut off: this event is left out")
        #expect(try parse("{\"version\":3}\n[1,\"o\",\"a\"]\n").warning("a.cast") == nil)
    }
}
