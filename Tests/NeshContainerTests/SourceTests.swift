import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// One image, carried by every program that carries images, has one measurement.
@Suite(.serialized) struct SourceTests {
    static let images = [("hello", "hello.tar"), ("layers", "layers.tar"), ("entrypoint", "entrypoint.tar")]
        .filter { (try? Stage.expected($0.0)) != nil }.map(\.0)

    private func name(_ image: String) -> String { "nesh-golden/\(image):1" }
    private func archive(_ image: String) -> String { "\(Stage.golden)/\(image).tar" }

    @Test(.enabled(if: Stage.hasDocker, "no Docker daemon"), arguments: images)
    func docker(image: String) throws {
        let bench = try Bench()
        let loaded = try bench.run("docker", "load", "-i", archive(image))
        let name = try #require(loaded.split(separator: " ").last).trimmingCharacters(in: .whitespacesAndNewlines)
        let pcr2 = try Stage.expected(image)
        #expect(try bench.build(name, tool: "docker")["PCR2"]?.string == pcr2)
        #expect(try bench.build("docker-daemon:" + name)["PCR2"]?.string == pcr2)
        try bench.run("docker", "save", name, "-o", bench.file("saved.tar"))
        #expect(try bench.build("docker-archive:saved.tar")["PCR2"]?.string == pcr2)
    }

    @Test(.enabled(if: Stage.hasPodman, "podman does not work here"), arguments: images)
    func podman(image: String) throws {
        let bench = try Bench()
        let loaded = try bench.run("podman", "load", "-q", "-i", archive(image))
        let name = try #require(loaded.split(separator: " ").last).trimmingCharacters(in: .whitespacesAndNewlines)
        let pcr2 = try Stage.expected(image)
        #expect(try bench.build(name, tool: "podman")["PCR2"]?.string == pcr2)
        for (format, transport) in [
            ("docker-archive", "docker-archive"), ("oci-archive", "oci-archive"), ("oci-dir", "oci"),
        ] {
            try bench.run("podman", "save", "-q", "--format", format, "-o", bench.file(format), name)
            #expect(try bench.build("\(transport):\(format)")["PCR2"]?.string == pcr2, "\(format)")
        }
    }

    @Test(.enabled(if: Stage.hasPodman, "podman does not work here"), arguments: images)
    func buildah(image: String) throws {
        let bench = try Bench()
        let id = try bench.run("buildah", "pull", "-q", "docker-archive:" + archive(image))
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let pcr2 = try Stage.expected(image)
        for target in ["oci:\(bench.file("oci")):x", "oci-archive:\(bench.file("o.tar"))"] {
            try bench.run("buildah", "push", "-q", id, target)
            #expect(try bench.build(target)["PCR2"]?.string == pcr2, "\(target)")
        }
    }

    @Test(.enabled(if: Stage.hasPodman, "no skopeo"), arguments: images)
    func skopeo(image: String) throws {
        let bench = try Bench()
        let pcr2 = try Stage.expected(image)
        for (target, options) in [
            ("oci:\(bench.file("gzip")):x:1", []), ("oci-archive:\(bench.file("oci.tar")):x:1", []),
            ("docker-archive:\(bench.file("docker.tar")):x:1", []),
            ("oci:\(bench.file("zstd")):x:1", ["--dest-compress", "--dest-compress-format", "zstd"]),
        ] as [(String, [String])] {
            let output = try bench.start(
                "skopeo", ["copy", "-q"] + options + ["docker-archive:" + archive(image), target])
            try #require(output.succeeded, "\(output.errorLines)")
            #expect(try bench.build(target)["PCR2"]?.string == pcr2, "\(target)")
        }
        let zstd = try FileManager.default.contentsOfDirectory(atPath: bench.file("zstd/blobs/sha256")).filter {
            try Data(contentsOf: URL(fileURLWithPath: bench.file("zstd/blobs/sha256/" + $0)))
                .starts(with: [0x28, 0xb5, 0x2f, 0xfd])
        }
        #expect(!zstd.isEmpty)
    }

