import Foundation
import Glibc
import NeshTestSupport
import Testing

/// `vsock-proxy` by itself, as a verb and as a program of that name.
@Suite("vsock-proxy") struct ProxyTests {
    private let home: Home

    init() throws {
        home = try Home()
        try home.write("list.yaml", "allowlist:\n- {address: localhost, port: 443}\n- {address: 127.0.0.1, port: 80}\n")
        try home.write("none.yaml", "allowlist: []\n")
        try home.write("bad.yaml", "allowlist:\n- localhost:443\n")
    }

    static let refusals: [(line: String, verb: Int32, program: Int32, said: String)] = [
        ("8001 localhost 80 --config list.yaml", 3, 1, "localhost:80 is not allowed by list.yaml"),
        ("8001 LOCALHOST 443 --config list.yaml", 3, 1, "names must be the same to the letter"),
        ("8001 127.0.0.1 443 --config list.yaml", 3, 1, "127.0.0.1 is on the list with port 80"),
        ("8001 localhost 443 --config none.yaml", 3, 1, "the list is empty"),
        (
            "8001 localhost 443 --config bad.yaml", 17, 1,
            "bad.yaml, line 2, column 3: this is not an address with a port"
        ),
        ("8001 localhost 443 --config gone.yaml", 19, 1, "gone.yaml: No such file or directory"),
        ("8001 127.0.0.1 80 -6 --config list.yaml", 11, 1, "127.0.0.1 has no IPv6 address"),
        ("8001 localhost", 2, 2, "REMOTE_PORT"),
        ("8001 localhost 70000 --config list.yaml", 3, 1, "70000 is not a TCP port"),
        ("0 localhost 443 --config list.yaml", 3, 1, "0 is not a vsock port"),
        ("8001 localhost 443 -4 -6 --config list.yaml", 2, 2, "-6"),
        ("8001 localhost 443 -w 0 --config list.yaml", 3, 1, "out of range"),
    ]

    @Test("What is refused is said, with AWS's status under AWS's name", arguments: refusals)
    func refuses(_ line: String, _ verb: Int32, _ program: Int32, _ said: String) throws {
        let words = line.split(separator: " ").map(String.init)
        var ended = try home.run(["vsock-proxy"] + words)
        #expect(ended.status == verb, "\(ended.errors)")
        #expect(ended.errors.contains(said), "\(ended.errors)")
        ended = try called(words)
        #expect(ended.status == program, "\(ended.errors)")
        #expect(ended.errors.contains(said), "\(ended.errors)")
    }

    @Test("The program knows its help and its version") func help() throws {
        for words in [["--help"], ["-h"], []] {
            let ended = try called(words)
            #expect(ended.status == 0)
            #expect(ended.output.contains("usage: vsock-proxy "))
        }
        #expect(try called(["--version"]).output.hasPrefix("nesh "))
    }

    private func called(_ words: [String]) throws -> Ended {
        let link = home.path + "/vsock-proxy"
        if !FileManager.default.fileExists(atPath: link) {
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: BuiltProgram.path.get())
        }
        return try Ended.of(link, words, environment: home.environment, directory: home.path)
    }

    @Test("A port that is taken is refused; a job gives it back at its end") func takenPort() throws {
        try home.write(
            "script.nesh",
            """
            vsock-proxy 8001 localhost 443 --config list.yaml &
            wait vsock 3:8001
            not vsock-proxy 8001 localhost 443 --config list.yaml
            expect $error.message ~ 'port 8001 of the parent is taken already'
            """)
        #expect(try home.run("script.nesh").status == 0)
        #expect(try home.run("vsock", "ls").output == "nobody listens\n")
    }

    @Test("Ctrl-C ends it, at the prompt and as a program") func interrupted() throws {
        let session = try home.prompt()
        try session.enter(
            "vsock-proxy -v 8001 localhost 443 --config list.yaml",
            until: "port 8001 of the parent goes to localhost:443")
        session.type("\u{3}")
        try session.awaitPrompt()
        try session.enter("vsock ls", until: "nobody listens")
    }
}
