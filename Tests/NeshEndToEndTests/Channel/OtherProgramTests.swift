import Foundation
import NeshTestSupport
import Testing

/// Programs of others that know vsock, as Debian has them: in an enclave and on the parent, as listeners and as those who
/// connect.
@Suite(
    "Other programs with vsock",
    .enabled(
        if: ChannelWorld.obstacle == nil && TestProgram.areInstalled("socat", "ncat", "busybox", "bash"),
        "it takes a kernel that lets vsock be answered, socat, ncat and busybox"))
struct OtherProgramTests {
    static let library = "/usr/share/gocode/src/github.com/mdlayher/vsock"
    static let hasGo = TestProgram.areInstalled("go") && FileManager.default.fileExists(atPath: library)

    /// A program of Go's with the library mdlayher/vsock; nil where Go is not installed.
    private static let speak: Result<String?, any Error> = Result {
        guard hasGo else { return nil }
        let place = try directory.get().path
        try FileManager.default.copyItem(
            atPath: ChannelWorld.folder + "/others/speak.go", toPath: place + "/speak.go")
        let environment = [
            "PATH": BuiltProgram.searchPath, "HOME": place, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode",
            "CGO_ENABLED": "0",
        ]
        let ended = try Ended.of(
            "go", ["build", "-o", place + "/speak", place + "/speak.go"], environment: environment)
        guard ended.status == 0 else { throw BuiltProgram.Failed(ended) }
        return place + "/speak"
    }

    private static let image: Result<String, any Error> = Result {
        let place = try directory.get().path
        let programs = try ["socat", "ncat"].map(path) + [speak.get()].compactMap { $0 }
        let made = try Ended.of(
            "bash", [ChannelWorld.folder + "/others/make-root", place + "/root"] + programs,
            environment: ["PATH": BuiltProgram.searchPath])
        guard made.status == 0 else { throw BuiltProgram.Failed(made) }
        let file = place + "/others.eif"
        let built = try Home().run(
            "build-enclave", "--docker-uri", "rootfs:\(place)/root", "--cmd", "/start", "--output-file", file)
        guard built.status == 0 else { throw BuiltProgram.Failed(built) }
        return file
    }

    private static let directory: Result<TemporaryDirectory, any Error> = Result {
        let directory = try TemporaryDirectory()
        chmod(directory.path, 0o755)
        atexit {
            if let path = try? OtherProgramTests.directory.get().path {
                try? FileManager.default.removeItem(atPath: path)
            }
        }
        return directory
    }

    private static func path(_ name: String) throws -> String {
        let ended = try Ended.of(
            "sh", ["-c", "command -v \(name)"], environment: ["PATH": BuiltProgram.searchPath])
        return String(ended.output.dropLast())
    }

    private func script(_ user: Home.User, _ text: String) throws {
        let home = try Home(user)
        try home.write(
            "script.nesh",
            """
            run-enclave --eif-path \(try Self.image.get()) --cpu-count 1 --memory 256 --debug-mode --enclave-cid 16 \
            > /dev/null
            wait vsock 16:5001 --timeout 30s
            wait vsock 16:5002 --timeout 30s
            wait vsock 16:5004 --timeout 30s
            \(text)
            terminate-enclave --all > /dev/null
            exit 0
            """)
        let ended = try home.run("script.nesh")
        #expect(ended.status == 0, "\(ended.output)\n\(ended.errors)")
    }

    @Test("socat and ncat", arguments: Home.User.all)
    func debian(_ user: Home.User) throws {
        try script(
            user,
            """
            parent sh -c 'echo one | socat -t 30 - VSOCK-CONNECT:16:5001'
            expect $output == one
            parent sh -c 'echo two | ncat --vsock 16 5001'
            expect $output == two
            parent socat -u VSOCK-CONNECT:16:5002 -
            expect $output == 'a word from ncat'
            parent ncat --recv-only --vsock 16 5002
            expect $output == 'a word from ncat'
            parent socat -t 30 VSOCK-LISTEN:9001,fork EXEC:cat &
            wait vsock 3:9001 --timeout 30s
            vsock connect 5004 --send socat
            expect $output == ping
            vsock connect 5004 --send ncat
            expect $output == ping
            parent ncat --vsock -l 9002 -c 'echo a word' &
            wait vsock 3:9002 --timeout 30s
            parent ncat --recv-only --vsock 3 9002
            expect $output == 'a word'
            """)
    }

    @Test(
        "Go with mdlayher/vsock", .enabled(if: hasGo, "Go with golang-github-mdlayher-vsock-dev is not installed"),
        arguments: Home.User.all)
    func go(_ user: Home.User) throws {
        let speak = try #require(try Self.speak.get())
        try script(
            user,
            """
            wait vsock 16:5003 --timeout 30s
            parent \(speak) connect 16 5001 three
            expect $output == three
            parent \(speak) connect 16 5003 four
            expect $output == four
            parent sh -c 'echo five | socat -t 30 - VSOCK-CONNECT:16:5003'
            expect $output == five
            parent sh -c 'echo six | ncat --vsock 16 5003'
            expect $output == six
            parent \(speak) listen 9001 3 &
            wait vsock 3:9001 --timeout 30s
            vsock connect 5004 --send speak
            expect $output == ping
            vsock connect 5004 --send socat
            expect $output == ping
            not parent \(speak) connect 16 5999 seven
            """)
    }
}
