import Glibc
import NeshData
import NeshTestSupport
import Testing

/// A keeper that is alive and gives no answer, as the program shows it.
@Suite("A stopped keeper") struct StoppedKeeperTests {
    @Test("It is listed as recorded, told of, and makes --all fail while others are ended", arguments: Home.User.all)
    func all(_ user: Home.User) throws {
        let home = try Home(user)
        let stopped = Int32(try #require(try home.start("--enclave-name", "stopped")["ProcessID"]?.integer))
        _ = try home.start("--enclave-name", "other")
        kill(stopped, SIGSTOP)
        defer { kill(stopped, SIGCONT) }
        let described = try home.run("describe-enclaves")
        #expect(described.status == 0)
        #expect(described.errors.contains("warning: the keeper of stopped"), "\(described.errors)")
        let listed = try #require(described.json?.array)
        #expect(Set(listed.compactMap { $0["EnclaveName"]?.string }) == ["stopped", "other"])
        #expect(listed.first { $0["EnclaveName"] == "stopped" }?["KeeperAnswers"] == false)
        #expect(listed.first { $0["EnclaveName"] == "other" }?["KeeperAnswers"] == nil)

        let ended = try home.run("terminate-enclave", "--all")
        #expect(ended.status != 0)
        #expect(ended.errors.contains("the keeper of stopped gives no answer"), "\(ended.errors)")
        #expect(ended.errors.contains("kill -CONT \(stopped)"))
        kill(stopped, SIGCONT)
        #expect(try home.enclaves().compactMap { $0["EnclaveName"]?.string } == ["stopped"])
        #expect(try home.run("terminate-enclave", "--all").status == 0)
        #expect(try home.enclaves() == [])
    }

    @Test(
        "Something that listens and is no keeper makes --all fail, and harms nothing else",
        .enabled(if: TestProgram.areInstalled("python3"), "python3 is not installed"))
    func noKeeper() throws {
        let home = try Home()
        _ = try home.start()
        let program = """
            import socket, sys, time
            s = socket.socket(socket.AF_UNIX)
            s.bind(sys.argv[1])
            s.listen(9)
            print("listens", flush=True)
            time.sleep(600)
            """
        let listener = try ReadyProgram(["/usr/bin/env", "python3", "-c", program, home.sockets + "/abc.sock"])
        #expect(listener.line == "listens")
        defer { withExtendedLifetime(listener) {} }
        let ended = try home.run("terminate-enclave", "--all")
        #expect(ended.status == 39, "\(ended.errors)")
        #expect(ended.output.contains("\"Terminated\": true"))
        #expect(ended.errors.contains("abc gives no answer"))
    }
}
