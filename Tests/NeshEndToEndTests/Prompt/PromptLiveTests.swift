import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

extension PromptTests {
    @Suite("Views that renew themselves") struct Live {
        private func world() throws -> PromptWorld {
            let world = try PromptWorld()
            try world.make(.quiet)
            for name in ["one", "two"] { try start(name, in: world) }
            return world
        }

        private func start(_ name: String, in world: PromptWorld) throws {
            let started = try world.nesh(
                "run-enclave", "--eif-path", "quiet.eif", "--memory", "64", "--cpu-count", "1", "--enclave-name", name,
                "--debug-mode")
            #expect(started.succeeded, "\(started.errors)")
        }

        private func prompt(in world: PromptWorld, _ columns: Int) throws -> TerminalSession {
            let session = try world.start(PromptWorld.program, columns: columns, rows: 12)
            try session.awaitPrompt()
            return session
        }

        @Test("top follows the terminal's size, sorts, and gives the screen back", arguments: [80, 40])
        func top(columns: Int) throws {
            let world = try world()
            let session = try prompt(in: world, columns)
            session.type("top --every 200ms\r")
            try session.wait("both enclaves and the keys") { screen in
                screen.text.contains("2 enclaves") && screen.text.contains("one") && screen.text.contains("two")
                    && screen.row(11).hasPrefix("q quit")
            }
            #expect(session.screen.text.contains("VSOCK") == (columns == 80))
            session.type("n")
            try session.wait("sorted by name") { $0.text.contains("NAME▴") }
            session.type("r")
            try session.wait("the other way") { screen in
                let rows = screen.lines.filter { $0.hasPrefix("  one") || $0.hasPrefix("  two") }
                return rows.count == 2 && rows[0].hasPrefix("  two")
            }
            session.resize(columns: columns == 80 ? 40 : 80, rows: 9)
            try session.wait("another width") { screen in
                screen.text.contains("VSOCK") == (columns == 40) && screen.row(8).hasPrefix("q quit")
            }
            session.type(columns == 80 ? "q" : "\u{3}")
            try session.awaitPrompt()
            try session.enter("echo all\"-\"well", until: "all-well")
            let text = String(decoding: session.output, as: UTF8.self)
            #expect(text.ranges(of: "\u{1b}[?1049h").count == 1 && text.ranges(of: "\u{1b}[?1049l").count == 1)
        }

        @Test("ls --watch shows what starts and what ends at once", arguments: [80, 40])
        func watch(columns: Int) throws {
            let world = try world()
            let session = try prompt(in: world, columns)
            // So long that only the event can be the reason.
            session.type("ls --watch --every 10m\r")
            try session.wait("both enclaves") { $0.text.contains("one") && $0.row(11).hasPrefix("q quit") }
            _ = try world.nesh("terminate-enclave", "--enclave-name", "two")
            try session.wait("its end") { screen in
                screen.row(10).contains("two") && !screen.lines.dropLast(2).contains { $0.contains("two") }
            }
            try start("three", in: world)
            try session.wait("another start") { screen in
                screen.row(10).contains("three started") && screen.lines.dropLast(2).contains { $0.contains("three") }
            }
            session.type("q")
            try session.awaitPrompt()
        }

        @Test("without a cursor and in a pipe one picture follows the other")
        func printed() throws {
            let world = try world()
            let piped = try world.nesh("top", "-n", "2", "--every", "100ms")
            let text = piped.output
            #expect(piped.succeeded && text.ranges(of: "nesh top").count == 2 && !text.contains("\u{1b}"))
            #expect(text.contains("one") && !text.contains("q quit"))
            let listed = try world.nesh("ls", "--watch", "-n", "2", "--every", "100ms")
            let tables = listed.output
            #expect(listed.succeeded && tables.ranges(of: "NAME").count == 2 && !tables.contains("\u{1b}"))
            let dumb = try world.start(
                PromptWorld.program, ["top", "-n", "1", "--every", "100ms"], environment: ["TERM": "dumb"], columns: 40)
            #expect(try dumb.waitForEnd() == 0)
            #expect(dumb.screen.text.contains("one") && !dumb.output.contains(0x1b))
            #expect(dumb.screen.unknown.isEmpty)
            // Whoever stops reading ends it.
            let head = try world.start(
                "/bin/sh", ["-c", "\(PromptWorld.program) top --every 100ms | head -n 1"], columns: 80)
            #expect(try head.waitForEnd() == 0)
        }

        @Test("one picture alone stays on the screen", arguments: [["top"], ["ls", "--watch"]])
        func once(words: [String]) throws {
            let world = try world()
            let session = try world.start(PromptWorld.program, words + ["-n", "1"])
            #expect(try session.waitForEnd() == 0)
            #expect(session.screen.text.contains("one") && session.screen.text.contains("two"))
            // Not on a screen of its own, which goes with the program.
            #expect(!String(decoding: session.output, as: UTF8.self).contains("\u{1b}[?1049h"))
        }

