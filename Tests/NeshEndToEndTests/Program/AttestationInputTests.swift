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
            #expect(try home.run("attestation", verb, "missing").status == 7)
            #expect(try home.run("attestation", verb, "-").status == 2)
        }
        // A gigabyte is not read to its end.
        try home.write("huge", "")
        #expect(truncate(home.path + "/huge", 1 << 30) == 0)
        let refused = try home.run("attestation", "show", "huge")
        #expect(refused.status == 7 && refused.errors.contains("more than 1 MiB"), "\(refused.errors)")
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
        }
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
    }
}
