import Foundation
import NeshCommand
import NeshData
import NeshImage
import NeshTestSupport
import Testing

/// The verbs for images, from their words to what they print.
@Suite struct ImageCommandTests {
    private let scratch: TemporaryDirectory
    private let environment: [String: String]

    init() throws {
        scratch = try TemporaryDirectory()
        try scratch.write("root/bin/run", "#!/bin/sh\necho hello\n")
        environment = [
            "HOME": scratch.path, "TMPDIR": scratch.path,
            "SOURCE_DATE_EPOCH": "1700000000",
        ]
    }

    private func file(_ name: String) -> String { scratch.path + "/" + name }

    private func build(_ name: String, _ more: String = "") -> String {
        "build-enclave --docker-uri rootfs:\(file("root")) --cmd /bin/run --output-file \(name) \(more)"
    }

    private func shell(_ text: String) throws -> (status: Int32, shell: Shell) {
        let shell = try Shell(environment: environment)
        return (shell.run(text), shell)
    }

    @Test func theImageCanGoToStandardOutput() throws {
        let (status, shell) = try shell("\(build("-"))\n\(build(file("b.eif")))\n")
        #expect(status == 0, "\(shell.err.text)")
        let image = try Data(contentsOf: URL(fileURLWithPath: file("b.eif")))
        #expect(shell.out.contents.starts(with: image))
        #expect(shell.err.text.contains("\"PCR0\""))
        // Through the language's own redirection and pipe, too.
        let (again, other) = try self.shell(
            "\(build("-")) > \(file("c.eif"))\n\(build("-")) | cmp - \(file("c.eif"))\n")
        #expect(again == 0, "\(other.err.text)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: file("c.eif"))) == image)
        #expect(other.out.text.isEmpty)
    }

    /// `use` is about nothing else, and shows it.
    @Test("a verb that makes another image the current one says so")
    func currentImage() throws {
        let shell = try Shell(environment: environment, showsImplied: true)
        let (one, two) = (file("a.eif"), file("b.eif"))
        func said(_ line: String) -> [String] {
            let before = shell.err.text.count
            #expect(shell.run(line) == 0, "\(shell.err.text)")
            return shell.err.text.dropFirst(before).split(separator: "\n").map(String.init).filter {
                $0.contains("current image")
            }
        }
        func change(_ verb: String, to new: String, from old: String) -> [String] {
            ["\(verb) → the current image is \(new) now, not \(old)"]
        }
        #expect(said(build(one)) == [])
        #expect(said(build(two)) == change("build-enclave", to: two, from: one))
        #expect(said("kms-policy \(two)") == [])
        #expect(said("kms-policy \(one)") == change("kms-policy", to: one, from: two))
        #expect(said("describe-eif \(two)") == change("describe-eif", to: two, from: one))
        #expect(said("use \(one)") == [])
        #expect(said("eif ls \(two)\npcr --input \(two)\nexpect $eif.path ~ a.eif") == [])
    }

    @Test func aTerminalGetsNoImage() throws {
        let out = OutputSink.Buffer()
        var sink = out.sink
        sink.isTerminal = true
        let shell = try Shell(environment: environment, standardOutput: sink)
        #expect(shell.run(build("-")) == 1)
        #expect(out.contents.isEmpty)
        #expect(shell.err.text.contains("not shown on a terminal"))
    }

    @Test func theSameInputGivesTheSameBytesAtOneSourceDate() throws {
        let (status, _) = try shell("\(build(file("a.eif")))\n\(build(file("b.eif")))")
        #expect(status == 0)
        #expect(FileManager.default.contentsEqual(atPath: file("a.eif"), andPath: file("b.eif")))
    }

    @Test func comparingTellsTheFilesAndTheRegisters() throws {
        let (_, first) = try shell(build(file("a.eif")))
        #expect(first.err.text.contains("successfully created"))
        try scratch.write("root/bin/run", "#!/bin/sh\necho other\n")
        try scratch.write("root/new", "x")
        let (status, shell) = try shell(
            """
            \(build(file("b.eif"), "--name b"))
            try describe-eif \(file("a.eif")) --compare \(file("b.eif"))
            expect $status == 1
            expect $last.Registers.0 == PCR0
            expect $last.Registers.1 == PCR2
            expect $last.Equal == false
            describe-eif \(file("a.eif")) --compare \(file("a.eif"))
            expect $last.Equal == true
            """)
        #expect(status == 0, "\(shell.err.text)")
        let text = shell.out.text
        #expect(text.contains("different measurements: PCR0, PCR2"))
        #expect(text.contains("metadata   -"))
        #expect(text.contains("ramdisk 2  PCR0, PCR2"))
        #expect(text.contains(#/2  rootfs/bin/run +.*contents/#))
        #expect(text.contains(#/2  rootfs/new +only in B/#))
        #expect(text.contains("equal: both have the same bytes"))
    }

    @Test func whatIsNotMeasuredMakesNoBadNews() throws {
        let (status, shell) = try shell(
            """
            \(build(file("a.eif")))
            \(build(file("b.eif"), "--name another"))
            describe-eif \(file("a.eif")) --compare \(file("b.eif"))
            """)
        #expect(status == 0)
        #expect(shell.out.text.contains("same measurements: only what is not measured differs"))
    }