        @Test("numbers for programs: a busy enclave uses CPU, a talking one has a rate")
        func json() throws {
            let world = try PromptWorld()
            try world.make(.flood, .quiet)
            for name in ["flood", "quiet"] {
                _ = try world.nesh(
                    "run-enclave", "--eif-path", "\(name).eif", "--memory", "64", "--cpu-count", "1", "--enclave-name",
                    name, "--debug-mode")
            }
            let ended = try world.nesh("top", "--json", "--every", "500ms")
            let list = ended.json?.array ?? []
            #expect(list.compactMap { $0["EnclaveName"]?.string } == ["flood", "quiet"], "the busiest first")
            func number(_ json: JSON?) -> Double {
                switch json {
                case .number(let value)?: value
                case .integer(let value)?: Double(value)
                default: -1
                }
            }
            #expect(number(list.first?["CPUPercent"]) > 5 && number(list.last?["CPUPercent"]) >= 0)
            #expect(number(list.first?["ConsoleBytesPerSecond"]) > 1000)
            #expect((0..<100).contains(number(list.last?["ConsoleBytesPerSecond"])))
            #expect(number(list.first?["VsockConnections"]) == 0)
        }

        @Test("the machine and an image are drawn", arguments: [80, 40])
        func pictures(columns: Int) throws {
            let world = try world()
            for (colour, mark) in [("1", "a"), ("", "█")] {
                let session = try world.start(
                    PromptWorld.program, ["resources"], environment: ["NO_COLOR": colour], columns: columns, rows: 30)
                #expect(try session.waitForEnd() == 0)
                #expect(session.screen.row(0).hasPrefix("CPUs"))
                #expect(session.screen.row(1).contains(mark) && session.screen.text.contains("two"))
                #expect(session.output.contains(0x1b) == colour.isEmpty)
            }
            let map = try world.start(
                PromptWorld.program, ["eif", "map", "quiet.eif"], columns: columns, rows: 30)
            #expect(try map.waitForEnd() == 0)
            #expect(map.screen.lines.allSatisfy { $0.count <= columns } && map.screen.text.contains("ramdisk 2"))
            let allocator = try world.start(PromptWorld.program, ["allocator", "show"], columns: columns)
            #expect(try allocator.waitForEnd() == 0)
            #expect(allocator.screen.text.contains("░"))
            let piped = try world.nesh("resources")
            #expect(piped.output.hasPrefix("  "), "the table alone")
            let json = try #require(world.nesh("eif", "map", "quiet.eif", "--json").json)
            #expect(json["Sections"]?.array?.count == 5)
            let described = try #require(world.nesh("describe-eif", "--eif-path", "quiet.eif").json)
            #expect(json["Measurements"] == described["Measurements"] && described["Measurements"] != nil)
        }

        /// Each view in each plain terminal: nothing is wider than it, and no colour and, without a cursor, no sequence at all.
        @Test(
            "views are plain where colours or a cursor are not to be had", arguments: [80, 40],
            [["NO_COLOR": "1"], ["TERM": "dumb"]])
        func plain(columns: Int, environment: [String: String]) throws {
            let world = try world()
            let views = [
                (["top", "-n", "2", "--every", "100ms"], "one"),
                (["ls", "--watch", "-n", "2", "--every", "100ms"], "two"),
                (["resources"], "two"), (["allocator", "show"], "for enclaves"),
                (["eif", "map", "quiet.eif"], "ramdisk 2"),
            ]
            for (words, sign) in views {
                let session = try world.start(
                    PromptWorld.program, words, environment: environment, columns: columns, rows: 40)
                #expect(try session.waitForEnd() == 0, "\(words)")
                let text = String(decoding: session.output, as: UTF8.self)
                #expect(text.contains(sign), "\(words)")
                let sequences = text.ranges(of: /\u{1b}\[[0-9;?]*[A-Za-z]/).map { text[$0] }
                #expect(sequences.allSatisfy { !$0.hasSuffix("m") || $0 == "\u{1b}[0m" }, "\(words) \(sequences)")
                if environment["TERM"] != nil { #expect(sequences.isEmpty, "\(words) \(sequences)") }
                // A path stays whole, to be copied.
                let rows = PlainScreen.rows(of: text).filter { !$0.contains("/") || words.first == "eif" }
                #expect(rows.allSatisfy { $0.count <= columns }, "\(words) \(rows.filter { $0.count > columns })")
            }
        }
    }
}

/// What was written, row by row as it was meant, without a terminal's wrapping.
private enum PlainScreen {
    static func rows(of text: String) -> [String] {
        var plain = ""
        plain.unicodeScalars.append(contentsOf: text.unicodeScalars.filter { $0 != "\r" })
        return plain.replacing(/\u{1b}\[[0-9;?]*H/, with: "\n").replacing(/\u{1b}\[[0-9;?]*[A-Za-z]/, with: "")
            .split(separator: "\n").map(String.init)
    }
}
