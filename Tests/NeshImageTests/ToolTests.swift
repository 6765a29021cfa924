import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

/// Container tools, played by scripts: what they are asked, what is made of their answers.
@Suite struct ToolTests {
    /// Puts a script under a tool's name; it notes its arguments in `calls`.
    private func install(_ name: String, _ script: String, in scratch: Scratch) throws {
        try FileManager.default.createDirectory(atPath: scratch.file("bin"), withIntermediateDirectories: true)
        let text = "#!/bin/sh\nPATH=/usr/bin:/bin\necho \(name) \"$@\" >> '\(scratch.file("calls"))'\n" + script
        try TestProgram.write(text, to: scratch.file("bin/" + name))
    }

    private func calls(_ scratch: Scratch) throws -> [String] {
        String(decoding: try scratch.read("calls"), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func build(
        _ source: String, _ scratch: Scratch, change: (inout EnclaveImageRequest) -> Void = { _ in },
        progress: @escaping (BuildProgress) -> Void = { _ in }
    ) throws -> EnclaveImageSummary {
        var request = EnclaveImageRequest.golden(
            try ImageReference.parse(source), to: scratch.file("o.eif"), scratch: scratch)
        change(&request)
        return try EnclaveImageBuilder.build(request, progress: progress, interrupt: Interrupt())
    }

    private var hello: String { Golden.path("hello.tar") }

    private func expectHello(_ summary: EnclaveImageSummary) throws {
        #expect(summary.measurements.pcr2 == (try Golden.json("expected.json")["hello"]?["PCR2"]?.string))
    }

    @Test func anImageThatTheToolHasIsSaved() throws {
        let scratch = try Scratch()
        try install("docker", "case $1 in image) echo 20480;; save) cat '\(hello)';; *) exit 9;; esac\n", in: scratch)
        let summary = try build("team/hello:1", scratch)
        try expectHello(summary)
        #expect(summary.imageName == "team/hello")
        #expect(
            try calls(scratch) == [
                "docker image inspect --format {{.Size}} {{.Architecture}} team/hello:1", "docker save team/hello:1",
            ])
        #expect(scratch.names == ["bin", "calls", "o.eif"])
    }

    @Test func anImageThatIsAbsentIsPulledAndItsProgressShown() throws {
        let scratch = try Scratch()
        let marker = scratch.file("pulled")
        try install(
            "podman",
            """
            case $1 in
            image) test -e '\(marker)' && echo 20480 && exit; echo "Error: hello: image not known" >&2; exit 1;;
            pull) printf 'layer 1\\rlayer 2\\n' >&2; touch '\(marker)';;
            save) cat '\(hello)';;
            esac
            """, in: scratch)
        var said: [String] = []
        try expectHello(
            try build("hello", scratch, progress: { if case .toolOutput(let line) = $0 { said.append(line) } }))
        #expect(said == ["layer 1", "layer 2"])
        #expect(try calls(scratch).map { $0.split(separator: " ")[1] } == ["image", "pull", "image", "save"])
    }

    @Test func aToolThatDoesNotWorkIsPassedOver() throws {
        let scratch = try Scratch()
        try install("docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1\n", in: scratch)
        try install("podman", "case $1 in image) echo 1;; save) cat '\(hello)';; esac\n", in: scratch)
        try expectHello(try build("hello", scratch))
        let failure = #expect(throws: Failure.self) { try build("hello", scratch) { $0.containerTool = "docker" } }
        #expect(failure?.code == .dockerImagePull)
        #expect(failure?.details == ["docker: Cannot connect to the Docker daemon"])
    }

    @Test func failuresCarryTheToolsLastWords() throws {
        let scratch = try Scratch()
        try install(
            "docker",
            """
            case $1 in
            image) echo 'Error: No such image: x' >&2; exit 1;;
            pull) echo 'Using default tag: latest'; echo 'manifest unknown' >&2; exit 1;;
            esac
            """, in: scratch)
        let failure = #expect(throws: Failure.self) { try build("x", scratch) }
        #expect(failure?.code == .dockerImagePull)
        #expect(failure?.details.sorted() == ["Using default tag: latest", "manifest unknown"])
        // An archive that ends early, from a tool that fails.
        try install(
            "docker", "case $1 in image) echo 1;; save) head -c 9000 '\(hello)'; echo gone >&2; exit 3;; esac\n",
            in: scratch)
        let cut = #expect(throws: Failure.self) { try build("x", scratch) }
        #expect(cut?.code == .dockerImagePull)
        #expect(cut?.details == ["gone"])
        #expect(!scratch.names.contains("o.eif"))
    }

    @Test func withoutAContainerToolSkopeoGetsIt() throws {
        let scratch = try Scratch()
        try install("skopeo", "cat '\(hello)'\n", in: scratch)
        let summary = try build("registry.example/hello:1", scratch) {
            $0.architecture = .arm
            $0.environment["NITRO_CLI_BLOBS"] = nil
        }
        #expect(summary.imageName == "registry.example/hello")
        #expect(
            try calls(scratch) == [
                "skopeo --override-os linux --override-arch arm64 copy --quiet docker://registry.example/hello:1"
                    + " docker-archive:/dev/stdout"
            ])
    }