    /// An image that no tool has yet is pulled; where there is no container tool, skopeo gets it.
    @Test(.enabled(if: Stage.registry != nil, "no registry"))
    func registry() throws {
        let bench = try Bench()
        let registry = try #require(Stage.registry)
        let pcr2 = try Stage.expected("layers")
        for tool in ["skopeo", "podman", "docker"] {
            let name = "\(registry)/\(tool)/layers:1"
            try bench.run("skopeo", "copy", "-q", "docker-archive:" + archive("layers"), "docker://" + name)
        }
        #expect(try bench.build("docker://\(registry)/skopeo/layers:1")["PCR2"]?.string == pcr2)
        if Stage.hasPodman {
            #expect(try bench.build("\(registry)/podman/layers:1", tool: "podman")["PCR2"]?.string == pcr2)
        }
        if Stage.hasDocker {
            #expect(try bench.build("\(registry)/docker/layers:1", tool: "docker")["PCR2"]?.string == pcr2)
        }
        var alone = bench
        try FileManager.default.createDirectory(atPath: bench.file("bin"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: bench.file("bin/skopeo"), withDestinationPath: "/usr/bin/skopeo")
        alone.environment["PATH"] = bench.file("bin")
        #expect(try alone.build("\(registry)/skopeo/layers:1")["PCR2"]?.string == pcr2)
    }

    /// An index of two processors' images: this machine's is taken, or the one that was asked for.
    @Test(.enabled(if: Stage.registry != nil && Stage.hasPodman, "no registry or no podman"))
    func platforms() throws {
        var bench = try Bench()
        // The golden files are for one processor only.
        bench.environment["NITRO_CLI_BLOBS"] = nil
        let registry = try #require(Stage.registry)
        let name = "\(registry)/many:1"
        try bench.run("buildah", "manifest", "create", "many")
        for processor in ["amd64", "arm64"] {
            try bench.scratch.write("\(processor)/which", processor)
            try bench.scratch.write("\(processor)/Dockerfile", "FROM scratch\nCOPY which /which\nCMD [\"/which\"]\n")
            try bench.run(
                "buildah", "build", "-q", "--platform", "linux/\(processor)", "-t", "localhost/\(processor)",
                bench.file(processor))
            try bench.run("buildah", "manifest", "add", "many", "localhost/\(processor)")
        }
        try bench.run("buildah", "manifest", "push", "-q", "--all", "many", "docker://\(name)")
        try bench.run("skopeo", "copy", "-q", "--all", "docker://\(name)", "oci:\(bench.file("many")):1")
        for source in ["docker://\(name)", "oci:many:1", name] {
            for processor in ["amd64", "arm64", "amd64"] {
                _ = try bench.build(
                    source, tool: source == name ? "podman" : nil, "--platform", "linux/\(processor)")
                try bench.run(Stage.program, "eif", "extract", "o.eif", "parts")
                let ramdisk = try Data(contentsOf: URL(fileURLWithPath: bench.file("parts/ramdisk-2.cpio")))
                #expect(ramdisk.range(of: Data("rootfs/which\0".utf8)) != nil)
                #expect(ramdisk.range(of: Data(processor.utf8)) != nil, "\(source) \(processor)")
            }
        }
    }

    @Test(.enabled(if: Stage.registry != nil && Stage.hasDocker && Stage.hasPodman, "no registry or no tool"))
    func whatTheToolsSayReachesTheUser() throws {
        let bench = try Bench()
        let missing = "\(try #require(Stage.registry))/no/such:1"
        for tool in ["docker", "podman"] {
            let output = try bench.nesh(
                "-c", "option container-tool \(tool)\nbuild-enclave --docker-uri \(missing) --output-file x.eif")
            let said = output.errorLines.joined(separator: "\n")
            #expect(output.ending == .exited(1))
            #expect(said.contains("E50") && said.contains("manifest unknown"), "\(said)")
        }
        let one = try bench.nesh("build-enclave", "--docker-uri", "docker://\(missing)", "--output-file", "x.eif")
        #expect(one.ending == .exited(50))
        #expect(one.errorLines.contains { $0.contains("manifest unknown") }, "\(one.errorLines)")
        // A client without its daemon is passed over.
        var dead = bench
        dead.environment["DOCKER_HOST"] = "unix:///nonexistent.sock"
        try bench.run("podman", "load", "-q", "-i", archive("hello"))
        let names = try bench.run("podman", "images", "--format", "{{.Repository}}:{{.Tag}}")
        let hello = try #require(names.split(separator: "\n").first { $0.contains("hello") })
        #expect(try dead.build(String(hello))["PCR2"]?.string == (try Stage.expected("hello")))
        #expect(!FileManager.default.fileExists(atPath: bench.file("x.eif")))
    }
}
