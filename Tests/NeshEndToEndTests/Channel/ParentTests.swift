import Foundation
import Glibc
import NeshTestSupport
import Testing

/// `parent`: host programs with the parent's vsock.
@Suite(
    "Programs of the parent",
    .enabled(if: ChannelWorld.obstacle == nil, "this kernel has no way to answer vsock"))
struct ParentTests {
    @Test(
        "Status and signal pass through",
        arguments: [
            (["sh", "-c", "exit 7"], 7), (["true"], 0), (["sh", "-c", "kill -TERM $$"], 143),
            (["no-such-program"], 127),
        ] as [([String], Int32)])
    func status(_ command: [String], _ expected: Int32) throws {
        for user in Home.User.all {
            let ended = try Home(user).run(["parent", "--"] + command)
            #expect(ended.status == expected, "\(ended.errors)")
        }
    }

    @Test("A connection that the other side closes is said to be, and the Ctrl-D that comes too late does no harm")
    func closedByTheOtherSide() throws {
        let session = try Home().prompt()
        try session.enter("vsock listen 9002 --reply bye --once &", until: "[1] vsock listen 9002")
        try session.enter("vsock wait parent:9002 --timeout 20s\r\u{c}echo ready", until: "\nready\n")
        try session.enter("vsock connect parent:9002", until: "3:9002 has closed the connection")
        session.type("\u{4}")
        try session.waitFor("nesh goes on; Ctrl-D once more leaves it")
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
    }

    @Test("The Ctrl-D that is pressed once more as a connection ends does not leave nesh")
    func secondEnd() throws {
        let session = try Home().prompt()
        try session.enter("vsock listen 9001 --once &", until: "[1] vsock listen 9001 --once")
        try session.enter("vsock wait parent:9001 --timeout 20s\r\u{c}echo ready", until: "\nready\n")
        try session.enter("vsock connect parent:9001", until: "connected; Ctrl-D")
        try session.enter("a word", until: "a word\na word")
        session.type("\u{4}\u{4}")
        try session.waitFor("nesh goes on; Ctrl-D once more leaves it")
        try session.enter("\u{c}echo here", until: "here")
        // A line was typed: this one is meant.
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
    }

    @Test("Input, output, files and pipes are its own") func streams() throws {
        let home = try Home()
        #expect(try home.run(["parent", "tr", "a-z", "A-Z"], input: "some text\n").output == "SOME TEXT\n")
        try home.write(
            "script.nesh",
            """
            parent sh -c 'echo one; echo two'
            expect $output ~ one
            expect $output ~ two
            parent echo three | tr a-z A-Z
            expect $output == THREE
            parent echo four > file
            !cat file
            expect $output == four
            not parent sh -c 'exit 4'
            expect $status == 4
            set word five
            parent sh -c 'echo $word'
            expect $output == five
            """)
        let ended = try home.run("script.nesh")
        #expect(ended.status == 0, "\(ended.output)\n\(ended.errors)")
        #expect(ended.errors.contains("parent: sh exited with status 4"))
    }

    @Test("Two programs talk as CID 3", .enabled(if: ChannelWorld.hasPython), arguments: Home.User.all)
    func talk(_ user: Home.User) throws {
        let home = try Home(user)
        let server = """
            import socket
            s = socket.socket(socket.AF_VSOCK)
            s.bind((socket.VMADDR_CID_ANY, 5005))
            s.listen()
            c, (cid, port) = s.accept()
            c.sendall(b"you are %d" % cid)
            """
        let client = """
            import socket
            s = socket.socket(socket.AF_VSOCK)
            s.connect((3, 5005))
            print(s.recv(100).decode())
            """
        try home.write("server.py", server)
        try home.write("client.py", client)
        try home.write(
            "script.nesh",
            """
            parent \(ChannelWorld.python) server.py &
            wait vsock 3:5005 --timeout 20s
            parent \(ChannelWorld.python) client.py
            expect $output == 'you are 3'
            option parent on
            !\(ChannelWorld.python) server.py & i=0; until \(ChannelWorld.python) client.py 2>/dev/null; do sleep 0.1; done
            expect $output == 'you are 3'
            option parent off
            """)
        let ended = try home.run("script.nesh")
        #expect(ended.status == 0, "\(ended.output)\n\(ended.errors)")
    }

