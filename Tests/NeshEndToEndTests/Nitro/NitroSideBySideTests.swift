import Foundation
import NeshData
import NeshTestSupport
import Testing

/// nitro-cli's own command lines on the nitro engine, against stored samples of what nitro-cli prints.
@Suite struct NitroSideBySideTests {
    static let measurements = """
        {"HashAlgorithm": "Sha384 { ... }", "PCR0": "", "PCR1": "", "PCR2": ""}
        """
    static let run = """
        {"EnclaveName": "", "EnclaveID": "", "ProcessID": 0, "EnclaveCID": 0, "NumberOfCPUs": 0, "CPUIDs": [0],
         "MemoryMiB": 0}
        """
    static let describe = """
        [{"EnclaveName": "", "EnclaveID": "", "ProcessID": 0, "EnclaveCID": 0, "NumberOfCPUs": 0, "CPUIDs": [0],
          "MemoryMiB": 0, "State": "", "Flags": "", "Measurements": \(measurements)}]
        """
    static let image = """
        "ImageName": "", "ImageVersion": "", "Metadata": {"BuildTime": "", "BuildTool": "", "BuildToolVersion": "",
         "OperatingSystem": "", "KernelVersion": "", "DockerInfo": {}}
        """
    static let metadata = describe.replacing("}}]", with: "}, \(image)}]")
    static let terminate = #"{"EnclaveName": "", "EnclaveID": "", "Terminated": true}"#
    static let eif = """
        {"EifVersion": 0, "Measurements": \(measurements), "IsSigned": false, "CheckCRC": true, \(image)}
        """

    /// Keys in their order and kinds of values; what an image carries in DockerInfo is its builder's affair.
    static func shape(_ json: JSON) -> String {
        switch json {
        case .object(let object):
            let members = object.members.map { "\($0.key): \($0.key == "DockerInfo" ? "…" : shape($0.value))" }
            return "{\(members.joined(separator: ", "))}"
        case .array(let elements): return "[\(elements.first.map(shape) ?? "")]"
        case .string: return "text"
        case .bool: return "bool"
        case .null: return "null"
        default: return "number"
        }
    }

    func expect(_ ended: Program.Ended, _ sample: String, at place: SourceLocation = #_sourceLocation) throws {
        #expect(ended.status == 0, "\(ended.errors)", sourceLocation: place)
        let json = try #require(ended.json, sourceLocation: place)
        #expect(Self.shape(json) == Self.shape(try JSON.parse(sample)), sourceLocation: place)
        // Two spaces a level, as serde writes it, and a newline at the end.
        #expect(ended.output == json.pretty + "\n", sourceLocation: place)
    }

    @Test func everythingPrintedHasTheSamplesKeys() throws {
        let machine = try NitroMachine()
        let started = try machine.nitroCLI(
            "run-enclave", "--eif-path", machine.image, "--memory", "128M", "--cpu-ids", "1", "5", "--debug-mode",
            "--enclave-cid", "0", "--enclave-name", "side")
        try expect(started, Self.run)
        #expect(started.errors.contains("Started enclave with enclave-cid: 16, memory: 128 MiB, cpu-ids: [1, 5]\n"))
        try expect(machine.nitroCLI("describe-enclaves"), Self.describe)
        try expect(machine.nitroCLI("describe-enclaves", "--metadata"), Self.metadata)
        try expect(machine.nitroCLI("describe-eif", "--eif-path", machine.image), Self.eif)
        let ended = try machine.nitroCLI("terminate-enclave", "--enclave-name", "side")
        try expect(ended, Self.terminate)
        #expect(ended.errors.wholeMatch(of: /Successfully terminated enclave i-[0-9a-f]+-enc[0-9a-f]+\.\n/) != nil)
        #expect(try machine.nitroCLI("describe-enclaves").output == "[]\n")
        try expect(machine.nitroCLI("pcr", "--input", machine.image), #"{"PCR": ""}"#)
        try machine.expectNothingLeft()
    }

    @Test func attachingShowsTheConsoleToItsEnd() throws {
        let machine = try NitroMachine()
        Thread.detachNewThread {
            machine.hypervisor.awaitHeartbeat()
            // An end that comes before a console has anything in it shows nothing.
            machine.hypervisor.awaitViewer()
            machine.hypervisor.exit(cid: 33)
        }
        let ended = try machine.nitroCLI(
            "run-enclave", "--eif-path", machine.image, "--memory", "64", "--cpu-count", "2", "--enclave-cid", "33",
            "--attach-console")
        #expect(ended.output.contains("\"EnclaveCID\": 33"), "\(ended.errors)")
        #expect(ended.output.contains("Successfully connected to the console.\n"))
        #expect(ended.output.contains("Hello from the enclave\r\n"))
        #expect(machine.hypervisor.calls.contains("NE_START_ENCLAVE 1 33"))
        try machine.expectNothingLeft()
    }

    @Test func aConsoleIsLeftInTime() throws {
        let machine = try NitroMachine()
        #expect(try machine.start().status == 0)
        let seen = try machine.nitroCLI("console", "--enclave-name", "hello", "--disconnect-timeout", "1")
        #expect(seen.status == 0, "\(seen.errors)")
        #expect(seen.output.hasPrefix("Connecting to the console for enclave 16...\nSuccessfully connected"))
        #expect(seen.output.contains("Hello from the enclave"))
        #expect(try machine.nitroCLI("terminate-enclave", "--all").json?.array?.count == 1)
        try machine.expectNothingLeft()
    }

    /// A boot that takes long is told each second on a terminal.
    @Test func theBootIsShownWhileItLasts() throws {
        let machine = try NitroMachine { $0.heartbeat = .missing }
        var environment = machine.environment
        environment["TERM"] = "xterm-256color"
        let session = try TerminalSession(
            Program.preloadable,
            [
                "--engine", "nitro", "-c",
                "option boot-timeout 4s\nrun-enclave --eif-path \(machine.image) --memory 64 --cpu-count 2",
            ], environment: environment)
        try session.wait("how long it boots", seconds: 60) { $0.text.contains(/booting [1-4]s \/ 4s/) }
        try session.waitFor("sent no heartbeat", seconds: 60)
        #expect(try session.waitForEnd(seconds: 60) != 0)
        try machine.expectNothingLeft()
    }
}