    @Test func filesAreListed() throws {
        let (status, shell) = try shell(
            "\(build(file("a.eif")))\neif ls\neif ls \(file("a.eif")) --json > \(file("l"))\n")
        #expect(status == 0, "\(shell.err.text)")
        #expect(shell.out.text.contains(#/2  -rw-r--r--  0:0 +21  .*  rootfs/bin/run\n/#))
        #expect(shell.out.text.contains("rootfs/etc/mtab -> /proc/mounts"))
        let listed = try JSON.parse(Array(Data(contentsOf: URL(fileURLWithPath: file("l"))))).array ?? []
        #expect(listed.contains { $0["Path"]?.string == "rootfs/bin/run" && $0["Mode"]?.string == "644" })
    }

    /// The parts of the file are where a reader of the format finds them.
    @Test func sectionsAreExtracted() throws {
        let (status, shell) = try shell("\(build(file("a.eif")))\neif extract \(file("a.eif")) \(file("parts"))\n")
        #expect(status == 0, "\(shell.err.text)")
        let image = try Data(contentsOf: URL(fileURLWithPath: file("a.eif")))
        var place = 548
        for name in ["kernel", "cmdline", "metadata.json", "ramdisk-1.cpio", "ramdisk-2.cpio"] {
            let part = try Data(contentsOf: URL(fileURLWithPath: file("parts/" + name)))
            #expect(image[(place + 12)..<(place + 12 + part.count)] == part, "\(name)")
            #expect(shell.out.text.contains(file("parts/" + name)))
            place += 12 + part.count
        }
        #expect(place == image.count)
        for (line, words) in [
            ("eif extract", "directory for the sections is missing"), ("eif ls a b", "unexpected word 'b'"),
            ("eif extract \(file("a.eif"))", "eif extract \(file("a.eif")) parts"),
        ] {
            let (status, shell) = try self.shell(line)
            #expect(status == 1)
            #expect(shell.err.text.contains(words), "\(shell.err.text)")
        }
    }

    @Test func aKeyPolicyNamesTheRegisters() throws {
        let (status, shell) = try shell(
            """
            \(build(file("a.eif")))
            kms-policy
            expect $output ~ "RecipientAttestation:PCR0.: .$eif.pcr0"
            kms-policy --pcrs 1 2
            not kms-policy --pcrs 8
            """)
        #expect(status == 0, "\(shell.err.text)")
        let texts = shell.out.text.split(separator: "}\n{").map(String.init)
        try #require(texts.count == 3)
        #expect(texts[2].contains("PCR1") && texts[2].contains("PCR2") && !texts[2].contains("PCR0"))
        #expect(shell.err.text.contains("is not signed, so it has no PCR8"))
    }

    @Test func platformsHaveTheirNames() throws {
        for (text, status) in [("linux/arm64", 0), ("linux/arm64/v8", 0), ("amd64", 0), ("linux/riscv64", 2), ("", 2)] {
            let (result, shell) = try shell(build(file("p.eif"), "--platform '\(text)'"))
            #expect(result == Int32(status), "\(text): \(shell.err.text)")
        }
    }

    @Test func theContainerToolIsASetting() throws {
        let (status, shell) = try shell(
            "option container-tool podman\nbuild-enclave --docker-uri x --output-file \(file("x.eif"))")
        #expect(status == 1)
        #expect(shell.err.text.contains("podman"), "\(shell.err.text)")
        #expect(try self.shell("option container-tool lxc").status == 2)
    }

    /// What is printed, and what a script reads of it, is in the words of the release that is asked for.
    @Test func hashesAreNamedAsInTheReleaseThatIsAskedFor() throws {
        let (status, shell) = try shell(
            """
            \(build(file("r.eif")))
            describe-eif
            option compatible 1.5
            \(build(file("r.eif")))
            describe-eif
            echo $last.Measurements.HashAlgorithm
            option compatible 1.4
            describe-eif
            """)
        #expect(status == 0, "\(shell.err.text)")
        let names = shell.out.text.split(separator: "\n").filter { $0.contains("Sha") }.map {
            $0.contains("Sha512_48 { .. }") ? "1.5" : $0.contains("Sha384 { ... }") ? "1.4" : "?"
        }
        #expect(names == ["1.4", "1.4", "1.5", "1.5", "1.5", "1.4"])
        let (_, stream) = try self.shell("option compatible 1.5\n\(build("-"))\n")
        #expect(stream.err.text.contains("Sha512_48 { .. }"))
        #expect(try self.shell("option compatible 2\n").status != 0)
    }

    @Test func theEnvironmentAsksForARelease() throws {
        var settings = Settings()
        #expect(settings[\.compatible].rawValue == "1.4")
        try settings.take(Environment(["NESH_COMPATIBLE": ""]))
        #expect(settings[\.compatible].rawValue == "1.4")
        try settings.take(Environment(["NESH_COMPATIBLE": "1.5"]))
        #expect(settings[\.compatible].rawValue == "1.5")
        let failure = #expect(throws: Failure.self) { try settings.take(Environment(["NESH_COMPATIBLE": "1.6"])) }
        #expect(failure?.message.contains("NESH_COMPATIBLE") == true)
    }

    /// nitro-cli fails where the key or the certificate is missing; it does not refuse the line.
    @Test(arguments: ["", "--private-key k.pem", "--signing-certificate c.pem"])
    func signingWithout(_ given: String) throws {
        let (status, shell) = try shell("\(build(file("s.eif")))\nsign-eif --eif-path \(file("s.eif")) \(given)\n")
        #expect(status == 1)
        #expect(shell.err.text.contains("[ E60 ]"), "\(shell.err.text)")
        for name in ["--private-key", "--signing-certificate"] {
            #expect(shell.err.text.contains("\(name) is missing") == (!given.isEmpty && !given.contains(name)))
        }
    }
}
