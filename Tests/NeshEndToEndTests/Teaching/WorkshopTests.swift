import Foundation
import NeshTestSupport
import Testing

/// The chapters of AWS's workshop, as docs/tutorial/workshop has them.
@Suite(
    "The workshop",
    .enabled(
        if: ChannelWorld.obstacle == nil && ChannelWorld.hasPython
            && TestProgram.areInstalled("busybox", "openssl", "bash"),
        "it takes a kernel that lets vsock be answered, /usr/bin/python3, busybox and openssl"))
struct WorkshopTests {
    /// A home in which the repository's documentation is where the scripts look for it.
    private func stage(_ user: Home.User = .current) throws -> Home {
        let home = try Home(user)
        try FileManager.default.createSymbolicLink(
            atPath: home.path + "/docs", withDestinationPath: TestProgram.repository + "/docs")
        return home
    }

    private func run(_ home: Home, _ chapter: String, _ words: String...) throws -> Ended {
        let ended = try home.run(["--timeout", "3m", "docs/tutorial/workshop/\(chapter).nesh"] + words)
        #expect(ended.status == 0, "\(ended.output)\n\(ended.errors)")
        // The link to the documentation is the tests' own.
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["docs"])
        #expect(try home.enclaves().isEmpty)
        return ended
    }

    @Test("The Nitro Enclaves CLI", arguments: Home.User.all)
    func commandLine(_ user: Home.User) throws {
        let ended = try run(stage(user), "1-nitro-cli")
        #expect(ended.output.contains("[   1] Hello from the enclave side!"))
    }

    @Test("The secure local channel", arguments: Home.User.all)
    func channel(_ user: Home.User) throws {
        let ended = try run(stage(user), "2-secure-local-channel")
        #expect(ended.output.contains("[{'region': 'us-east-1', 'ip': '192.0.2.0/24'}]"))
    }

    @Test("Cryptographic attestation: four outcomes and the tool's three calls", arguments: Home.User.all)
    func attestation(_ user: Home.User) throws {
        let home = try stage(user)
        let ended = try run(home, "3-cryptographic-attestation")
        #expect(ended.output.components(separatedBy: "\"last_four\": ").count == 7, "\(ended.output)")
        let log = try home.run("kms", "log", "-n", "0").output
        for operation in ["Decrypt OK", "GenerateDataKey OK", "GenerateRandom OK", "Decrypt AccessDeniedException"] {
            #expect(log.contains(operation), "\(operation)")
        }
        #expect(try home.run("kms").output.hasPrefix("stopped"))
    }

    /// A clone of AWS's is used as it is: the same places, other files.
    @Test("With the files of a clone")
    func clone() throws {
        let home = try stage()
        let code = "resources/code/my-first-enclave/nitro-enclaves-cli"
        let made = try Ended.of(
            "bash",
            [
                "-ec",
                """
                mkdir -p "$1" && cp -r "$0/\(code)/." "$1"
                "$0/make-root" "$1/root"
                sed -i 's/Hello from the enclave side!/Hello from the enclave side!!/' "$1/server.py"
                """, ChannelWorld.workshop, home.path + "/../clone/\(code)",
            ], environment: home.environment)
        try #require(made.status == 0, "\(made.errors)")
        let ended = try run(home, "1-nitro-cli", "--workshop", "../clone")
        #expect(ended.output.contains("[   1] Hello from the enclave side!!"))
        let wrong = try home.run(["docs/tutorial/workshop/1-nitro-cli.nesh", "../clone"])
        #expect(wrong.status == 3 && wrong.errors.contains("--workshop"), "\(wrong.errors)")
    }
}
