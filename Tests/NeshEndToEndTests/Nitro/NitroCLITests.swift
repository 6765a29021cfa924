import Foundation
import NeshData
import NeshTestSupport
import Testing

/// The program called as `nitro-cli`, from outside: what it prints where, and how it exits.
@Suite struct NitroCLITests {
    let directory: TemporaryDirectory
    let environment: [String: String]
    /// The name by which it is called.
    var nitroCLI: String { directory.path + "/bin/nitro-cli" }

    init() throws {
        directory = try TemporaryDirectory()
        try directory.write("bin/.keep", "")
        try FileManager.default.createSymbolicLink(
            atPath: directory.path + "/bin/nitro-cli", withDestinationPath: Program.preloadable)
        try directory.write("run/.keep", "")
        try directory.write("etc/allocator.yaml", "---\nmemory_mib: 512\ncpu_count: 2\n")
        try directory.write("hello.eif", try NitroMachine.imageBytes.get())
        environment = [
            "PATH": directory.path + "/bin:/usr/bin:/bin", "HOME": directory.path,
            "NITRO_CLI_SOCKETS_PATH": directory.path + "/run", "LC_ALL": "C.UTF-8",
        ]
    }

    func call(_ line: String, _ more: [String: String] = [:]) throws -> Program.Ended {
        try Program.run(
            nitroCLI, line.split(separator: " ").map(String.init), environment.merging(more) { $1 },
            directory: directory.path)
    }

    /// Consumers that compare texts ask for those of the release that they know.
    @Test func hashesAreNamedAsInTheReleaseThatIsAskedFor() throws {
        func name(_ more: [String: String] = [:]) throws -> String? {
            try call("describe-eif --eif-path hello.eif", more).json?["Measurements"]?["HashAlgorithm"]?.string
        }
        #expect(try name() == "Sha384 { ... }")
        #expect(try name(["NESH_COMPATIBLE": "1.4"]) == "Sha384 { ... }")
        #expect(try name(["NESH_COMPATIBLE": "1.5"]) == "Sha512_48 { .. }")
        let unknown = try call("describe-eif --eif-path hello.eif", ["NESH_COMPATIBLE": "3"])
        #expect(unknown.errors.contains("NESH_COMPATIBLE"))
    }

    /// Missing, conflicting, unknown: 2. Bad numbers and CIDs: 3. Else the first error's number.
    static let statuses: [(String, Int32)] = [
        ("", 2), ("bogus", 2), ("doctor", 2), ("echo hello", 2), ("list", 2), ("set x 1", 2), ("version", 2),
        ("run-enclave", 2), ("run-enclave --bogus", 2), ("run-enclave --eif-path hello.eif --memory 64", 2),
        ("run-enclave --eif-path hello.eif --memory 64 --cpu-count 2 --cpu-ids 1 3", 2),
        ("run-enclave --config c.json --memory 64", 2), ("terminate-enclave", 2), ("console", 2), ("pcr", 2),
        ("terminate-enclave --all --enclave-id x", 2), ("describe-eif", 2), ("explain", 2), ("sign-eif", 2),
        ("describe-enclaves --json", 2), ("run-enclave --eif-path hello.eif --memory 64 --cpu-count 2 --debug", 2),
        ("run-enclave --eif-path hello.eif --memory x --cpu-count 2", 3),
        ("run-enclave --eif-path hello.eif --memory auto --cpu-count 2", 3),
        ("run-enclave --eif-path hello.eif --memory 64 --cpu-count x", 3),
        ("run-enclave --eif-path hello.eif --memory 64 --cpu-count 2 --enclave-cid 1", 3),
        ("run-enclave --eif-path hello.eif --memory 64 --cpu-count 2 --enclave-cid 2", 3),
        ("run-enclave --eif-path hello.eif --memory 64 --cpu-count 2 --enclave-cid 3", 3),
        ("run-enclave --eif-path hello.eif --memory 64 --cpu-count 2 --enclave-cid 4294967295", 3),
        ("explain --error-code E99", 3), ("console --enclave-name x --disconnect-timeout soon", 3),
        ("run-enclave --eif-path no.eif --memory 64 --cpu-count 2", 19),
        ("run-enclave --eif-path bad.eif --memory 64 --cpu-count 2", 35),
        ("run-enclave --eif-path hello.eif --memory 20 --cpu-count 2", 26),
        ("run-enclave --eif-path hello.eif --memory 4096 --cpu-count 2", 27),
        ("run-enclave --eif-path hello.eif --memory 64 --cpu-count 8", 22),
        ("run-enclave --eif-path hello.eif --memory 64 --cpu-ids 1 1", 20),
        ("run-enclave --eif-path hello.eif --memory 64 --cpu-ids 2 4", 21),
        ("console --enclave-name none", 58), ("terminate-enclave --enclave-name none", 58),
        ("terminate-enclave --enclave-id i-0-encff", 11), ("describe-eif --eif-path no.eif", 19),
        ("run-enclave --config no.json", 19), ("run-enclave --config text.json", 17),
        ("run-enclave --config cpus.json", 2), ("run-enclave --config none.json", 1),
        ("run-enclave --config cid.json", 3), ("run-enclave --config kind.json", 17),
        ("describe-enclaves", 0), ("terminate-enclave --all", 0), ("--version", 0), ("--help", 0),
        ("run-enclave --help", 0), ("explain --error-code E26", 0), ("describe-eif --eif-path hello.eif", 0),
        ("sign-eif --eif-path hello.eif", 60), ("sign-eif --eif-path hello.eif --private-key k", 60),
        ("pcr --input hello.eif", 0),
    ]

