import Foundation
import NeshData
import NeshTestSupport
import Testing

/// Limits that a shell sets, and machines where something usual is missing: a sentence and a status, never a signal.
@Suite("Limits") struct LimitTests {
    /// Runs the program under a shell that says something first.
    private static func run(_ first: String, _ words: [String], _ home: Home) throws -> Ended {
        let command = try home.command(words)
        return try Ended.of(
            "/bin/sh", ["-c", first + "; exec \"$@\"", "sh"] + command, environment: home.environment,
            directory: home.path)
    }

    private static func start() throws -> [String] {
        [
            "run-enclave", "--eif-path", try BuiltProgram.image.get(), "--memory", "64", "--cpu-count", "1",
            "--debug-mode",
        ]
    }

    @Test("Small files: an enclave of root's starts, others are told which limit it is", arguments: Home.User.all)
    func smallFiles(_ user: Home.User) throws {
        let home = try Home(user)
        let ended = try Self.run("ulimit -f 100", Self.start(), home)
        // The console's room on the disk is not to be had.
        #expect(ended.errors.contains("the console is kept in memory only: "), "\(ended.errors)")
        #expect(ended.errors.contains("File too large"), "\(ended.errors)")
        if user == .current && geteuid() == 0 && ended.status == 0 {
            let console = try home.run("console", "--until", "tick 1")
            #expect(console.output.contains("hello from inside"), "\(console.errors)")
        } else {
            #expect(ended.status == 36, "\(ended.errors)")
            #expect(ended.errors.contains("is larger than `ulimit -f` allows here"), "\(ended.errors)")
            #expect(try home.enclaves() == [])
        }
    }

    @Test("A limit that can be lifted is", arguments: Home.User.all)
    func softLimits(_ user: Home.User) throws {
        let home = try Home(user)
        let ended = try Self.run("ulimit -S -f 100", Self.start(), home)
        #expect(ended.status == 0, "\(ended.errors)")
    }

    @Test("A working directory that is gone is named as the reason")
    func noDirectory() throws {
        let home = try Home()
        let ended = try Self.run(
            "mkdir gone && cd gone && rmdir ../gone",
            [
                "build-enclave", "--docker-uri", "a:1", "--docker-dir", try BuiltProgram.context.get(), "--output-file",
                "a",
            ],
            home)
        #expect(ended.status == 19, "\(ended.errors)")
        #expect(ended.errors.contains("cannot write a: the working directory has been removed"), "\(ended.errors)")
    }

