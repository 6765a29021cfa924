import Foundation
import Glibc
import NeshData
import NeshTestSupport
import Testing

/// vsock, forward and vsock-proxy against an image whose program answers at port 5005.
@Suite("Vsock from the shell", .enabled(if: ChannelWorld.obstacle == nil, "this kernel has no way to answer vsock"))
struct ChannelTests {
    private static func start() throws -> String {
        "run-enclave --eif-path \(try ChannelWorld.answering.get()) --cpu-count 1 --memory 64 --debug-mode "
            + "--enclave-cid 16 > /dev/null\nwait vsock 16:5005 --timeout 20s\n"
    }

    private func script(_ home: Home, _ text: String) throws -> Ended {
        try home.write("script.nesh", try Self.start() + text + "\nterminate-enclave --all > /dev/null\n")
        return try home.run("script.nesh")
    }

    @Test("Connect by each way to name an enclave", arguments: Home.User.all)
    func connect(_ user: Home.User) throws {
        let ended = try script(
            try Home(user),
            """
            vsock connect 5005 --send one
            expect $output == one
            vsock connect answering 5005 --send two
            expect $output == two
            vsock connect 16:5005 --send three
            expect $output == three
            vsock connect answering:5005 --send four
            expect $output == four
            wait vsock answering:5005
            not vsock connect parent:5005
            expect $error.message ~ 'nobody listens at 3:5005'
            vsock listen 9001 --once --reply pong &
            wait vsock parent:9001
            vsock connect 5005 --send 'out 9001 ping'
            expect $output == pong
            not wait vsock parent 9002 --timeout 1ms
            expect $error.message ~ 'nobody listens at 3:9002 after 1ms'
            """)
        #expect(ended.status == 0, "\(ended.output)\n\(ended.errors)")
        #expect(ended.output.contains("ping"))
    }

