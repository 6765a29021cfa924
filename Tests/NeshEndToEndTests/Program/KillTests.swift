import Foundation
import NeshData
import NeshTestSupport
import Testing

/// Processes that are killed without a chance to clean up.
@Suite("Kill -9") struct KillTests {
    @Test("The shell: its enclave lives on, the next shell sees, shows and ends it", arguments: Home.User.all)
    func shell(_ user: Home.User) throws {
        let home = try Home(user)
        let image = try BuiltProgram.image.get()
        let first = try home.prompt()
        try first.enter(
            "run-enclave --eif-path \(image) --memory 64 --cpu-count 1 --debug-mode", until: "\"MemoryMiB\": 64")
        try first.enter("console", until: "tick 1")
        first.signal(SIGKILL)
        #expect(try first.waitForEnd() == -SIGKILL)

        let enclave = try #require(try home.enclaves().first)
        #expect(enclave["State"] == "RUNNING")
        let traces = try Traces(of: enclave)
        let second = try home.prompt()
        try second.awaitPrompt("nesh +1")
        try second.enter("console --until 'tick 5'", until: "tick 5")
        try second.waitFor("hello from inside")
        try second.enter("terminate-enclave", until: "\"Terminated\": true")
        #expect(try home.enclaves() == [])
        #expect(eventually { traces.alive.isEmpty })
    }

    @Test("The keeper: after the next describe-enclaves nothing is left of its enclave", arguments: Home.User.all)
    func keeper(_ user: Home.User) throws {
        let home = try Home(user)
        let mounts = try Traces.mounts()
        let sockets = try home.listing(home.sockets)
        let enclave = try home.start()
        let traces = try Traces(of: enclave)
        #expect(traces.alive.count >= 3, "the keeper, the sandbox's first process, the application")
        #expect(try home.listing(home.sockets) != sockets)
        kill(traces.process, SIGKILL)
        // The signal has been sent, not yet obeyed.
        #expect(eventually { !traces.alive.contains(traces.process) })
        #expect(try home.enclaves() == [])
        #expect(eventually { traces.alive.isEmpty })
        #expect(try home.listing(home.sockets) == sockets)
        #expect(try traces.controlGroups() == [])
        #expect(try Traces.mounts() == mounts)
        // Its share of the pool is free again, all of it.
        let again = try home.run(
            "run-enclave", "--eif-path", try BuiltProgram.image.get(), "--memory", "512", "--cpu-count", "2")
        #expect(again.status == 0, "\(again.errors)")
    }

    @Test("The keeper that waits for its order: it leaves when the image is refused, and when the shell is killed")
    func keeperWithoutOrder() throws {
        // A keeper's environment is its search path: by a folder of its own in there it is known among others.
        let home = try Home(adding: { ["PATH": BuiltProgram.searchPath + ":" + $0 + "/home"] })
        func keepers() -> [String] {
            let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return processes.filter { process in
                func text(_ file: String) -> String {
                    String(
                        decoding: FileManager.default.contents(atPath: "/proc/\(process)/\(file)") ?? Data(),
                        as: UTF8.self)
                }
                return text("cmdline").hasPrefix("nesh\0keep\0")
                    && text("environ").contains(home.directory.path + "/home")
            }
        }
        let sockets = try home.listing(home.sockets)
        try home.write("notes.txt", "no image\n")
        let session = try home.prompt()
        try session.enter("run-enclave --eif-path notes.txt --memory 64 --cpu-count 1", until: "E35")
        #expect(eventually { keepers().isEmpty })

        // While somebody else has the turn, it waits.
        let turn = open(home.sockets, O_RDONLY | O_CLOEXEC)
        defer { close(turn) }
        try #require(flock(turn, LOCK_EX) == 0)
        try session.enter(
            "run-enclave --eif-path \(try BuiltProgram.image.get()) --memory 64 --cpu-count 1", until: "allocating")
        // Its sandbox may be waiting with it, under the same name.
        #expect(eventually { !keepers().isEmpty })
        session.signal(SIGKILL)
        #expect(try session.waitForEnd() == -SIGKILL)
        #expect(eventually { keepers().isEmpty })
        #expect(try home.listing(home.sockets) == sockets)
    }

    @Test("The keeper while somebody watches its console: the watcher is told, the prompt goes on")
    func watchedKeeper() throws {
        let home = try Home()
        let enclave = try home.start()
        let session = try home.prompt()
        try session.enter("console --enclave-name app", until: "tick 1")
        kill(try Traces(of: enclave).process, SIGKILL)
        try session.waitFor("enclave app is gone")
        try session.awaitPrompt("nesh>")
        try session.mark(1)
    }

    @Test("The application: its enclave ends with it, and says how", arguments: Home.User.all)
    func application(_ user: Home.User) throws {
        let home = try Home(user)
        let traces = try Traces(of: try home.start())
        let session = try home.prompt()
        try session.awaitPrompt("nesh +1")
        kill(try #require(traces.tree.last), SIGKILL)
        try session.waitFor("app was ended by signal 9")
        try session.awaitPrompt("nesh>")
        #expect(try home.enclaves() == [])
        #expect(eventually { traces.alive.isEmpty })
    }
}
