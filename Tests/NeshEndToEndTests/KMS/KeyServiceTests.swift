import Foundation
import Glibc
import NeshData
import NeshTestSupport
import Testing

/// `kms` as a person uses it.
@Suite("The local KMS") struct KeyServiceTests {
    private func started(_ home: Home) throws -> JSON {
        let ended = try home.run("kms", "start", "--json")
        guard ended.status == 0, let json = ended.json else { throw BuiltProgram.Failed(ended) }
        return json
    }

    @Test("It outlives the shell that starts it, and there is one", arguments: Home.User.all)
    func life(_ user: Home.User) throws {
        let home = try Home(user)
        #expect(try home.run("kms").output.hasPrefix("stopped"))
        let first = try started(home)
        defer { _ = try? home.run("kms", "stop") }
        #expect(first["Running"] == true && first["Account"] == "000000000000")
        #expect(try started(home)["ProcessID"] == first["ProcessID"])
        #expect(try home.run("kms", "start", "--port", "2000").status != 0)

        let made = try home.run("kms", "call", "CreateKey")
        let id = try #require(made.json?["KeyMetadata"]?["KeyId"]?.string)
        #expect(try home.run("kms", "call", "CreateAlias", "AliasName=alias/app", "TargetKeyId=\(id)").output == "")
        #expect(try home.run("kms", "keys").output.contains("alias/app  \(id)"))

        // Killed, it leaves its files behind and is not taken for one that runs.
        kill(Int32(try #require(first["ProcessID"]?.integer)), SIGKILL)
        while try home.run("kms", "--json").json?["Running"] == true {}
        let bundle = try #require(home.environment["HOME"]) + "/.local/share/nesh/kms/ca-bundle.pem"
        let inode = try FileManager.default.attributesOfItem(atPath: bundle)[.systemFileNumber] as? Int
        let second = try started(home)
        // Not written anew: a full disk does not keep it from starting.
        #expect(try FileManager.default.attributesOfItem(atPath: bundle)[.systemFileNumber] as? Int == inode)
        #expect(second["Endpoint"] == first["Endpoint"])
        #expect(try home.run("kms", "keys").output.contains(id))
        #expect(try home.run("kms", "stop").output == "the local KMS has stopped\n")
        #expect(try home.run("kms", "stop").output == "the local KMS does not run\n")
        // Without a server the keys can still be looked at, and changed.
        #expect(try home.run("kms", "keys", "--json").json?[0]?["Aliases"] == ["alias/app"])
    }

    @Test("Starts at the same moment lead to one server", arguments: Home.User.all)
    func startsAtOnce(_ user: Home.User) throws {
        let home = try Home(user)
        let words = try home.command(["kms", "start", "--json"]).map { "'\($0)'" }.joined(separator: " ")
        let ended = try Ended.of(
            "bash",
            [
                "-c",
                "p=(); for i in 1 2 3; do \(words) > $i.json & p+=($!); done; wait ${p[0]} && wait ${p[1]} && wait ${p[2]}",
            ],
            environment: home.environment, directory: home.path)
        defer { _ = try? home.run("kms", "stop") }
        #expect(ended.status == 0, "\(ended.errors)")
        let processes = try (1...3).map { number in
            try JSON.parse(String(contentsOfFile: "\(home.path)/\(number).json", encoding: .utf8))["ProcessID"]
        }
        let running = try home.run("kms", "--json").json?["ProcessID"]
        #expect(running != nil && processes.allSatisfy { $0 == running }, "\(processes)")
    }

    @Test(
        "It holds as much memory after thousands of requests and connections as before",
        .enabled(if: TestProgram.areInstalled("python3"), "python3 is not installed"))
    func memory() throws {
        let home = try Home()
        let json = try started(home)
        defer { _ = try? home.run("kms", "stop") }
        let folder = try #require(home.environment["HOME"]) + "/.local/share/nesh/kms"
        let script = (Bundle.module.resourcePath ?? "") + "/Fixtures/KMS/endure.py"
        let port = try #require(json["Endpoint"]?.string?.split(separator: ":").last.map(String.init))
        let ended = try Ended.of(
            "python3",
            [
                script, folder, "\(try #require(json["ProcessID"]?.integer))", port,
                ChannelWorld.workshop + "/resources/code/my-first-enclave/cryptographic-attestation",
            ],
            environment: home.environment, seconds: 180)
        let grown = ended.output.split(separator: "\n").compactMap { Int($0) }
        try #require(grown.count == 3, "\(ended.output)\(ended.errors)")
        // Pages of 4 KiB: 3,000 requests that leave 64 bytes each are 48 of them, 450 connections with 512 bytes 56. What
        // the heap needs once for connections comes late.
        #expect(grown[0] < 24 && grown[1] < 56 && grown[2] < 24, "\(grown)")
    }

    @Test("Its files are its user's alone", arguments: Home.User.all)
    func files(_ user: Home.User) throws {
        let home = try Home(user)
        _ = try started(home)
        defer { _ = try? home.run("kms", "stop") }
        _ = try home.run("kms", "call", "CreateKey")
        let folder = try #require(home.environment["HOME"]) + "/.local/share/nesh/kms"
        let found = try Ended.of(
            "find", [folder, "-perm", "/077", "-not", "-type", "l"], environment: home.environment)
        #expect(found.status == 0 && found.output == "")
    }

    @Test("A policy that is not understood is refused, and what the log says of it")
    func policy() throws {
        let home = try Home()
        let id = try #require(try home.run("kms", "call", "CreateKey").json?["KeyMetadata"]?["KeyId"]?.string)
        try home.write(
            "policy.json",
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*",
             "Condition": {"StringFuzzy": {"kms:RecipientAttestation:PCR0": "00"}}}]}
            """)
        let before = try home.run("kms", "policy", id)
        let refused = try home.run("kms", "policy", id, "policy.json")
        #expect(refused.status != 0 && refused.errors.contains("StringFuzzy"), "\(refused.errors)")
        #expect(try home.run("kms", "policy", id).output == before.output)
        let log = try home.run("kms", "log", "-n", "1").output
        #expect(log.contains("PutKeyPolicy MalformedPolicyDocumentException") && log.contains("StringFuzzy"))
    }

    @Test("On a narrow terminal lines keep their indentation, a key's ID stays whole, and Japanese is spoken")
    func narrow() throws {
        let home = try Home()
        _ = try started(home)
        defer { _ = try? home.run("kms", "stop") }
        let id = try #require(try home.run("kms", "call", "CreateKey").json?["KeyMetadata"]?["KeyId"]?.string)
        let long = String(repeating: "x", count: 30)
        for number in 1...3 {
            let name = "AliasName=alias/\(number)"
            #expect(try home.run("kms", "call", "CreateAlias", name, "TargetKeyId=\(id)").status == 0)
        }
        #expect(try home.run("kms", "call", "Decrypt", "CiphertextBlob=\(long)", "KeyId=\(id)").status != 0)
        func shown(_ words: [String], _ columns: Int, language: String) throws -> [String] {
            let session = try home.terminal(words, adding: ["LC_ALL": "", "LC_MESSAGES": language], columns: columns)
            _ = try session.waitForEnd(seconds: 60)
            return session.screen.lines
        }
        let keys = try shown(["kms", "keys"], 80, language: "C")
        #expect(keys.contains { $0.contains(id) && $0.hasSuffix("Enabled") }, "\(keys)")
        let log = try shown(["kms", "log", "-n", "2"], 60, language: "C")
        let start = try #require(log.firstIndex { $0.hasPrefix("    answered: ") }, "\(log)")
        #expect(log[(start + 1)...].allSatisfy { $0.isEmpty || $0.hasPrefix("    ") }, "\(log)")
        let japanese = try shown(["kms", "log", "-n", "2"], 60, language: "ja_JP.UTF-8")
        #expect(japanese.contains { $0.contains("呼び出し元") } && !japanese.contains { $0.contains("caller") })
        #expect(try shown(["kms"], 60, language: "ja_JP.UTF-8").contains { $0.hasPrefix("実行中") })
        // A pipe gets lines as they are, in English.
        let piped = try home.run("kms", "log", "-n", "2").output
        #expect(piped.contains("    answered: ") && piped.split(separator: "\n").contains { $0.utf8.count > 80 })
    }

    @Test("Words that an action does not take are refused")
    func words() throws {
        let home = try Home()
        for words in [
            ["keys", "x"], ["status", "--port", "2000"], ["start", "-n", "1"], ["policy"], ["call"],
            ["call", "Encrypt", "{"], ["call", "Encrypt", "KeyId"],
            ["call", "CreateKey", "Description=fileb:///nowhere"],
            ["env"], ["sing"],
        ] {
            let ended = try home.run(["kms"] + words)
            #expect(ended.status != 0 && ended.output == "" && ended.errors.hasPrefix("error: "), "\(words)")
        }
    }

    @Test(
        "boto3 needs nothing but what kms env says",
        .enabled(if: Boto.isThere, "python3 lacks boto3"))
    func variables() throws {
        let home = try Home()
        _ = try started(home)
        defer { _ = try? home.run("kms", "stop") }
        let script = """
            eval "$("$0" kms env)"
            python3 -c 'import boto3; print(boto3.client("kms").create_key()["KeyMetadata"]["Arn"])'
            """
        let ended = try Ended.of(
            "bash", ["-c", script, try BuiltProgram.path.get()], environment: home.environment, directory: home.path)
        #expect(ended.output.hasPrefix("arn:aws:kms:us-east-1:000000000000:key/"), "\(ended.errors)")
    }
}

/// AWS's SDK for Python.
enum Boto {
    static let isThere =
        (try? Ended.of("python3", ["-c", "import boto3"], environment: ["PATH": BuiltProgram.searchPath]).status) == 0
}
