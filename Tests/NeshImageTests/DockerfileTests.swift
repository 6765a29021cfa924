import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

@Suite(.enabled(if: TestProgram.areInstalled("bsdcpio"), "bsdcpio is not installed")) struct DockerfileTests {
    /// Builds a directory's Dockerfile and lists the enclave's files with bsdcpio.
    private func build(
        _ scratch: Scratch, _ dockerfile: String, files: [String: String] = [:], name: String = "app:1"
    ) throws -> (summary: EnclaveImageSummary, listing: [String: String], cpio: [UInt8]) {
        let context = scratch.file("context")
        try FileManager.default.createDirectory(atPath: context, withIntermediateDirectories: true)
        try scratch.write("context/Dockerfile", dockerfile)
        for (path, text) in files {
            let directory = (context + "/" + path as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            try scratch.write("context/" + path, text)
        }
        var request = EnclaveImageRequest.golden(
            try ImageReference.parse(name), to: scratch.file("out.eif"), scratch: scratch)
        request.dockerDirectory = context
        let summary = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        let (listing, cpio) = try list(scratch.file("out.eif"))
        return (summary, listing, cpio)
    }

    /// The application ramdisk's entries, `mode owner size [-> target]` by path, as bsdcpio sees them.
    private func list(_ path: String) throws -> ([String: String], [UInt8]) {
        let image = try EIF.open(path)
        let section = try #require(image.sections(.ramdisk).last)
        let cpio = try image.file.bytes(at: section.offset, count: Int(section.size))
        let text = String(decoding: try run("bsdcpio", "-itv", "--numeric-uid-gid", input: cpio), as: UTF8.self)
        var listing: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 8, omittingEmptySubsequences: true)
            guard fields.count == 9 else { continue }
            let name = fields[8].components(separatedBy: " -> ")
            let target = name.count > 1 ? " -> \(name[1])" : ""
            guard listing[name[0]] == nil else { continue }
            listing[name[0]] = "\(fields[0]) \(fields[2]):\(fields[3]) \(fields[4])\(target)"
        }
        return (listing, cpio)
    }

    private func text(_ cpio: [UInt8], _ name: String) throws -> String? {
        var reader = CPIOReader(cpio)
        while let item = try reader.next() {
            guard item.entry.name == Array(name.utf8) else { continue }
            return String(decoding: cpio[Int(item.dataOffset)..<Int(item.dataOffset + item.dataSize)], as: UTF8.self)
        }
        return nil
    }

    @Test func filesGetFixedOwnersAndModes() throws {
        let scratch = try Scratch()
        let built = try build(
            scratch,
            """
            # syntax=docker/dockerfile:1
            ARG BASE=scratch
            FROM ${BASE} AS app
            ENV GREETING="hello world" LEVEL=${LEVEL:-3}
            LABEL a=b
            WORKDIR /srv/app
            COPY hello /bin/
            COPY data \\
              # a remark in between
              /data
            COPY ["one file.txt", "renamed.txt"]
            COPY *.conf etc/
            USER 1000
            EXPOSE 80 53/udp
            VOLUME /data
            ENTRYPOINT ["/bin/hello"]
            CMD ["/bin/hello", "$GREETING"]
            """,
            files: [
                "hello": "#!x", "data/a/b": "1", "data/c": "22", "one file.txt": "333", "x.conf": "x", "y.conf": "y",
            ])
        #expect(built.listing["rootfs/bin/hello"] == "-rw-r--r-- 0:0 3")
        #expect(built.listing["rootfs/data/a/"] == "drwxr-xr-x 0:0 0")
        #expect(built.listing["rootfs/data/a/b"] == "-rw-r--r-- 0:0 1")
        #expect(built.listing["rootfs/srv/app/renamed.txt"] == "-rw-r--r-- 0:0 3")
        #expect(built.listing["rootfs/srv/app/etc/x.conf"] == "-rw-r--r-- 0:0 1")
        #expect(try text(built.cpio, "cmd") == "/bin/hello\n$GREETING\n")
        #expect(
            try text(built.cpio, "env")
                == "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nGREETING=hello world\nLEVEL=3\n")
        #expect(built.summary.imageName == "app")
        #expect(built.summary.warnings.count { $0.contains("hides") } == 1)
    }

    /// Times do not count, permissions do, as for every builder.
    @Test func theSameContextGivesTheSameImageWhereverAndWheneverItIsBuilt() throws {
        let dockerfile = "FROM scratch\nCOPY . /app\nCMD [\"/app/run\"]\n"
        func build(mode: mode_t, time: Int) throws -> EnclaveImageSummary {
            let scratch = try Scratch()
            try FileManager.default.createDirectory(atPath: scratch.file("context"), withIntermediateDirectories: true)
            try scratch.write("context/run", "#!/bin/sh\n")
            chmod(scratch.file("context/run"), mode)
            utimes(
                scratch.file("context/run"), [timeval(tv_sec: time, tv_usec: 0), timeval(tv_sec: time, tv_usec: 0)])
            return try self.build(scratch, dockerfile).summary
        }
        let (first, second) = (try build(mode: 0o755, time: 1000), try build(mode: 0o755, time: 2000))
        #expect(first.measurements == second.measurements)
        #expect(first.imageVersion == second.imageVersion)
        #expect(first.measurements != (try build(mode: 0o700, time: 1000).measurements))
    }

    @Test func dockerignoreLeavesOutAndKeeps() throws {
        let scratch = try Scratch()
        let built = try build(
            scratch, "FROM scratch\nCOPY . /\nCMD [\"/x\"]\n",
            files: [
                ".dockerignore": "# note\n**/*.log\nsecret\n!secret/public\nDockerfile\n.dockerignore\n", "x": "",
                "a.log": "",
                "deep/er/b.log": "", "deep/er/b.txt": "", "secret/key": "", "secret/public": "",
            ])
        #expect(built.listing.keys.contains("rootfs/deep/er/b.txt"))
        #expect(built.listing.keys.contains("rootfs/secret/public"))
        for name in ["a.log", "deep/er/b.log", "secret/key", "Dockerfile", ".dockerignore"] {
            #expect(!built.listing.keys.contains("rootfs/" + name))
        }
    }

    @Test func aBaseImageKeepsItsFilesAndItsCommand() throws {
        let scratch = try Scratch()
        let built = try build(
            scratch, "FROM docker-archive:\(Golden.path("system.tar"))\nCOPY note /var/note\nENV A=2\n",
            files: ["note": "n"])
        // The base's /var is a link to srv.
        #expect(built.listing["rootfs/srv/note"] == "-rw-r--r-- 0:0 1")
        #expect(built.listing["rootfs/var"] == "lrwxrwxrwx 0:0 3 -> srv")
        #expect(try text(built.cpio, "cmd") == "serve\nwith space\n")
        #expect(try text(built.cpio, "env")?.hasPrefix("A=2\nB=two words\n") == true)
    }

    /// Builders write null where an image runs nothing.
    @Test func aBaseWithNullForItsCommandRunsNothing() throws {
        let scratch = try Scratch()
        var base = TestImage(layers: [TestTar().finished])
        base.config = ["Cmd": .null, "Entrypoint": .null]
        try scratch.write("base.tar", base.dockerArchive())
        #expect {
            _ = try build(
                scratch, "FROM docker-archive:\(scratch.file("base.tar"))\nCOPY note /n\n", files: ["note": "n"])
        } throws: { ($0 as? Failure)?.message.contains("neither CMD nor ENTRYPOINT") ?? false }
        #expect(try ImageStore(environment: ["XDG_DATA_HOME": scratch.path]).images().isEmpty)
    }

    @Test func theStoreKeepsImagesByName() throws {
        let scratch = try Scratch()
        let first = try build(
            scratch, "FROM scratch\nCOPY x /x\nCMD [\"/x\"]\n", files: ["x": "x"], name: "hello-app:latest")
        var request = EnclaveImageRequest.golden(.name("hello-app"), to: scratch.file("again.eif"), scratch: scratch)
        let again = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        #expect(again.measurements == first.summary.measurements)
        let store = ImageStore(directory: scratch.file("nesh/images"))
        let images = try store.images()
        #expect(images.map(\.name) == ["hello-app:latest"])
        #expect(images.first?.id == first.summary.imageVersion)
        // Building again replaces the image and leaves nothing of the old one.
        let blobs = scratch.file("nesh/images/blobs/sha256")
        _ = try build(scratch, "FROM scratch\nCOPY x /y\nCMD [\"/y\"]\n", name: "hello-app:latest")
        #expect(try FileManager.default.contentsOfDirectory(atPath: blobs).count == 3)
        try store.remove("hello-app:latest")
        #expect(try store.images().isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: blobs).isEmpty)
        request.outputPath = scratch.file("third.eif")
        let failure = #expect(throws: Failure.self) { try EnclaveImageBuilder.build(request, interrupt: Interrupt()) }
        #expect(failure?.code == .dockerImagePull)
        #expect(throws: Failure.self) { try store.remove("hello-app:latest") }
    }

    @Test(arguments: [
        ("FROM scratch\nRUN make\n", 2, "RUN"), ("FROM scratch\n\nCOPY --chown=no x /a\n", 3, "/etc/passwd"),
        ("FROM scratch\nADD https://example.com/x /x\n", 2, "https://example.com/x"), ("FROM debian\n", 1, "debian"),
        ("FROM scratch\nCOPY --from=debian / /\n", 2, "debian"), ("FROM scratch\nCOPY --from=0 / /\n", 2, "stage 0"),
        ("FROM scratch\nCOPY --from=b / /\nFROM scratch AS b\nFROM scratch\nCOPY --from=0 / /\n", 2, "in line 3"),
        ("FROM scratch AS b\nRUN make\nFROM scratch\nCOPY --from=b / /\n", 2, "RUN"),
        ("FROM scratch\nONBUILD RUN make\nFROM scratch\nCOPY nothere /\n", 4, "nothere"),
        ("FROM scratch AS b\nONBUILD RUN make\nFROM b\n", 3, "ONBUILD"),
        ("FROM scratch\nONBUILD FROM b\n", 2, "ONBUILD"),
        ("FROM scratch\nCOPY nothere /\n", 2, "nothere"), ("FROM scratch\nCOPY Dockerfile Dockerfile x\n", 2, "'/'"),
        ("FROM scratch\nCOPY Dockerfle /\n", 2, "did you mean 'Dockerfile'"),
        ("FROM scratch\nHEALTHCHECK MAYBE\n", 2, "MAYBE"),
        ("FROM scratch\nHEALTHCHECK --timeout=x NONE\n", 2, "timeout"),
        ("FROM scratch\nNONSENSE x\n", 2, "unknown instruction NONSENSE"),
        ("FROM scratch\nCOPPY x /\n", 2, "unknown instruction COPPY, did you mean COPY"),
        ("FROM scratch\n\n  wrokdir /\n", 3, "unknown instruction wrokdir, did you mean WORKDIR"),
        ("FROM scratch\nCOPY --chmd=1 x /\n", 2, "did you mean --chmod"), ("FROM scratch\nUSER --x y\n", 2, "--x"),
        ("FROM scratch\nCOPY --chmod=9 Dockerfile /\n", 2, "--chmod=9"),
        ("FROM --platform=windows/amd64 scratch\n", 1, "windows/amd64"), ("FROM scratch AS\n", 1, "FROM takes"),
        ("FROM ${NONE}\n", 1, "variable is empty"), ("COPY a b\n", 1, "before FROM"), ("# nothing\n", 1, "FROM"),
        ("FROM scratch\nENV A\n", 2, "no value"), ("FROM scratch\nCOPY \\\n  <<EOF /x\ntext\n", 2, "has no end"),
        ("FROM scratch\nENV A=\"x\n", 2, "quote"), ("FROM scratch\nEXPOSE http\n", 2, "not a port"),
        ("FROM scratch\nSHELL /bin/sh\n", 2, "JSON"), ("FROM scratch\nCOPY Dockerfile /.wh.x\n", 2, ".wh.x"),
        ("FROM scratch\nENV A=xxxxxxxxxx" + String(repeating: "\nENV A=$A$A$A$A$A$A$A$A$A$A", count: 9), 8, "1 MiB"),
    ])
    func whatOnlyAToolCanDoIsToldWithItsLine(dockerfile: String, line: Int, word: String) throws {
        let scratch = try Scratch()
        let failure = #expect(throws: Failure.self) { try build(scratch, dockerfile) }
        #expect(failure?.code == .dockerImageBuild)
        #expect(failure?.message.contains("/Dockerfile:\(line): ") == true, "\(failure?.message ?? "")")
        #expect(failure?.message.contains(word) == true, "\(failure?.message ?? "")")
        #expect(!scratch.names.contains("out.eif"))
    }

    @Test(arguments: [
        (".dockerignore", "hello\n", "'hello' is there, but line 1 of .dockerignore leaves it out"),
        (".dockerignore", "# all\n\n*\n!x\n", "'hello' is there, but line 3 of .dockerignore leaves it out"),
        (
            "Dockerfile.dockerignore", "x\nhel*\n",
            "'hello' is there, but line 2 of Dockerfile.dockerignore leaves it out"
        ),
    ])
    func whatIsLeftOutIsSaidWithTheLine(file: String, rules: String, message: String) throws {
        let scratch = try Scratch()
        let failure = #expect(throws: Failure.self) {
            try build(scratch, "FROM scratch\nCOPY hello /\nCMD [\"/hello\"]\n", files: [file: rules, "hello": ""])
        }
        #expect(failure?.message.hasSuffix(": \(message)") == true, "\(failure?.message ?? "")")
    }

    @Test func archivesStayInsideTheTarget() throws {
        for (name, type, link) in [("../out", "0", ""), ("a/../../out", "0", ""), ("h", "1", "../../etc/passwd")] {
            let scratch = try Scratch()
            var archive = TestTar()
            archive.add("first", data: [1])
            archive.add(name, type: Character(type), link: link)
            try FileManager.default.createDirectory(atPath: scratch.file("context"), withIntermediateDirectories: true)
            try scratch.write("context/a.tar", archive.finished)
            let failure = #expect(throws: Failure.self) { try build(scratch, "FROM scratch\nADD a.tar /in/\n") }
            #expect(failure?.message.contains("/Dockerfile:2: '") == true, "\(failure?.message ?? "")")
        }
        // A link on the way leads inside the image, not out of it.
        let scratch = try Scratch()
        var archive = TestTar()
        archive.add("l", type: "2", link: "/../../../up")
        archive.add("l/file", data: [1])
        try FileManager.default.createDirectory(atPath: scratch.file("context"), withIntermediateDirectories: true)
        try scratch.write("context/a.tar", archive.finished)
        let built = try build(scratch, "FROM scratch\nADD a.tar /in/\nCMD [\"/x\"]\n")
        #expect(built.listing["rootfs/up/file"] == "-rw-r--r-- 0:0 1")
    }

    @Test func linksOutOfTheContextAreRefused() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("context"), withIntermediateDirectories: true)
        symlink("/etc/passwd", scratch.file("context/out"))
        let failure = #expect(throws: Failure.self) { try build(scratch, "FROM scratch\nCOPY out /x\n") }
        #expect(failure?.message.contains("leads out of") == true)
    }
}
