import Foundation
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
}
