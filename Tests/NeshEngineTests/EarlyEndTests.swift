import Foundation
import Glibc
import NeshData
import NeshEnclave
import NeshEngines
import NeshLocal
import NeshTestSupport
import Testing

/// Keepers that end before they could say anything.
@Suite("Keepers that end early") struct EarlyEndTests {
    @Test(
        "What became of the keeper is said, not which call noticed it",
        arguments: [
            ("exit 3", "it exited with status 3", false), ("kill -KILL $$", "it was ended by signal 9", false),
            // As a process of an emulator does that runs programs, not machines.
            ("exit 127", "the system has not executed nesh a second time", true),
        ])
    func ended(script: String, detail: String, hasFix: Bool) throws {
        // As nesh does for itself: a keeper may end between two messages to it.
        signal(SIGPIPE, SIG_IGN)
        let machine = try TestMachine()
        let program = machine.directory.path + "/keeper"
        try TestProgram.write("#!/bin/sh\n\(script)\n", to: program)
        var settings = try machine.settings()
        settings.keeperProgram = program
        let engine = try Engines.choose(.local, settings: settings)
        let request = machine.request(try machine.image("wait"))
        let failure = try #require(throws: Failure.self) { try engine.start(request, machine) }
        #expect(failure.message == "the enclave's keeper ended before the enclave ran")
        #expect(failure.details == [detail])
        #expect(failure.fixes.isEmpty != hasFix)
        #expect(machine.sockets == [])
    }
}