    @Test("Who waits in vain learns whose port it was, and who listens instead", arguments: ["C.UTF-8", "ja_JP.UTF-8"])
    func whoIsWaitedFor(_ locale: String) throws {
        let home = try Home()
        try home.write("start.nesh", try Self.start())
        #expect(try home.run("start.nesh").status == 0)
        let elsewhere = try home.run("wait", "vsock", "parent:5005", "--timeout", "1ms")
        #expect(
            elsewhere.errors.contains(
                "nobody listens at port 5005 of the parent (3); at that of answering (16) somebody does"))
        #expect(elsewhere.errors.contains("fix: nesh wait vsock 16:5005"), "\(elsewhere.errors)")
        let session = try home.terminal(["wait", "vsock", "answering:8001"], adding: ["LC_ALL": locale])
        let isEnglish = locale == "C.UTF-8"
        let waiting =
            isEnglish ? "waiting for 16:8001, " : "16:8001 を待っています (最長 "
        try session.waitFor(waiting)
        session.type("\u{3}")
        try session.waitFor(
            isEnglish
                ? "nobody listens at port 8001 of answering (16), which listens at 5005"
                : "answering (16) のポート 8001 で待ち受けているプログラムはありません")
    }

    @Test("Standard input goes there, and a file comes back")
    func pipes() throws {
        let home = try Home()
        _ = try script(home, "")
        let text = String(repeating: "a line of the file\n", count: 20_000)
        try home.write("start.nesh", try Self.start())
        #expect(try home.run("start.nesh").status == 0)
        let ended = try home.run(["vsock", "connect", "16:5005"], input: text)
        #expect(ended.status == 0)
        #expect(ended.output == text)
    }

    @Test("The picture shows listeners and connections, and JSON has both")
    func list() throws {
        let home = try Home()
        let ended = try script(
            home,
            """
            vsock listen 9001 &
            wait vsock 3:9001
            vsock ls
            vsock ls --json > list.json
            """)
        #expect(
            ended.output.contains(
                """
                the parent (3)
                └─ 9001  listens
                answering (16)
                └─ 5005  listens
                """), "\(ended.output)\n\(ended.errors)")
        let json = try JSON.parse(String(contentsOfFile: home.path + "/list.json", encoding: .utf8))
        #expect(
            json["Listeners"]?.array == [
                ["CID": 3, "Port": 9001, "Name": "parent"], ["CID": 16, "Port": 5005, "Name": "answering"],
            ])
        #expect(json["Connections"]?.array == [])
    }

    @Test("The picture shows what a relay has carried so far, while it is connected")
    func bytes() throws {
        let home = try Home()
        try home.write("start.nesh", try Self.start())
        #expect(try home.run("start.nesh").status == 0)
        let session = try home.terminal(["vsock", "connect", "16:5005"])
        try session.waitFor("connected")
        session.type("twelve bytes\r")
        #expect(try eventually { try home.run("vsock", "ls").output.contains("  13 B out, 13 B back") })
        let connection = try home.run("vsock", "ls", "--json").json?["Connections"]?.array?.first
        #expect(connection?["To"]?["Port"] == 5005)
        #expect(connection?["BytesSent"] == 13 && connection?["BytesReceived"] == 13)
        // A relay that is gone says nothing any more.
        session.type("\u{4}")
        #expect(try eventually { try !home.run("vsock", "ls").output.contains(" out, ") })
    }

    /// 20 at once, and 10 MiB both ways in one.
    @Test(
        "Streams keep every byte and end each way for itself", .enabled(if: ChannelWorld.hasPython),
        arguments: [(20, 300_000), (1, 10 << 20)])
    func streams(_ count: Int, _ size: Int) throws {
        let client = "\(ChannelWorld.python) \(ChannelWorld.folder)/streams.py"
        let port = try ChannelWorld.freePort()
        let ended = try script(
            try Home(),
            """
            forward \(port):5005 -v &
            !i=0; until \(client) \(port) 1 10 > first 2>&1; do i=$((i+1)); [ $i -lt 100 ] || break; sleep 0.1; done
            !\(client) \(port) \(count) \(size)
            expect $output == 'wrong: none'
            """)
        #expect(ended.status == 0, "\(ended.output)\n\(ended.errors)")
        #expect(ended.errors.contains("forward: connection 2 ended: "))
    }

    @Test("The way out leads to one place", .enabled(if: ChannelWorld.hasPython))
    func wayOut() throws {
        let server = try ChannelWorld.server(
            """
            text = b""
            while piece := connection.recv(1000):
                text += piece
            connection.sendall(text.upper())
            """)
        let ended = try script(
            try Home(),
            """
            forward --from-enclave 8000 localhost:\(server.line) &
            wait vsock 3:8000
            vsock connect 5005 --send 'out 8000 in small letters'
            expect $output == 'IN SMALL LETTERS'
            """)
        #expect(ended.status == 0, "\(ended.output)\n\(ended.errors)")
    }

    @Test("An enclave is told when nobody listens, and so is the parent")
    func nobodyListens() throws {
        let ended = try script(
            try Home(),
            """
            vsock connect 5005 --send 'out 8000 x'
            expect $output ~ 'cannot connect: Connection reset by peer'
            not vsock connect 5006 --send x
            expect $error.message ~ 'nobody listens at 16:5006'
            not forward localhost:80
            not vsock connect 99:5005 --send x
            not vsock connect 99:4444 --send x
            expect $error.details ~ 'no enclave with CID 99 is running'
            """)
        #expect(ended.status == 0, "\(ended.output)\n\(ended.errors)")
    }

    @Test("A directory that is removed meanwhile ends no wait, and its deadline holds; one made again is seen")
    func removedMeanwhile() throws {
        let home = try Home()
        // The switch is there, and nobody listens any more.
        try home.write("first.nesh", "vsock listen 9001 &\nwait vsock 3:9001\n")
        #expect(try home.run("first.nesh").status == 0)
        let limited = try home.terminal(["wait", "vsock", "parent:9001", "--timeout", "2s"])
        let patient = try home.terminal(["wait", "vsock", "parent:9001", "--timeout", "1m"])
        for session in [limited, patient] { try session.waitFor("waiting for 3:9001") }
        try FileManager.default.removeItem(atPath: home.sockets)
        #expect(try limited.waitForEnd(seconds: 20) != 0)
        try limited.waitFor("nobody listens at")
        #expect(mkdir(home.sockets, 0o700) == 0)
        let listener = try home.terminal(["vsock", "listen", "9001"])
        #expect(try patient.waitForEnd(seconds: 20) == 0)
        listener.type("\u{3}")
        _ = try listener.waitForEnd()
    }
}