    @Test("Few open files are named as the reason")
    func fewDescriptors() throws {
        let ended = try Self.run("ulimit -n 8", ["describe-enclaves"], Home())
        #expect(ended.status != 0)
        #expect(
            ended.errors.contains("Too many open files") && ended.errors.contains("ulimit -n 1024"), "\(ended.errors)")
        #expect(!ended.errors.contains("NITRO_CLI_SOCKETS_PATH"), "\(ended.errors)")
    }

    @Test("No file at all", arguments: Home.User.all)
    func noFiles(_ user: Home.User) throws {
        let home = try Home(user)
        let started = try Self.run("ulimit -f 0", Self.start(), home)
        #expect(started.status == 19 && started.errors.contains("File too large"), "\(started.errors)")
        let built = try Self.run(
            "ulimit -f 0",
            [
                "build-enclave", "--docker-uri", "a:1", "--docker-dir", try BuiltProgram.context.get(), "--output-file",
                "a",
            ],
            home)
        #expect(built.status == 19 && built.errors.contains("File too large"), "\(built.errors)")
        let redirected = try Self.run("ulimit -f 0", ["-c", "describe-enclaves > list"], home)
        #expect(redirected.status == 1 && redirected.errors.contains("File too large"), "\(redirected.errors)")
    }

    @Test("What is started gets the signal's default back")
    func children() throws {
        let ignored = try Home().run("-c", "!grep SigIgn /proc/self/status")
        let mask = try #require(
            ignored.output.split(whereSeparator: \.isWhitespace).last.flatMap { UInt64($0, radix: 16) })
        #expect(mask >> UInt64(SIGXFSZ - 1) & 1 == 0, "\(ignored.output)")
    }

    @Test(
        "Too little memory is a sentence",
        arguments: [
            (
                "-v 60000",
                "the limit on address space leaves too little memory: `ulimit -v` is 60000 KiB, and nesh needs 524288"
            ),
            ("-d 60000", "the limit on data leaves too little memory: `ulimit -d` is 60000 KiB, and nesh needs 131072"),
            ("-s 500", "the limit on stack leaves too little memory: `ulimit -s` is 500 KiB, and nesh needs 1024"),
        ])
    func memory(_ limit: String, _ sentence: String) throws {
        let home = try Home()
        for words in [try Self.start(), ["describe-enclaves"], ["keep"], ["-c", "echo a"]] {
            let ended = try Self.run("ulimit \(limit)", words, home)
            #expect(ended.status == 2, "\(words)")
            #expect(ended.errors == "nesh: error: \(sentence)\n")
            #expect(ended.output == "")
        }
    }

    @Test("What nesh says it needs is enough", arguments: ["-v 524288", "-d 131072", "-s 1024"])
    func enough(_ limit: String) throws {
        let home = try Home()
        let built = try Self.run(
            "ulimit \(limit)",
            [
                "build-enclave", "--docker-uri", "a:1", "--docker-dir", try BuiltProgram.context.get(), "--output-file",
                "a",
            ],
            home)
        #expect(built.status == 0, "\(built.errors)")
        #expect(try Self.run("ulimit \(limit)", Self.start(), home).status == 0)
        let waited = try Self.run(
            "ulimit \(limit)", ["-c", "use app\nconsole --until 'tick 2'\nterminate-enclave --all"], home)
        #expect(waited.status == 0, "\(waited.errors)")
    }

    @Test("Where no descriptor is left, what was not done is not called done", arguments: 3...14)
    func descriptors(count: Int) throws {
        let said = try Self.run("ulimit -n \(count)", ["-c", "echo a"], Home())
        #expect((said.status == 0) == (said.output == "a\n"), "\(said.status): \(said.errors)")
    }

    @Test(
        "A user who can watch no more files has enclaves, and one whose socket is removed ends",
        .enabled(if: canLimitWatches, "user namespaces or their limits are refused here"))
    func watches() throws {
        let home = try Home()
        // A keeper leaves some of the user's watches to others: of four it takes none, and looks now and then.
        let script = """
            echo 4 > /proc/sys/user/max_inotify_instances && "$@" && rm "$NITRO_CLI_SOCKETS_PATH"/*.sock
            """
        let words = ["unshare", "--user", "--map-root-user", "sh", "-c", script, "sh"]
        let command = words + (try home.command(Self.start()))
        let ended = try Ended.of(
            command[0], Array(command.dropFirst()),
            environment: home.environment.merging(["NITRO_CLI_SOCKETS_PATH": home.sockets]) { $1 }, directory: home.path
        )
        #expect(ended.status == 0, "\(ended.errors)")
        let started = try #require(try? JSON.parse(Array(ended.output.utf8)), "\(ended.output)")
        let traces = try Traces(of: started)
        #expect(eventually { traces.alive.isEmpty })
    }

    @Test(
        "At the prompt of a user who can watch no more files, Tab offers what a directory has now",
        .enabled(if: canLimitWatches, "user namespaces or their limits are refused here"))
    func promptWithoutWatches() throws {
        let world = try PromptWorld()
        try world.directory.write("first.eif", "")
        let script = "echo 0 > /proc/sys/user/max_inotify_instances; exec \"$@\""
        let session = try world.start(
            "/usr/bin/unshare", ["--user", "--map-root-user", "sh", "-c", script, "sh", PromptWorld.program])
        try session.waitFor("nesh>", seconds: 60)
        session.type("describe-eif --eif-path fi\t")
        try session.waitFor("--eif-path first.eif")
        session.type("\u{3}")
        try world.directory.write("second.eif", "")
        try session.enter("echo alive", until: "\nalive")
        session.type("describe-eif --eif-path se\t")
        try session.waitFor("--eif-path second.eif")
        session.type("\u{3}")
        session.type("exit\r")
        #expect(try session.waitForEnd(seconds: 60) == 0)
    }

    private static var canLimitWatches: Bool {
        let words = ["--user", "--map-root-user", "sh", "-c", "echo 4 > /proc/sys/user/max_inotify_instances"]
        return (try? Ended.of("unshare", words, environment: ["PATH": BuiltProgram.searchPath]))?.status == 0
    }

    @Test("Without /proc every call says so", .enabled(if: FullDiskTests.canMount, "mounts are refused here"))
    func noProc() throws {
        let home = try Home()
        for words in [["--version"], ["describe-enclaves"], ["keep"], ["-c", "echo a"], []] {
            // An empty one hides whatever is mounted below, which a container may not take away.
            let command =
                ["unshare"] + FullDiskTests.unshare
                + ["sh", "-c", "mount -t tmpfs none /proc && exec \"$@\"", "sh"] + (try home.command(words))
            let ended = try Ended.of(
                command[0], Array(command.dropFirst()), environment: home.environment, directory: home.path)
            #expect(ended.status == 2, "\(words)")
            #expect(ended.errors == "nesh: error: /proc is not mounted, and nesh needs it (mount -t proc proc /proc)\n")
        }
    }
}
