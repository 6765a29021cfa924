import Foundation
import NeshData
import NeshTestSupport
import Testing

/// Documents from the program's own point of view: those of AWS, and those that local enclaves give.
@Suite("Attestation") struct AttestationTests {
    private static func fixture(_ name: String) throws -> String {
        try #require(Bundle.module.url(forResource: "Fixtures/attestation/\(name)", withExtension: nil)).path
    }

    private static let pcr0 =
        "22f9e1c949208da55eb01b9b9fc88f87454f77ba133f0d82320b509621c92482152a99d0a12335b97178c02d6f977d01"

    @Test("Statuses and reasons of real documents")
    func realDocuments() throws {
        let home = try Home()
        func verify(_ name: String, _ more: String...) throws -> Ended {
            try home.run(["attestation", "verify", try Self.fixture(name), "--json"] + more)
        }
        func failing(_ ended: Ended) -> [String] {
            (ended.json?["Checks"]?.array ?? []).filter { $0["Verdict"]?.string == "fails" }
                .compactMap { $0["Check"]?.string }
        }
        let accepted = try verify("real-2022.cbor", "--pcr", "0=\(Self.pcr0)")
        #expect(accepted.status == 0 && accepted.json?["Accepted"]?.bool == true, "\(accepted.errors)")
        let cases: [(String, [String], [String])] = [
            ("real-2022.cbor", [], ["pinned"]), ("real-2022.cbor", ["--pcr", "2=\(Self.pcr0)"], ["PCR2"]),
            ("real-2022.cbor", ["--allow-unpinned", "--at", "now"], ["time"]),
            ("real-2022.cbor", ["--allow-unpinned", "--nonce", "x"], ["nonce"]),
            ("debug-mode.cbor", ["--allow-unpinned"], ["debug"]),
            ("bad-signature.cbor", ["--allow-unpinned"], ["signature"]),
        ]
        for (name, more, fails) in cases {
            let ended = try home.run(["attestation", "verify", try Self.fixture(name), "--json"] + more)
            #expect(ended.status == 1 && failing(ended) == fails, "\(name) \(more): \(ended.output)\(ended.errors)")
        }
        #expect(try verify("real-2022.cbor", "--allow-unpinned", "--at", "2022-11-09T23:00:00Z").status == 0)
        #expect(try verify("debug-mode.cbor", "--allow-unpinned", "--allow-debug").status == 0)
        let other = try home.run("attestation", "verify", try Self.fixture("nsm.c"), "--allow-unpinned")
        #expect(other.status == 2 && other.output.contains("no document"), "\(other.output)\(other.errors)")
        #expect(try home.run("attestation", "show", "missing").status > 2)
        let misplaced = try home.run("attestation", "show", try Self.fixture("real-2022.cbor"), "--renew")
        #expect(
            misplaced.status != 0 && misplaced.errors.contains("'--renew' is for attestation root"),
            "\(misplaced.errors)")
    }

    @Test("A document in each form in which programs hand it on")
    func forms() throws {
        let home = try Home()
        let raw = Array(try Data(contentsOf: URL(fileURLWithPath: Self.fixture("real-2022.cbor"))))
        let base64 = Data(raw).base64EncodedString()
        let urlSafe = base64.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        let length = (0..<4).map { UInt8(truncatingIfNeeded: raw.count >> (24 - 8 * $0)) }
        let forms: [(String, [UInt8])] = [
            ("raw bytes", raw), ("base64", Array((base64 + "\n").utf8)), ("base64", Array(urlSafe.utf8)),
            ("hexadecimal", Array(raw.hexadecimal.uppercased().utf8)),
            ("framed by its length", length + raw), ("framed by its length", length.reversed() + raw),
            ("the field \"document\"", Array("{\"id\": 1, \"r\": {\"document\": \"\(base64)\"}}".utf8)),
            ("a JSON string", Array("\"\(base64)\"".utf8)),
        ]
        for (name, bytes) in forms {
            try home.write("document", bytes)
            let shown = try home.run("attestation", "show", "document")
            #expect(
                shown.status == 0 && shown.output.contains("read as \(name)"), "\(name): \(shown.output)\(shown.errors)"
            )
        }
        let piped = try home.run(
            ["attestation", "verify", "-", "--pcr", "0=\(Self.pcr0)"], input: base64)
        #expect(piped.status == 0, "\(piped.errors)")
    }

    @Test("The operator asks a local enclave's module; another image is named by its file", arguments: Home.User.all)
    func request(_ user: Home.User) throws {
        let home = try Home(user)
        let role = "arn:aws:iam::123456789012:role/demo"
        let started = try home.run(
            "run-enclave", "--eif-path", try BuiltProgram.image.get(), "--memory", "64", "--cpu-count", "1",
            "--enclave-name", "app", "--role-arn", role)
        try #require(started.status == 0, "\(started.errors)")
        let asked = try home.run("attestation", "request", "app", "--nonce", "4711", "--output", "doc")
        try #require(asked.status == 0, "\(asked.errors)")
        let mine = try home.run(
            "attestation", "verify", "doc", "--root", "local", "--eif", try BuiltProgram.image.get(), "--nonce", "4711",
            "--at", "now", "--json")
        #expect(mine.status == 0, "\(mine.output)\(mine.errors)")
        // Under AWS's root it is refused, and as what it is.
        let foreign = try home.run("attestation", "verify", "doc", "--allow-unpinned")
        #expect(foreign.status == 1 && foreign.output.contains("nesh's local engine"), "\(foreign.output)")
        // The root's certificate is another verifier's root; its key is the user's alone.
        for name in ["root.pem", "raw"] { try home.write(name, "") }
        let root = try home.run("attestation", "root", output: home.path + "/root.pem")
        #expect(root.status == 0, "\(root.errors)")
        let printed = try String(contentsOfFile: home.path + "/root.pem", encoding: .utf8)
        #expect(printed.contains("BEGIN CERTIFICATE") && !printed.contains("PRIVATE"), "\(printed)")
        #expect(try !home.run("attestation", "root", "--json").output.contains("PRIVATE"))
        #expect(try home.run("attestation", "verify", "doc", "--root", "root.pem", "--allow-unpinned").status == 0)
        let file = try #require(home.environment["HOME"]) + "/.local/share/nesh/attestation-root.pem"
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let script = try home.run(
            "-c", "attestation show doc\necho $attestation.pcr3 $attestation.nonce\nexpect $attestation.debug == false")
        let pcr3 = try #require(try home.run("pcr", "--role-arn", role).json?["PCR3"]?.string)
        #expect(
            script.status == 0 && script.output.contains("\(pcr3) 34373131"),
            "\(script.output)\(script.errors)")
        // Raw bytes go into a pipe.
        let bytes = try home.run(["attestation", "request", "app"], output: home.path + "/raw")
        #expect(bytes.status == 0, "\(bytes.errors)")
        #expect(try home.run("attestation", "show", "raw").output.contains("raw bytes"))
        // One file of the image differs: it is named.
        try home.write("context/app", "#!/bin/sh\necho other\n")
        try home.write("context/Dockerfile", "FROM scratch\nCOPY --chmod=755 app /app\nCMD [\"/app\"]\n")
        let built = try home.run(
            "build-enclave", "--docker-uri", "b:1", "--docker-dir", "context", "--output-file", "b.eif")
        #expect(built.status == 0, "\(built.errors)")
        let differs = try home.run("attestation", "verify", "doc", "--root", "local", "--eif", "b.eif")
        #expect(differs.status == 1 && differs.output.contains("rootfs/app"), "\(differs.output)\(differs.errors)")
        // A new root leaves the old documents without one.
        #expect(try home.run("attestation", "root", "--renew").status == 0)
        #expect(try home.run("attestation", "verify", "doc", "--root", "local", "--allow-unpinned").status == 1)
        chmod(file, 0o644)
        let open = try home.run("attestation", "root")
        #expect(open.status != 0 && open.errors.contains("not this user's alone"), "\(open.errors)")
    }

    @Test("A program inside asks /dev/nsm", arguments: Home.User.all)
    func device(_ user: Home.User) throws {
        let home = try Home(user)
        let folder = home.path + "/nsm"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        chmod(folder, 0o755)
        let compiler = try Ended.of(
            "cc", ["-static", "-O1", "-o", folder + "/nsm", try Self.fixture("nsm.c")], environment: home.environment)
        try #require(compiler.status == 0, "\(compiler.errors)")
        try home.write("nsm/Dockerfile", "FROM scratch\nCOPY nsm /nsm\nCMD [\"/nsm\"]\n")
        let built = try home.run(
            "build-enclave", "--docker-uri", "n:1", "--docker-dir", "nsm", "--output-file", "nsm.eif")
        try #require(built.status == 0, "\(built.errors)")
        let started = try home.run(
            "run-enclave", "--eif-path", "nsm.eif", "--memory", "64", "--cpu-count", "1", "--debug-mode",
            "--enclave-name", "n")
        try #require(started.status == 0, "\(started.errors)")
        let console = try home.run("console", "n", "--until", "asked", "--for", "20s")
        var answers: [String: String] = [:]
        for line in console.output.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { answers[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
        func reply(_ name: String) throws -> CBOR {
            try CBOR.decode(
                try #require([UInt8](hexadecimal: answers[name] ?? "-"), "\(console.output)\(console.errors)"))
        }
        #expect(try reply("DescribeNSM")["DescribeNSM"]?["max_pcrs"]?.integer == 32)
        #expect(try reply("DescribeNSM")["DescribeNSM"]?["module_id"]?.text?.hasPrefix("nesh-local-i-") == true)
        guard case .bytes(let random)? = try reply("GetRandom")["GetRandom"]?["random"] else {
            Issue.record("no random bytes")
            return
        }
        #expect(random.count == 256)
        #expect(try reply("DescribePCR")["DescribePCR"]?["lock"]?.bool == true)
        #expect(try reply("ExtendPCR")["ExtendPCR"]?["data"] != nil)
        #expect(try reply("LockPCR") == "LockPCR")
        #expect(try reply("LockPCRs") == "LockPCRs")
        #expect(try reply("Locked") == ["Error": "ReadOnlyIndex"])
        #expect(answers["Large"] == "errno \(EMSGSIZE)")
        #expect(answers["RNDADDTOENTCNT"] == "0")
        guard case .bytes(let document)? = try reply("Attestation")["Attestation"]?["document"] else {
            Issue.record("no document")
            return
        }
        try home.write("doc", document)
        let verdict = try home.run(
            "attestation", "verify", "doc", "--root", "local", "--allow-debug", "--allow-unpinned", "--nonce", "abc",
            "--at", "now")
        #expect(verdict.status == 0, "\(verdict.output)\(verdict.errors)")
        // What the program has locked is in the operator's document too: it is the same module.
        let asked = try home.run("attestation", "request", "n", "--json")
        #expect(
            asked.json?["PCRs"]?["PCR16"] != nil && asked.json?["PCRs"]?["PCR18"] == nil,
            "\(asked.output)\(asked.errors)")
    }
}
