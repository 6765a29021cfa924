import CLinux
import Glibc
import NeshData
import NeshSystem

/// The hidden `nesh serve-kms`: a process of its own that serves a user's local KMS, so that it outlives the shell.
package enum KMSProcess {
    /// The word after the program's name that makes it a server.
    package static let verb = "serve-kms"

    /// Where it says that it serves, or why it cannot.
    private static let answers: Int32 = 3

    /// Starts one and waits until it serves.
    /// - Parameters:
    ///   - port: nil is the last one if it is free, otherwise any.
    ///   - program: this program's file.
    /// - Throws: why it cannot serve.
    package static func start(
        _ directory: KMSDirectory, port: UInt16?, program: String = "/proc/self/exe", interrupt: Interrupt
    ) throws(Failure) -> RunningKMS {
        try directory.make()
        let (child, pipe) = try spawn(directory, port, program)
        var answer: [UInt8] = []
        do throws(Failure) {
            let deadline = Deadline(after: .seconds(60))
            while answer.last != 10 {
                guard try !Poll.wait(for: pipe.raw, until: deadline, interrupt: interrupt).isEmpty else {
                    throw Failure(.enclaveProcessConnection, "the local KMS did not start in time")
                }
                var piece = [UInt8](repeating: 0, count: 4096)
                let count = read(pipe.raw, &piece, piece.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else {
                    throw Failure(.enclaveProcessConnection, "the local KMS's process ended before it served")
                }
                answer += piece.prefix(count)
            }
        } catch {
            child.signal(SIGTERM)
            throw error
        }
        let json = try? JSON.parse(answer)
        if let message = json?["error"]?.string {
            throw Failure(
                .socket, message, details: json?["details"]?.array?.compactMap(\.string) ?? [],
                fixes: json?["fixes"]?.array?.compactMap(\.string) ?? [])
        }
        guard let port = json?["port"]?.integer else {
            throw Failure(.enclaveProcessConnection, "the local KMS's process said something malformed")
        }
        let id = json?["pid"]?.integer.map { Int32(clamping: $0) } ?? child.id
        return RunningKMS(processID: id, port: UInt16(clamping: port))
    }

    private static func spawn(
        _ directory: KMSDirectory, _ port: UInt16?, _ program: String
    ) throws(Failure) -> (ChildProcess, OwnedDescriptor) {
        do {
            let nothing = try File.open("/dev/null", O_RDWR)
            let pipe = try Pipe()
            let child = try ChildProcess(
                program, arguments: ["nesh", verb, directory.data, port.map(String.init) ?? "last"],
                // Nothing of the user's environment is a server's business.
                environment: ["PATH=\(SearchPath.standard)"],
                descriptors: [0: nothing.raw, 1: nothing.raw, 2: nothing.raw, answers: pipe.writing.raw],
                directory: "/", newSession: true)
            // Nobody waits for a server: a thread takes its status when it ends, so that no zombie stays.
            try? SystemThread.start { _ = try? child.wait() }
            return (child, pipe.reading)
        } catch { throw error.failure(.processSpawn) }
    }

    /// Serves until it is told to end. Call it before anything else in the process.
    /// - Parameters:
    ///   - arguments: those behind the hidden word.
    ///   - root: the local root's certificate in DER, as it is at that moment, for the user's data directory; nil while
    ///     there is none.
    /// - Returns: the exit status.
    package static func main(_ arguments: [String], root: @escaping @Sendable (_ data: String) -> [UInt8]?) -> Int32 {
        guard arguments.count == 2, arguments[0].hasPrefix("/"), fcntl(answers, F_GETFD) >= 0 else {
            try? File.write(2, Array("nesh \(verb) is for nesh itself: kms start starts it\n".utf8))
            return 2
        }
        nesh_set_cloexec(answers, 1)
        var starter: OwnedDescriptor? = OwnedDescriptor(answers)
        signal(SIGPIPE, SIG_IGN)
        Footing.ignoreFileSizeSignal()
        umask(0o077)
        // Else each thread's memory grows until it has seen its worst moment: over thousands of connections.
        nesh_share_heap()
        func say(_ json: JSON) {
            guard let raw = starter?.raw else { return }
            try? File.write(raw, Array((json.compact + "\n").utf8))
            starter = nil
        }
        do throws(Failure) {
            let signals = try failing(.signalMasking, try SignalDescriptor([SIGTERM, SIGINT, SIGHUP, SIGQUIT]))
            let directory = KMSDirectory(data: arguments[0])
            guard let lock = try lock(directory, unlessServed: { say($0.json) }) else { return 0 }
            let verify = LocalDocuments.verifier { root(directory.data) }
            let server = try KMSServer(
                directory, port: UInt16(arguments[1]), lock: lock, verify: verify)
            say(server.running.json)
            try server.run(signals: signals)
            return 0
        } catch {
            say([
                "error": .string(error.message), "details": .array(error.details.map(JSON.string)),
                "fixes": .array(error.fixes.map(JSON.string)),
            ])
            return 1
        }
    }

    /// The store's lock; nil where another server, which was started at the same moment, is first.
    private static func lock(
        _ directory: KMSDirectory, unlessServed tell: (RunningKMS) -> Void
    ) throws(Failure) -> FileLock? {
        let end = Deadline(after: .seconds(10))
        while true {
            do throws(Failure) {
                return try FileLock.acquire(directory.path, until: Deadline(after: .milliseconds(200)))
            } catch {
                if let running = RunningKMS.find(directory) {
                    tell(running)
                    return nil
                }
                if end.hasPassed { throw error }
            }
        }
    }
}
