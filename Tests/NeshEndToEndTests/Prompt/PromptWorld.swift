import Foundation
import NeshSystem
import NeshTestSupport

/// A home with a pool and images of a test's own, and the prompt in it.
final class PromptWorld {
    let home: Home
    /// The working directory; the home is `home` in it.
    var directory: TemporaryDirectory { home.directory }
    var environment: [String: String] { home.environment }
    static let program = TestProgram.nesh

    /// What enclaves of the test do; the image's name.
    enum App: String, CaseIterable {
        /// A line a second, numbered.
        case hello
        /// `ready`, then nothing.
        case quiet
        /// `failing`, then exit status 3.
        case brief
        /// Escapes that would harm a terminal, then nothing.
        case rude
        /// `eating`, then more memory than it has.
        case greedy
        /// Numbered lines as fast as they are taken.
        case flood

        var script: String {
            switch self {
            case .hello: "i=0; while :; do i=$((i+1)); echo \"line $i of hello\"; sleep 1; done"
            case .quiet: "echo ready; while :; do sleep 1000; done"
            case .brief: "echo failing; sleep 1; exit 3"
            case .rude: "printf '\\033]0;stolen\\007\\033[2Jrude\\033[31mred\\n'; while :; do sleep 1000; done"
            case .greedy: "echo eating; sleep 1; yes | tail -c 1000000000"
            case .flood: "echo begin; yes 'the same line again and again, to fill what can be filled'"
            }
        }
    }

    /// - Parameter cpus: of the pool.
    init(cpus: Int = 2) throws {
        // Below the home, so that screens name it as a user's.
        home = try Home(work: "", folders: ["home/run"]) { root in
            [
                "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "TZ": "UTC", "NITRO_CLI_SOCKETS_PATH": root + "/home/run",
            ]
        }
        chmod(directory.path + "/home/run", 0o700)
        try directory.write("home/.config/nesh/allocator.yaml", "---\nmemory_mib: 4096\ncpu_count: \(cpus)\n")
    }

    /// Makes `NAME.eif` in the world's directory: busybox, running the app's script.
    func make(_ apps: App...) throws {
        for app in apps {
            let context = "context-\(app.rawValue)"
            let busybox = try File.read("/bin/busybox", limit: 1 << 25)
            try directory.write(context + "/busybox", busybox)
            try directory.write(
                context + "/Dockerfile",
                "FROM scratch\nCOPY busybox /bin/busybox\nCOPY app.sh /app.sh\n"
                    + "ENV PATH=/bin\nCMD [\"/bin/busybox\", \"sh\", \"/app.sh\"]\n")
            chmod(directory.path + "/" + context + "/busybox", 0o755)
            let script =
                "/bin/busybox mkdir -p /bin; for i in sleep yes tail; do /bin/busybox ln -s /bin/busybox /bin/$i; done; "
            try directory.write(context + "/app.sh", script + app.script + "\n")
            let made = try nesh(
                "build-enclave", "--docker-uri", "\(app.rawValue):latest", "--docker-dir", context, "--output-file",
                "\(app.rawValue).eif")
            guard made.status == 0 else { throw BuiltProgram.Failed(made) }
        }
    }

    /// nesh in another terminal: one command, to its end.
    @discardableResult
    func nesh(_ arguments: String...) throws -> Ended { try home.run(arguments) }

    @discardableResult
    func nesh(_ arguments: [String]) throws -> Ended { try home.run(arguments) }

    /// The prompt, with its first line on the screen.
    func prompt(
        _ arguments: [String] = [], environment extra: [String: String] = [:], columns: Int = 80, rows: Int = 24
    ) throws -> TerminalSession {
        let session = try start(Self.program, arguments, environment: extra, columns: columns, rows: rows)
        try session.waitFor("nesh>", seconds: 60)
        return session
    }

    /// Any program on a terminal in this world.
    func start(
        _ program: String, _ arguments: [String] = [], environment extra: [String: String] = [:], columns: Int = 80,
        rows: Int = 24
    ) throws -> TerminalSession {
        try home.terminal(running: [program] + arguments, adding: extra, columns: columns, rows: rows)
    }
}