    @Test func exitStatuses() throws {
        try directory.write("bad.eif", "no image at all")
        try directory.write("text.json", "{")
        let head = "{\"eif_path\": \"hello.eif\", \"memory_mib\": 64"
        try directory.write("cpus.json", head + ", \"cpu_count\": 2, \"cpu_ids\": [1, 3]}")
        try directory.write("none.json", head + "}")
        try directory.write("cid.json", head + ", \"cpu_count\": 2, \"enclave_cid\": 3}")
        try directory.write("kind.json", head + ", \"cpu_count\": \"two\"}")
        for (line, status) in Self.statuses {
            let ended = try call(line)
            #expect(ended.status == status, "nitro-cli \(line): \(ended.errors)")
            if status != 0 {
                #expect(ended.output == "", "nitro-cli \(line)")
                #expect(ended.errors != "", "nitro-cli \(line)")
                // Codes are told; usage errors have none.
                let isUsage = !ended.errors.contains("[ E")
                let code = status < 10 ? "[ E0\(status) ]" : "[ E\(status) ]"
                #expect(isUsage ? status == 2 : ended.errors.contains(code), "nitro-cli \(line): \(ended.errors)")
            }
        }
    }

    /// Lines that help begin with the program that takes them, and name no option that nitro-cli does not have.
    @Test func waysOutAreLinesForTheShellThatCalledIt() throws {
        let (missing, memory) = (
            try call("terminate-enclave").errors,
            try call("run-enclave --eif-path hello.eif --memory 4096 --cpu-count 2").errors
        )
        #expect(missing.contains("one of --enclave-id, --enclave-name, --all is missing"), "\(missing)")
        #expect(memory.contains("= fix: nitro-cli run-enclave "), "\(memory)")
        #expect(memory.contains("= fix: nesh allocator set memory_mib 4096"), "\(memory)")
        try directory.write("app.tar", "")
        let image = try call("build-enclave --docker-uri app.tar --output-file x.eif").errors
        let line = "nitro-cli build-enclave --docker-uri docker-archive:app.tar --output-file x.eif"
        #expect(image.contains("= fix: \(line)"), "\(image)")
    }

    @Test func helpTellsOfNitroCLIOnly() throws {
        let help = try call("--help").output
        for command in ["build-enclave", "run-enclave", "describe-enclaves", "console", "terminate-enclave"] {
            #expect(help.contains(command))
        }
        #expect(!help.contains("doctor"))
        #expect(try !call("console --help").output.contains("--until"))
        #expect(try call("--version").output.hasPrefix("Nitro CLI 1.5"))
    }

    /// Keys, their order and the form of the values, as nitro-cli prints them.
    @Test func outputIsNitroCLIs() throws {
        let started = try call(
            "run-enclave --eif-path hello.eif --memory 64 --cpu-count 2 --debug-mode --enclave-cid 77")
        // The image's application does not start here, where it has no shell; that it booted is enough.
        #expect(started.status == 0, "\(started.errors)")
        #expect(started.errors.hasPrefix("Start allocating memory...\n"))
        #expect(
            started.errors.contains("Started enclave with enclave-cid: 77, memory: 64 MiB, cpu-ids: [1, 3]\n"))
        let id = try #require(started.json?["EnclaveID"]?.string)
        let process = try #require(started.json?["ProcessID"]?.integer)
        #expect(
            started.output == """
                {
                  "EnclaveName": "hello",
                  "EnclaveID": "\(id)",
                  "ProcessID": \(process),
                  "EnclaveCID": 77,
                  "NumberOfCPUs": 2,
                  "CPUIDs": [
                    1,
                    3
                  ],
                  "MemoryMiB": 64
                }

                """)
        #expect(id.wholeMatch(of: /i-[0-9a-f]+-enc[0-9a-f]{1,16}/) != nil)
        let ended = try call("terminate-enclave --all")
        #expect(["", "Successfully terminated enclave \(id).\n"].contains(ended.errors))
    }

    @Test func configurationFiles() throws {
        try directory.write(
            "c.json",
            """
            {"eif_path": "hello.eif", "enclave_cid": 33, "memory_mib": 64, "cpu_ids": [1, 3], "debug_mode": true,
             "attach_console": false, "enclave_name": "configured"}
            """)
        let started = try call("run-enclave --config c.json")
        #expect(started.status == 0, "\(started.errors)")
        #expect(started.json?["EnclaveName"] == "configured")
        #expect(started.json?["EnclaveCID"] == 33)
        #expect(started.json?["CPUIDs"] == [1, 3])
        _ = try call("terminate-enclave --all")
    }
}
