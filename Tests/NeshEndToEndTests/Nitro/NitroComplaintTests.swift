import Foundation
import NeshData
import NeshTestSupport
import Testing

/// What users of nitro-cli complain about, on the stand-in for the device.
@Suite struct NitroComplaintTests {
    private static let console =
        "[    0.000000] Linux version 4.14\r\nCould not open /env\r\n[    0.5] Kernel panic\r\n"

    private func failed(_ more: String = "", then: String = "") throws -> (NitroMachine, Program.Ended) {
        let machine = try NitroMachine {
            $0.heartbeat = .missing
            $0.console = Self.console
        }
        let line = "run-enclave --eif-path \(machine.image) --memory 64 --cpu-count 2 \(more)"
        return (machine, try machine.nesh("-c", "option boot-timeout 2500ms\ntry \(line)\n\(then)"))
    }

    /// The error has the console's tail, the cause that can be read off it, and the way to the rest.
    @Test func aFailedBootShowsWhy() throws {
        let (machine, ended) = try failed("--debug-mode", then: "explain last\nls --all\nlogs hello")
        let said = ended.output
        #expect(said.contains("its memory is too small"), "\(said) \(ended.errors)")
        #expect(said.contains("  Could not open /env"))
        #expect(said.contains("fix: run-enclave … --memory 128"))
        #expect(said.contains("fix: logs hello"))
        // Not the option that was just used.
        #expect(!said.contains("--attach-console"), "\(said)")
        #expect(said.contains("boot failed"))
        #expect(!said.contains(" lost "))
        // logs prints it from the first line on.
        #expect(said.hasSuffix("[    0.000000] Linux version 4.14\nCould not open /env\n[    0.5] Kernel panic\n"))
        try machine.expectNothingLeft()
    }

    @Test func productionHasNoConsoleAndIsToldHowToGetOne() throws {
        let (_, ended) = try failed("", then: "explain last")
        #expect(!ended.output.contains("Could not open"))
        #expect(ended.output.contains("--debug-mode --attach-console"), "\(ended.output)")
    }

    /// It comes while the enclave boots, on standard error: standard output begins with the enclave's description.
    @Test func anAttachedConsoleIsShownWhileItBoots() throws {
        let (_, ended) = try failed("--attach-console")
        #expect(ended.output == "")
        #expect(
            ended.errors.hasPrefix("Start allocating memory...\n[    0.000000] Linux version 4.14\n"), "\(ended.errors)"
        )
    }

    @Test func askedAgainstGranted() throws {
        let machine = try NitroMachine { $0.pages = [30: 3] }
        let started = try machine.start(memory: 256)
        #expect(started.json?["MemoryMiB"]?.integer == 1024)
        let words = "you asked for 256 MiB and get 1024 MiB: the smallest huge pages here have 1024 MiB"
        #expect(started.errors.contains("\(words); 2048 of the 3072 MiB set aside are left"), "\(started.errors)")
        #expect(try machine.nesh("terminate-enclave", "--all").status == 0)
        let exact = try NitroMachine()
        let same = try exact.start()
        #expect(!same.errors.contains("asked for"), "\(same.errors)")
        #expect(try exact.nesh("terminate-enclave", "--all").status == 0)
    }

    /// The image is not even looked at.
    @Test(arguments: [("6", "E22"), ("3", "E24"), ("9", "E22")])
    func countsThatCanBeHad(_ count: String, _ code: String) throws {
        let machine = try NitroMachine()
        let ended = try machine.nesh(
            "run-enclave", "--eif-path", "/no/such.eif", "--memory", "64", "--cpu-count", count)
        #expect(ended.errors.contains("[ \(code) ]"), "\(ended.errors)")
        #expect(ended.errors.contains("--cpu-count can be 2 or 4"), "\(ended.errors)")
        #expect(!ended.errors.contains("Start allocating"))
    }

    @Test func shortagesNameTheNodes() throws {
        let machine = try NitroMachine { $0.pages = [21: 40] }
        for node in 0...1 {
            let pages = "root/sys/devices/system/node/node\(node)/hugepages/hugepages-2048kB"
            try machine.directory.write("\(pages)/nr_hugepages", "20\n")
            try machine.directory.write("\(pages)/free_hugepages", "\(10 + node)\n")
        }
        let ended = try machine.start()
        #expect(ended.errors.contains("[ E27 ]"), "\(ended.errors)")
        #expect(
            ended.errors.contains("NUMA node0: 20 of 40 MiB free, NUMA node1: 22 of 40 MiB free"), "\(ended.errors)")
    }
}