    /// By a process's first thread, by another one, by a child that shares its parent's memory, and by one with a path of
    /// its own that leads nowhere.
    @Test(
        "nitro-cli is found by its usual path",
        .enabled(
            if: ChannelWorld.hasPython && access("/usr/bin/nitro-cli", F_OK) != 0,
            "it takes /usr/bin/python3, and no nitro-cli in its place"),
        arguments: Home.User.all)
    func nitroCLI(_ user: Home.User) throws {
        let home = try Home(user)
        let image = try ChannelWorld.answering.get()
        let look = """
            import json, subprocess, threading
            def look(*paths):
                for path in paths:
                    said = subprocess.run([path, "describe-enclaves"], capture_output=True, check=True).stdout
                    print(json.loads(said)[0]["EnclaveCID"], flush=True)
            look("/bin/nitro-cli", "/usr/bin/nitro-cli", "/bin/nitro-cli")
            thread = threading.Thread(target=look, args=["/bin/nitro-cli"])
            thread.start()
            thread.join()
            try:
                look("/bin/nitro-clo")
            except FileNotFoundError:
                print("missing")
            """
        try home.write("look.py", look)
        try home.write(
            "script.nesh",
            """
            run-enclave --eif-path \(image) --cpu-count 1 --memory 64 --enclave-cid 21 > /dev/null
            parent \(ChannelWorld.python) look.py > found
            parent /bin/nitro-cli describe-enclaves | grep -c CID >> found
            parent sh -c '/usr/bin/nitro-cli --version; exec /bin/nitro-cli describe-enclaves' | grep -c CID >> found
            option parent on
            !/bin/nitro-cli describe-enclaves | grep -c CID >> found
            !/bin/echo 'others run as ever' >> found
            option parent off
            terminate-enclave --all > /dev/null
            """)
        let ended = try home.run("script.nesh")
        #expect(ended.status == 0, "\(ended.output)\n\(ended.errors)")
        let found = try String(contentsOfFile: home.path + "/found", encoding: .utf8)
        #expect(found == "21\n21\n21\n21\nmissing\n1\n1\n1\nothers run as ever\n", "\(found)")
        let outside = try Ended.of("sh", ["-c", "/bin/nitro-cli"], environment: home.environment)
        #expect(outside.status == 127)
    }

    /// What the nitro engine takes, the machine's own vsock, under a supervisor that answers as one: nothing reaches this
    /// machine's.
    @Test("vsock-proxy over a socket of the family AF_VSOCK", .enabled(if: ChannelWorld.hasPython))
    func machine() throws {
        let home = try Home()
        let server = try ChannelWorld.server(
            """
            connection.sendall(b"got " + connection.recv(100))
            """)
        try home.write("list.yaml", "allowlist:\n- {address: 127.0.0.1, port: \(server.line)}\n")
        let program = try BuiltProgram.path.get()
        try home.write(
            "script.nesh",
            """
            parent \(program) --engine nitro vsock-proxy -v 8001 127.0.0.1 \(server.line) --config list.yaml &
            wait vsock 3:8001 --timeout 20s
            parent \(program) --engine nitro vsock connect 3:8001 --send one
            expect $output == 'got one'
            vsock connect 3:8001 --send two
            expect $output == 'got two'
            not parent \(program) --engine nitro vsock connect 3:8002 --send three
            exit 0
            """)
        let ended = try home.run("script.nesh")
        #expect(ended.status == 0, "\(ended.output)\n\(ended.errors)")
        #expect(ended.output.contains("got one"), "\(ended.output)\n\(ended.errors)")
        #expect(ended.output.contains("got two"))
        #expect(ended.errors.contains("nobody listens at 3:8002"))
    }

    @Test("A set-user-ID program is warned of", .enabled(if: geteuid() == 0, "only root can make one for another"))
    func setUserID() throws {
        let home = try Home(.nobody)
        let program = home.path + "/set-user-id"
        try TestProgram.copy("/bin/true", to: program)
        chown(program, 0, 0)
        chmod(program, 0o4755)
        let ended = try home.run("parent", program)
        #expect(ended.status == 0)
        #expect(ended.errors.contains("\(program) is set-user-ID: as a program of the parent's it runs without those"))
    }

    @Test("At the prompt it has the terminal, and Ctrl-C is its own") func terminal() throws {
        let session = try Home().prompt()
        try session.enter(
            "parent sh -c 'test -t 0 && test -t 1 && echo a terminal of $(stty size)'", until: "a terminal of 40 100")
        try session.awaitPrompt()
        try session.enter(
            "parent sh -c 'trap \"echo caught; exit 3\" INT; echo ready; while :; do sleep 0.1; done'", until: "ready")
        try session.type("\u{3}", until: "caught")
        try session.awaitPrompt()
    }
}
