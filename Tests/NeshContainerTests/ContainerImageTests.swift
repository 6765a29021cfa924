import Foundation
import NeshSystem
import NeshTestSupport
import Testing

/// nesh's own container image, which nesh has made, under podman with the options that docs/install.md names.
@Suite(
    .serialized,
    .enabled(if: Stage.containerImage != nil && Stage.hasPodman, "no container image of nesh, or podman does not work"))
struct ContainerImageTests {
    @Test func runsTheFirstFiveMinutes() throws {
        let bench = try Bench()
        let loaded = try bench.run("podman", "load", "-q", "-i", try #require(Stage.containerImage))
        #expect(loaded.contains("localhost/nesh:"), "\(loaded)")
        let name = try #require(loaded.split(whereSeparator: \.isWhitespace).last.map(String.init))
        let lines = """
            tutorial app
            build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif
            run-enclave --cpu-count 2 --memory 256 --debug-mode
            console --until 'Hello from the enclave' --for 60s
            terminate-enclave

            """
        try Data(lines.utf8).write(to: URL(fileURLWithPath: bench.file("lines")))
        // crun knows groups of one kind only: where both kinds are mounted, it is shown the older one.
        let script = """
            ! mountpoint -q /sys/fs/cgroup/unified || umount /sys/fs/cgroup/unified
            exec podman run --rm -i --cgroups=disabled --network none --security-opt seccomp=unconfined \
            --security-opt unmask=ALL "$0" <"$1"
            """
        let said = try bench.start("unshare", ["-m", "sh", "-c", script, name, bench.file("lines")])
        let text = String(decoding: said.standardOutput, as: UTF8.self)
        #expect(said.succeeded, "\(said.errorLines.suffix(20)) \(text.suffix(2000))")
        // The measurement that README shows of the same application.
        #expect(text.contains("\"PCR2\": \"192b05d9dd039e64"))
        #expect(text.contains("Hello from the enclave side!"))
        #expect(text.contains("\"Terminated\": true"))
    }
}
