import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// `--docker-dir` with a Dockerfile that runs something.
@Suite(.serialized) struct BuildTests {
    private func bench() throws -> Bench {
        let bench = try Bench()
        try bench.scratch.write("app/busybox", try Data(contentsOf: URL(fileURLWithPath: "/bin/busybox")))
        try bench.run("chmod", "755", bench.file("app/busybox"))
        try bench.scratch.write(
            "app/Dockerfile",
            """
            FROM scratch
            COPY busybox /bin/busybox
            RUN ["/bin/busybox", "touch", "/made"]
            CMD ["/bin/busybox", "echo", "hello"]

            """)
        return bench
    }

    @Test(.enabled(if: Stage.hasDocker, "no Docker daemon"))
    func docker() throws {
        let bench = try bench()
        _ = try bench.build("built-by/docker:1", tool: "docker", "--docker-dir", "app")
        #expect(try bench.files().contains("rootfs/made"))
        #expect(try bench.run("docker", "images", "-q", "built-by/docker:1").isEmpty == false)
    }

    @Test(.enabled(if: Stage.hasPodman, "podman does not work here"))
    func podman() throws {
        let bench = try bench()
        _ = try bench.build("built-by/podman:1", tool: "podman", "--docker-dir", "app")
        #expect(try bench.files().contains("rootfs/made"))
    }

    /// Where buildah is all there is.
    @Test(.enabled(if: Stage.hasPodman, "no buildah"))
    func buildah() throws {
        var bench = try bench()
        try FileManager.default.createDirectory(atPath: bench.file("bin"), withIntermediateDirectories: true)
        for name in ["buildah", "runc", "newuidmap", "newgidmap"] {
            try FileManager.default.createSymbolicLink(
                atPath: bench.file("bin/" + name), withDestinationPath: "/usr/bin/" + name)
        }
        bench.environment["PATH"] = bench.file("bin")
        _ = try bench.build("built-by/buildah:1", tool: nil, "--docker-dir", "app")
        #expect(try bench.files().contains("rootfs/made"))
    }

    @Test(.enabled(if: Stage.hasDocker, "no Docker daemon"))
    func aStepThatFailsIsTold() throws {
        let bench = try bench()
        try bench.scratch.write(
            "app/Dockerfile",
            "FROM scratch\nCOPY busybox /bin/busybox\nRUN [\"/bin/busybox\", \"ls\", \"/not-there\"]\nCMD [\"/x\"]\n")
        let output = try bench.nesh(
            "build-enclave", "--docker-uri", "built-by/nobody:1", "--docker-dir", "app", "--output-file", "x.eif")
        #expect(output.ending == .exited(49))
        #expect(output.errorLines.contains { $0.contains("/not-there") }, "\(output.errorLines)")
    }

    /// A Dockerfile that runs nothing gives the same image whatever is installed.
    @Test func aPlainDockerfileNeedsNoTool() throws {
        var bench = try bench()
        try bench.scratch.write(
            "app/Dockerfile", "FROM scratch\nCOPY busybox /bin/busybox\nCMD [\"/bin/busybox\", \"true\"]\n")
        let with = try bench.build("plain:1", tool: nil, "--docker-dir", "app")
        bench.environment["PATH"] = "/nonexistent"
        bench.environment["DOCKER_HOST"] = nil
        #expect(try bench.build("plain:1", tool: nil, "--docker-dir", "app") == with)
    }
}