    @Test func nothingInstalledIsToldWithWhatHelps() throws {
        let scratch = try Scratch()
        let failure = #expect(throws: Failure.self) { try build("hello", scratch) }
        #expect(failure?.code == .dockerImagePull)
        #expect(failure?.fixes.isEmpty == false)
        #expect(failure?.fixes.last == "--docker-uri hello --docker-dir DIRECTORY  # builds it")
        // Tests run in the directory of the package.
        let named = #expect(throws: Failure.self) { try build("docs/tutorial/hello-app:1", scratch) }
        #expect(
            named?.fixes.first
                == "--docker-uri docs/tutorial/hello-app:1 --docker-dir docs/tutorial/hello-app  # builds it")
    }

    /// A path that was given where an image's name is expected, whether a tool has looked for it or none is there.
    @Test(arguments: [false, true]) func aPathIsTakenForWhatItIs(hasTool: Bool) throws {
        let scratch = try Scratch()
        if hasTool { try install("skopeo", "echo 'requested access is denied' >&2; exit 1\n", in: scratch) }
        try scratch.write("app.tar", "")
        for directory in ["layout", "root"] {
            try FileManager.default.createDirectory(atPath: scratch.file(directory), withIntermediateDirectories: true)
        }
        try scratch.write("layout/oci-layout", "{}")
        for (name, meant) in [
            ("app.tar", "docker-archive:\(scratch.file("app.tar"))  # takes a saved image"),
            ("layout", "oci:\(scratch.file("layout"))  # takes an image of this layout"),
            ("root", "rootfs:\(scratch.file("root"))  # takes the directory as the root file system"),
        ] {
            let failure = #expect(throws: Failure.self) { try build(scratch.file(name), scratch) }
            #expect(failure?.fixes.first == "--docker-uri \(meant)")
            #expect(failure?.fixes.contains { $0.contains("FILE") || $0.contains("DIRECTORY") } == false)
        }
    }

    /// What the tool itself says counts, not that it should be installed.
    @Test(arguments: [
        (
            "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock",
            "group"
        ),
        ("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "start"),
        (
            "failed to connect to the docker API at unix:///run/docker.sock: dial unix: no such file or directory",
            "start"
        ),
    ])
    func aToolThatDoesNotWorkIsToldByItsOwnWords(said: String, fix: String) throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("app"), withIntermediateDirectories: true)
        try scratch.write("app/Dockerfile", "FROM scratch\nRUN make\n")
        try install("docker", "echo '\(said)' >&2; exit 1\n", in: scratch)
        for tool in [nil, "docker"] {
            let failure = #expect(throws: Failure.self) {
                try build("app:1", scratch) { request in
                    request.dockerDirectory = scratch.file("app")
                    request.containerTool = tool
                }
            }
            #expect(failure?.code == .dockerImageBuild)
            #expect(failure?.details == ["docker: \(said)"])
            #expect(failure?.fixes.first?.contains(fix) == true, "\(failure?.fixes ?? [])")
            #expect(failure?.fixes.contains { $0.hasPrefix("install") } == false)
        }
    }

    /// A Dockerfile that runs nothing is built here; a tool only gets what it builds on.
    @Test func aToolGetsTheBase() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("app"), withIntermediateDirectories: true)
        try scratch.write("app/Dockerfile", "FROM team/hello:1\n")
        try install("podman", "case $1 in image) echo 20480;; save) cat '\(hello)';; *) exit 9;; esac\n", in: scratch)
        let summary = try build("app:1", scratch) { $0.dockerDirectory = scratch.file("app") }
        #expect(summary.imageName == "app")
        #expect(try calls(scratch).map { $0.split(separator: " ")[1] } == ["image", "save"])

        try install("podman", "echo 'no route to host' >&2; exit 1\n", in: scratch)
        let failure = #expect(throws: Failure.self) {
            try build("app:1", scratch) { $0.dockerDirectory = scratch.file("app") }
        }
        #expect(failure?.code == .dockerImagePull)
        #expect(failure?.details == ["no route to host"])
    }

    @Test func whatBuildahHasIsTakenFromIt() throws {
        let scratch = try Scratch()
        try install("buildah", "case $1 in inspect) ;; push) cat '\(hello)';; *) exit 9;; esac\n", in: scratch)
        try expectHello(try build("team/hello:1", scratch))
    }

    @Test func fileStageAndArgumentsGoToTheTool() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("app"), withIntermediateDirectories: true)
        try scratch.write("app/other", "FROM scratch AS one\nRUN make\n")
        try install("podman", "case $1 in save) cat '\(hello)';; esac\n", in: scratch)
        _ = try build("app:1", scratch) { request in
            request.dockerDirectory = scratch.file("app")
            request.dockerfile = scratch.file("app/other")
            request.targetStage = "one"
            request.buildArguments = ["A=1", "B"]
        }
        #expect(
            try calls(scratch).contains(
                "podman build --file \(scratch.file("app/other")) --target one --build-arg A=1 --build-arg B -t app:1 "
                    + scratch.file("app")))
    }

    @Test func aDockerfileWithRunGoesToTheToolAndElseIsToldWithItsLine() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("app"), withIntermediateDirectories: true)
        try scratch.write("app/Dockerfile", "FROM scratch\nRUN make\n")
        func withDirectory(_ request: inout EnclaveImageRequest) { request.dockerDirectory = scratch.file("app") }
        let alone = #expect(throws: Failure.self) { try build("app:1", scratch, change: withDirectory) }
        #expect(alone?.code == .dockerImageBuild)
        #expect(alone?.message.contains("Dockerfile:2") == true)

        try install("buildah", "case $1 in push) cat '\(hello)';; esac\n", in: scratch)
        try expectHello(try build("app:1", scratch, change: withDirectory))
        #expect(
            try calls(scratch) == [
                "buildah build -t app:1 \(scratch.file("app"))",
                "buildah push --quiet app:1 docker-archive:/dev/stdout:app:1",
            ])

        try install("docker", "case $1 in image) exit 1;; build) echo 'step 1' >&2; exit 2;; esac\n", in: scratch)
        let failed = #expect(throws: Failure.self) { try build("app:1", scratch, change: withDirectory) }
        #expect(failed?.code == .dockerImageBuild)
        #expect(failed?.details == ["step 1"])
    }

    @Test func anInterruptEndsTheTool() throws {
        let scratch = try Scratch()
        try install("docker", "case $1 in image) echo 1;; save) exec sleep 60;; esac\n", in: scratch)
        let interrupt = try Interrupt()
        let request = EnclaveImageRequest.golden(.name("x"), to: scratch.file("o.eif"), scratch: scratch)
        let started = ContinuousClock.now
        let failure = #expect(throws: Failure.self) {
            try EnclaveImageBuilder.build(
                request, progress: { if case .step(let step) = $0, step.contains("from docker") { interrupt.raise() } },
                interrupt: interrupt)
        }
        #expect(failure?.kind == .interrupted(signal: 2))
        #expect(ContinuousClock.now - started < .seconds(20))
        #expect(!scratch.names.contains("o.eif"))
    }
}
