import Foundation
import Glibc
import NeshData
import NeshTestSupport
import Testing

/// Side by side with nitro-cli: its processes hold some of the enclaves.
@Suite struct NitroPeerTests {
    @Test func enclavesOfNitroCLIAreListedSelectedAttachedToAndEnded() throws {
        let machine = try NitroMachine()
        let run = machine.path + "/run"
        let peer = try NitroPeer(in: run, slot: "18c3d0000000000a", name: "theirs", cid: 40)
        // Its console, as the hypervisor gives it.
        let console = try AbstractSocket.listen("\(machine.path)/0.10040")
        Thread.detachNewThread {
            let viewer = accept(console, nil, nil)
            let text = "[    0.000000] of nitro-cli\r\nready\r\n"
            send(viewer, text, text.utf8.count, Int32(MSG_NOSIGNAL))
            var byte: UInt8 = 0
            recv(viewer, &byte, 1, 0)
            close(viewer)
        }
        #expect(try machine.start("--enclave-name", "ours").status == 0)
        let both = try machine.nesh("describe-enclaves")
        #expect(Set(both.json?.array?.compactMap { $0["EnclaveName"]?.string } ?? []) == ["ours", "theirs"])
        #expect(both.errors == "")

        let seen = try machine.nesh("console", "--enclave-name", "theirs", "--until", "ready")
        #expect(seen.status == 0, "\(seen.errors)")
        #expect(seen.output.contains("of nitro-cli"))
        let used = try machine.nesh("-c", "use theirs\necho $enclave.cid $enclave.id")
        #expect(used.output.contains("40 \(peer.id)"), "\(used.output) \(used.errors)")

        let ended = try machine.nesh("terminate-enclave", "--enclave-name", "theirs")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.json == ["EnclaveName": "theirs", "EnclaveID": .string(peer.id), "Terminated": true])
        #expect(ended.errors.contains("Successfully terminated enclave \(peer.id)."))
        #expect(!peer.commands.contains("Describe with other arguments"))
        #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
        close(console)
        try machine.expectNothingLeft()
    }

    /// Its CPUs are not free, its name and CID are taken.
    @Test func whatNitroCLIHasIsTaken() throws {
        let machine = try NitroMachine()
        let peer = try NitroPeer(in: machine.path + "/run", slot: "18c3d0000000000b", name: "hello", cid: 20)
        let ids = try machine.nesh(
            "run-enclave", "--eif-path", machine.image, "--memory", "64", "--cpu-ids", "1", "5")
        #expect(ids.status == 21, "\(ids.errors)")
        let cid = try machine.start("--enclave-cid", "20")
        #expect(cid.status == 3, "\(cid.errors)")
        let started = try machine.start()
        #expect(started.json?["EnclaveName"]?.string == "hello_1")
        #expect(try machine.nesh("terminate-enclave", "--enclave-name", "hello_1").status == 0)
        peer.leave()
        try machine.expectNothingLeft()
    }

    @Test func productionEnclavesOfNitroCLIHaveNoConsole() throws {
        let machine = try NitroMachine()
        let peer = try NitroPeer(
            in: machine.path + "/run", slot: "18c3d0000000000c", name: "theirs", cid: 41, debug: false)
        #expect(try machine.nesh("console", "--enclave-name", "theirs").status == 44)
        peer.leave()
    }

    @Test func anothersEnclaveIsNotEnded() throws {
        let machine = try NitroMachine()
        let peer = try NitroPeer(in: machine.path + "/run", slot: "18c3d0000000000d", name: "theirs", cid: 42, .refuses)
        let ended = try machine.nesh("terminate-enclave", "--enclave-name", "theirs")
        #expect(ended.status == 38, "\(ended.errors)")
        #expect(ended.output == "")
        // With others of one's own those end, and are told.
        #expect(try machine.start("--enclave-name", "ours").status == 0)
        let all = try machine.nesh("terminate-enclave", "--all")
        #expect(all.status == 38, "\(all.errors)")
        #expect(all.json?.array?.compactMap { $0["EnclaveName"]?.string } == ["ours"])
        #expect(all.errors.contains("[ E38 ]"))
        peer.leave()
    }

    /// Each is named and skipped; the others are listed, and it takes the time of one.
    @Test func peersThatDoNotFollowTheProtocol() throws {
        let machine = try NitroMachine()
        let run = machine.path + "/run"
        let bad: [NitroPeer.Behaviour] = [
            .hangs, .hangs, .lies, .rubbish([]), .rubbish([1]), .rubbish([UInt8](repeating: 0xff, count: 100)),
            .rubbish(NitroPeer.number(0xeec0)),
            .rubbish(NitroPeer.number(0xeec0) + NitroPeer.number(3) + [0x63, 1, 2]),
            .rubbish(NitroPeer.number(0xeec0) + NitroPeer.number(1 << 40)),
            .rubbish(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)),
        ]
        var peers: [NitroPeer] = []
        for (index, behaviour) in bad.enumerated() {
            peers.append(try NitroPeer(in: run, slot: "bad\(index)", name: "bad\(index)", cid: 50, behaviour))
        }
        peers.append(try NitroPeer(in: run, slot: "18c3d0000000000e", name: "good", cid: 43))
        try NitroPeer.stale(in: run, slot: "18c3d0000000000f")
        let before = ContinuousClock.now
        let listed = try machine.nesh("describe-enclaves")
        #expect(listed.status == 0)
        #expect(listed.json?.array?.map { $0["EnclaveName"]?.string } == ["good"])
        for index in bad.indices { #expect(listed.errors.contains("/bad\(index).sock"), "\(index): \(listed.errors)") }
        // Two that hang cost three seconds together; the rest of the minute is the machine's.
        #expect(before.duration(to: .now) < .seconds(60))
        #expect(listed.errors.contains("did not answer in time"))
        // The dead one's file is gone, those of the living stay.
        #expect(!FileManager.default.fileExists(atPath: run + "/18c3d0000000000f.sock"))
        #expect(FileManager.default.fileExists(atPath: run + "/bad0.sock"))
        for peer in peers { peer.leave() }
    }

    /// A process of nitro-cli's that was killed: describing clears its socket away, ending it says that it is gone.
    @Test func aKilledPeer() throws {
        let machine = try NitroMachine()
        let peer = try NitroPeer(in: machine.path + "/run", slot: "18c3d00000000010", name: "theirs", cid: 44)
        peer.leave(killed: true)
        let ended = try machine.nesh("terminate-enclave", "--enclave-id", peer.id)
        #expect(ended.status == 11, "\(ended.errors)")
        #expect(try machine.nesh("describe-enclaves").output == "[]\n")
    }
}
