import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

/// What a build says of an image that an enclave would not start, or not honour.
@Suite(.enabled(if: TestProgram.areInstalled("busybox"), "busybox is not installed")) struct StartTests {
    /// A program that needs nothing, for this machine.
    private static let program = FileManager.default.contents(atPath: "/bin/busybox").map { Array($0.prefix(4096)) }
    private static let libraryPath = ["Env": ["PATH=/usr/local/bin:/usr/bin:/bin"]] as JSON.Object

    /// Builds an image with a shell, a program outside the init's PATH, and some files.
    private func warnings(
        _ config: JSON.Object, _ files: [(String, mode: Int, data: [UInt8])] = [], links: [(String, String)] = [],
        shell: Bool = true
    ) throws -> [String] {
        let program = try #require(Self.program)
        var tar = TestTar()
        for directory in ["bin/", "usr/", "usr/bin/", "usr/local/", "usr/local/bin/", "app/"] {
            tar.add(directory, type: "5", mode: 0o755)
        }
        if shell { tar.add("bin/sh", mode: 0o755, data: program) }
        tar.add("usr/bin/env", mode: 0o755, data: program)
        tar.add("usr/local/bin/python3.12", mode: 0o755, data: program)
        tar.add("usr/local/bin/python3", type: "2", link: "python3.12")
        for (name, mode, data) in files { tar.add(name, mode: mode, data: data) }
        for (name, target) in links { tar.add(name, type: "2", link: target) }
        var image = TestImage(layers: [tar.finished])
        image.config = config
        image.architecture = EIF.Architecture.host.ociName
        return try BuiltImage(image, in: Scratch()).summary.warnings.filter { !$0.contains("the image is for") }
    }

    private func script(_ text: String) throws -> [String] {
        try warnings(
            Self.libraryPath.merging(["Cmd": ["/app/run"]]), [("app/run", 0o755, Array(text.utf8))])
    }

    @Test func theCommandIsLookedForInTheInitsPathAlone() throws {
        let config = Self.libraryPath
        let found = try warnings(config.merging(["Cmd": ["python3", "/x"]]))
        #expect(found.count == 1)
        #expect(found.first?.contains("write the full path, /usr/local/bin/python3") == true)
        #expect(try warnings(config.merging(["Cmd": ["/usr/local/bin/python3"]])).isEmpty)
        #expect(try warnings(config.merging(["Cmd": ["env"]])).isEmpty)
        #expect(try warnings(["Cmd": ["nothing"]]).first?.contains("in none of /sbin:/usr/sbin:/bin:/usr/bin") == true)
        #expect(try warnings(["Cmd": ["/app/none"]]).first?.contains("is not in the image") == true)
        #expect(try warnings(["Cmd": ["/app"]]).first?.contains("is a directory") == true)
    }

    @Test func whatTheInitCannotReadByLinesIsToldOrRefused() throws {
        let config: JSON.Object = ["Cmd": ["env"]]
        func found(_ more: JSON.Object) throws -> [String] { try warnings(config.merging(more)) }
        #expect(try found(["Env": ["A=b", "B=", "C==x"]]).isEmpty)
        #expect(
            try found(["Cmd": ["env", "a\nb"]]).count { $0.contains("a word of the command has a line break") } == 1)
        #expect(try found(["Env": ["X=a\nINJECT=1"]]).first?.contains("the variable 'X' has a line break") == true)
        for odd in ["novalue", "=x", ""] {
            #expect(
                try found(["Env": ["A=b", .string(odd)]]).first?.contains("'\(odd)' is not NAME=VALUE") == true,
                "\(odd)")
        }
        for bad: JSON.Object in [["Env": ["X=a\0b"]], ["Cmd": ["env", "a\0b"]], ["WorkingDir": "/a\0b"]] {
            let failure = #expect(throws: Failure.self, "\(bad)") { try found(bad) }
            #expect(failure?.code == .eifBuilding && failure?.message.contains("a zero byte") == true)
        }
    }

    @Test func linksAreFollowedInsideTheImage() throws {
        let program = try #require(Self.program)
        let links = [("usr/bin/tool", "/etc/tool"), ("etc/tool", "../../../app/tool")]
        #expect(try warnings(["Cmd": ["tool"]], [("app/tool", 0o755, program)], links: links).isEmpty)
        #expect(try warnings(["Cmd": ["tool"]], links: links).count == 1)
        #expect(try warnings(["Cmd": ["/a"]], links: [("a", "b"), ("b", "/a")]).count == 1)
    }

    @Test(arguments: ["tmp/run", "run/app/run", "dev/run"])
    func whatTheInitMountsOverIsNotThere(path: String) throws {
        let program = try #require(Self.program)
        let found = try warnings(["Cmd": [.string("/" + path)]], [(path, 0o755, program)])
        #expect(found.first?.contains("mounts another file system on /\(path.prefix { $0 != "/" })") == true)
    }

    @Test func filesThatDoNotStart() throws {
        var program = try #require(Self.program)
        func found(_ mode: Int, _ data: [UInt8]) throws -> String {
            try warnings(["Cmd": ["/app/run"]], [("app/run", mode, data)]).joined(separator: "|")
        }
        #expect(try found(0o644, program).contains("is not executable, its mode is 0644"))
        #expect(try found(0o755, program) == "")
        #expect(try found(0o755, []).contains("is empty"))
        #expect(try found(0o755, [0, 1, 2]).contains("neither a program nor a script"))
        program[18] = 22
        #expect(try found(0o755, program).contains("is a program for s390x"))
        let linked = try #require(FileManager.default.contents(atPath: "/usr/bin/env"))
        #expect(try found(0o755, Array(linked)).contains("needs the loader /lib"))
    }

    @Test func scriptsAreReadAsTheKernelReadsThem() throws {
        #expect(try script("#!/bin/sh\necho\n").isEmpty)
        #expect(try script("#! /bin/sh").isEmpty)
        #expect(try script("#!/usr/bin/env python3\n").isEmpty)
        #expect(try script("#!/usr/bin/env -S python3 -u\n").isEmpty)
        #expect(try script("\n\n#!/bin/sh\necho\n").isEmpty)
        #expect(try script("echo\n").isEmpty)
        #expect(try script("#!/bin/bash\n").first?.contains("interpreter /bin/bash is not in the image") == true)
        #expect(try script("#!/bin/sh\r\necho\r\n").first?.contains("carriage return") == true)
        #expect(try script("#!/bin/sh -e\r\n").first?.contains("carriage return") == true)
        #expect(try script("#!/usr/bin/env node\n").first?.contains("lets env look for 'node'") == true)
        #expect(try script("#!/usr/bin/env python3 -u\n").first?.contains("'python3 -u'") == true)
        #expect(try script("\n#!/usr/bin/python3\n").first?.contains("run by /bin/sh, not by python3") == true)
        let bare = try warnings(["Cmd": ["/app/run"]], [("app/run", 0o755, Array("echo\n".utf8))], shell: false)
        #expect(bare.first?.contains("there is no /bin/sh") == true)
    }

    @Test func whatMeansNothingToAnEnclaveIsTold() throws {
        let program = try #require(Self.program)
        let found = try warnings(
            [
                "Cmd": ["/bin/sh", "app.sh"], "WorkingDir": "/app", "User": "1000:0",
                "Healthcheck": ["Test": ["CMD-SHELL", "true"]],
            ], [("app/app.sh", 0o644, program)])
        #expect(found.count == 3)
        #expect(found.first?.contains("write /app/app.sh instead of app.sh") == true)
        #expect(found.dropFirst().first?.hasPrefix("USER 1000:0 is not honoured") == true)
        #expect(found.last?.hasPrefix("HEALTHCHECK is not honoured") == true)
        #expect(
            try warnings([
                "Cmd": ["/bin/sh"], "WorkingDir": "/", "User": "root", "Healthcheck": ["Test": ["NONE"]],
            ]).isEmpty)
    }

    @Test func strictlyEachIsAnErrorAndNothingIsWritten() throws {
        let scratch = try Scratch()
        var image = TestImage(layers: [TestTar().finished])
        image.config = ["Cmd": ["/none"], "User": "app"]
        let path = try scratch.write("image.tar", image.dockerArchive())
        var request = EnclaveImageRequest.golden(
            .dockerArchive(path: path, reference: nil), to: scratch.file("o.eif"), scratch: scratch)
        request.isStrict = true
        let failure = #expect(throws: Failure.self) { try EnclaveImageBuilder.build(request, interrupt: Interrupt()) }
        #expect(failure?.message.contains("/none is not in the image") == true)
        #expect(failure?.details.contains { $0.hasPrefix("USER app") } == true)
        #expect(scratch.names == ["image.tar"])
    }
}

extension JSON.Object {
    fileprivate func merging(_ other: JSON.Object) -> JSON.Object {
        var merged = self
        for member in other.members { merged[member.key] = member.value }
        return merged
    }
}
