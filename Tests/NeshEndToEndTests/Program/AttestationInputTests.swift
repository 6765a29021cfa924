import Foundation
import Glibc
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// Where a document comes from: what is no document, what is too large, and what never ends.
@Suite("Sources of attestation documents") struct AttestationInputTests {
    private static func document() throws -> [UInt8] {
        let url = try #require(
            Bundle.module.url(forResource: "Fixtures/attestation/real-2022.cbor", withExtension: nil))
        return Array(try Data(contentsOf: url))
    }

    @Test("Statuses: 2 for bytes that are none, an error's number for what cannot be read")
    func statuses() throws {
        let home = try Home()
        try home.write("empty", "")
        try home.write("blank", "\u{feff} \r\n")
        try home.write("two", try Self.document() + Self.document())
        for verb in ["show", "verify"] {
            for (name, words) in [
                ("empty", "it is empty"), ("blank", "no attestation document"), ("two", "bytes follow"),
            ] {
                let ended = try home.run("attestation", verb, name)
                #expect(ended.status == 2, "\(verb) \(name): \(ended.errors)")
                #expect(
                    (ended.output + ended.errors).contains(words), "\(verb) \(name): \(ended.output)\(ended.errors)")
            }
            #expect(try home.run("attestation", verb, ".").errors.contains("Is a directory"))
            #expect(try home.run("attestation", verb, "missing").status == 19)
            #expect(try home.run("attestation", verb, "-").status == 2)
        }
        // A root's name that is nearly one is offered, as a file's is.
        let root = try home.run("attestation", "verify", "two", "--root", "loca")
        #expect(root.status == 19 && root.errors.contains("cannot open loca: No such file"), "\(root.errors)")
        // A gigabyte is not read to its end.
        try home.write("huge", "")
        #expect(truncate(home.path + "/huge", 1 << 30) == 0)
        let refused = try home.run("attestation", "show", "huge")
        #expect(refused.status == 19 && refused.errors.contains("more than 1 MiB"), "\(refused.errors)")
        let field = try home.run("attestation", "verify", "two", "--nonce", "@huge")
        #expect(field.errors.contains("more than 1 KiB"), "\(field.errors)")
    }

    @Test("A named pipe is waited for, and Ctrl-C ends the wait")
    func pipes() throws {
        let home = try Home()
        #expect(mkfifo(home.path + "/pipe", 0o600) == 0)
        try home.write("doc", try Self.document())
        let fed = try Ended.of(
            "/bin/sh", ["-c", "cat doc > pipe & exec \"$0\" attestation show pipe", try BuiltProgram.path.get()],
            environment: home.environment, directory: home.path)
        #expect(fed.status == 0 && fed.output.contains("i-04fd167167daacf3b"), "\(fed.errors)")
        let session = try home.prompt()
        for line in [
            "attestation show pipe", "attestation verify doc --pcrs pipe", "attestation verify doc --nonce @pipe",
        ] {
            try session.enter("\(line)", until: line)
            try session.type("\u{3}", until: "interrupted")
            try session.enter("\u{c}echo still-$status", until: "still-130")
            // What is typed before is the terminal's, and Ctrl-C throws it away.
            try session.waitForPrompt("nesh>")
        }
    }

    /// Those who read DER alone are told so; what comes through a pipe can be read once, and is the document's as it is.
    @Test("A public key in PEM form is refused of a file, and goes through a pipe")
    func publicKeys() throws {
        let home = try Home()
        _ = try home.start("--enclave-name", "app")
        let pem = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9
            q9UU8I5mEovUf86QZ7kOBIjJwqnzD1omageEHWwHdBO6B+dFabmdT9POxg==
            -----END PUBLIC KEY-----

            """
        try home.write("key.pem", pem)
        let ask = "attestation request app --output doc --public-key"
        let refused = try home.run("-c", "\(ask) key.pem")
        #expect(refused.status != 0 && refused.errors.contains("key.pem is in PEM form"), "\(refused.errors)")
        #expect(refused.errors.contains("openssl pkey -pubin -in key.pem -pubout -outform DER -out key.der"))
        // The file that is meant is named, where it is there.
        try home.write("key.der", [0x30, 0x59])
        #expect(try home.run("-c", "\(ask) key.pem").errors.contains("did you mean 'key.der'?"))
        #expect(try home.run("-c", "\(ask) key.der").status == 0)
        #expect(mkfifo(home.path + "/pipe", 0o600) == 0)
        let program = try BuiltProgram.path.get()
        for (source, way) in [
            ("pipe", "cat key.pem > pipe & exec"), ("/dev/stdin", "cat key.pem | exec"),
            ("/dev/fd/5", "exec 5<<E\n\(pem)E\nexec"),
        ] {
            let fed = try Ended.of(
                "/bin/sh", ["-c", "\(way) \"$0\" \(ask) \(source)", program], environment: home.environment,
                directory: home.path)
            #expect(fed.status == 0, "\(source): \(fed.errors)")
            let shown = try home.run(
                "-c", "attestation show doc > shown\nset key $attestation.public_key\necho $key")
            let bytes = pem.utf8.map { (($0 < 16 ? "0" : "") + String($0, radix: 16)) }.joined()
            #expect(shown.output.contains(bytes), "\(source): \(shown.output)\(shown.errors)")
        }
        #expect(
            try home.run(
                "attestation", "verify", "doc", "--root", "local", "--allow-unpinned", "--allow-debug",
                "--public-key", "key.pem"
            ).status == 0)
    }

    @Test(
        "Of a certificate, a key pair or a public key, the line that is offered writes the public key in DER form",
        .enabled(if: TestProgram.areInstalled("openssl"), "openssl is not installed"),
        arguments: ["cert", "pair", "key"])
    func offeredConversion(_ form: String) throws {
        let home = try Home()
        _ = try home.start("--enclave-name", "app")
        func sh(_ line: String) throws -> Ended {
            try Ended.of("/bin/sh", ["-c", line], environment: home.environment, directory: home.path)
        }
        let made = try sh(
            "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=x -keyout pair.pem -out cert.pem 2>&1"
                + " && openssl pkey -in pair.pem -pubout -out key.pem && openssl pkey -in pair.pem -pubout -outform DER"
                + " -out wanted")
        #expect(made.status == 0, "\(made.output)")
        let refused = try home.run("-c", "attestation request app --output doc --public-key \(form).pem")
        let line = try #require(refused.errors.split(separator: "fix: ").last?.split(separator: "\n").first)
        #expect(line.hasPrefix("openssl "), "\(refused.errors)")
        #expect(try sh(String(line)).status == 0)
        #expect(try sh("cmp \(form).der wanted").status == 0)
    }

    @Test("An engine without a security module says so")
    func engines() throws {
        let home = try Home()
        func attestation(_ engine: String) throws -> JSON? {
            try home.run("--engine", engine, "doctor", "--json").json?["Findings"]?.array?
                .first { $0["Subject"]?.string == "attestation" }
        }
        #expect(try attestation("local")?["Message"]?.string?.contains("a root of your own") == true)
        let none = try attestation("memory")
        #expect(none?["Health"]?.string == "note" && none?["Message"]?.string?.contains("no security module") == true)
        #expect(try home.run("--engine", "memory", "status").output.contains("no security module"))
        #expect(try !home.run("--engine", "local", "status").output.contains("no security module"))
        let run = "run-enclave --eif-path \(try BuiltProgram.image.get()) --memory 64 --cpu-count 1 --debug-mode"
        let asked = try home.run("--engine", "memory", "-c", "\(run)\nattestation request")
        #expect(asked.status != 0 && asked.errors.contains("cannot be asked from outside"), "\(asked.errors)")
        let named = try home.run("--engine", "memory", "-c", "\(run)\nattestation request doc.bin")
        #expect(named.errors.contains("attestation request --output doc.bin  # writes"), "\(named.errors)")
    }
}
