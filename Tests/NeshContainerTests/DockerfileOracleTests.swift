import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// Dockerfiles that run nothing, built by nesh alone and by buildah from the same context: the same PCR2.
@Suite(.serialized, .enabled(if: Stage.hasBuildah, "no buildah")) struct DockerfileOracleTests {
    private static let time = "1000000000"

    /// The context that all cases share.
    private func makeContext(_ bench: Bench) throws {
        try bench.run(
            "sh", "-euc",
            """
            umask 022
            mkdir -p context/dir/sub context/dir/private context/hard context/inner
            cd context
            printf 'root:x:0:0:r:/root:/bin/sh\\napp:x:1001:1005::/:/x\\n' > passwd
            printf 'root:x:0:\\nstaff:x:50:\\n' > group
            echo a > dir/a.txt; echo b > dir/b.txt; echo s > dir/sub/s; echo p > dir/private/p
            chmod 600 dir/a.txt; chmod 700 dir/private; chmod 1777 dir/sub
            ln -s a.txt dir/l; ln -s /nowhere dir/sub/broken
            echo x > x; chmod 4755 x
            echo 1 > one\\ file.txt; echo 1 > a.txt; echo 2 > b.txt; echo 3 > c.txt
            ln -s dir dirlink; ln -s dir/b.txt link
            echo h > hard/1; ln hard/1 hard/2; ln hard/1 hard/3
            echo i > inner/file; ln -s /inner/file inner/abs; ln -s ../a.txt inner/up
            mkdir -p odd/names odd/empty odd/long odd/real odd/dirs/usr/hard odd/dirs/real tree/d
            ln -s real odd/todir; ln -s /real odd/absdir; echo in > odd/real/in; ln -s real odd/dirs/dir
            ln -s dir/a.txt link2; : > odd/names/empty; printf x > odd/names/-dash; printf x > 'odd/names/*star'
            printf x > 'odd/names/with blank'; printf x > odd/names/é; ln -s 'with blank' odd/names/lnk
            truncate -s 3M odd/sparse; printf x >> odd/sparse
            long=$(printf 'n%.0s' $(seq 120)); mkdir -p odd/long/$long/$long; echo l > odd/long/$long/$long/$long
            ln -s $long/$long/$long odd/long/lnk
            mkdir t; cd t; mkdir -p usr real/in; ln -s usr u; ln -s /usr v; ln -s ../.. w; echo 1 > f; ln f usr/f
            ln -s f l; tar -cf ../links.tar usr u v w real f l; rm -r usr/f; mkdir s; tar -cf ../s.tar s
            chmod 711 .; tar --owner=3 --group=4 -cf ../top.tar .; cd ..; rm -r t s.tar tree
            tar --owner=12 --group=34 -cf a.tar dir hard passwd
            gzip -k a.tar; bzip2 -k a.tar; xz -k a.tar; zstd -q a.tar
            cp a.txt plain; gzip plain; cp a.txt plain; xz plain; cp a.txt plain; bzip2 plain
            """)
    }

    @Test func nativeBuildsAreBuildahs() throws {
        var bench = try Bench()
        bench.environment["SOURCE_DATE_EPOCH"] = Self.time
        try makeContext(bench)
        #expect(DockerfileCase.all.count >= 60)
        var failed: [String] = []
        for test in DockerfileCase.all {
            for (name, text) in test.files { try bench.scratch.write("context/" + name, text) }
            defer {
                for name in test.files.keys { unlink(bench.file("context/" + name)) }
            }
            let name = test.isBase ? test.name : "case:1"
            do {
                let theirs = try buildah(test, name, bench)
                let own = try native(test, name, bench)
                if theirs != own { failed.append("\(test.name): \(try difference(bench))") }
            } catch { failed.append("\(test.name): \(error)") }
        }
        #expect(failed.isEmpty, "\(failed.joined(separator: "\n"))")
    }

    private func native(_ test: DockerfileCase, _ name: String, _ bench: Bench) throws -> JSON? {
        var options = test.isBase ? [] : test.options
        if let place = options.firstIndex(of: "-f") { options[place] = "--docker-file" }
        var bench = bench
        // Nothing else could build it.
        bench.environment["PATH"] = bench.file("bin")
        try FileManager.default.createDirectory(atPath: bench.file("bin"), withIntermediateDirectories: true)
        for program in ["xz", "bzip2"] {
            try? FileManager.default.createSymbolicLink(
                atPath: bench.file("bin/" + program), withDestinationPath: "/usr/bin/" + program)
        }
        return try build(["--docker-uri", name, "--docker-dir", "context"] + options, to: "own.eif", bench)
    }

    private func buildah(_ test: DockerfileCase, _ name: String, _ bench: Bench) throws -> JSON? {
        let options = (test.isBase ? [] : test.options).map { $0.hasSuffix(".Dockerfile") ? "context/" + $0 : $0 }
        let output = try bench.start(
            "/usr/bin/buildah",
            [
                "bud", "--isolation", "chroot", "--format", "docker", "--pull-never", "--timestamp", Self.time, "-t",
                name,
            ]
                + options + ["context"])
        guard output.succeeded else { throw Bench.Failed(description: "buildah: \(output.errorLines.suffix(3))") }
        try? FileManager.default.removeItem(atPath: bench.file("layout"))
        try bench.run("buildah", "push", "-q", name, "oci:layout:1")
        return try build(["--docker-uri", "oci:layout:1"], to: "theirs.eif", bench)
    }

    private func build(_ arguments: [String], to file: String, _ bench: Bench) throws -> JSON? {
        let output = try bench.start(Stage.program, ["build-enclave"] + arguments + ["--output-file", file])
        guard output.succeeded else { throw Bench.Failed(description: "\(output.errorLines)") }
        return try JSON.parse(output.standardOutput)["Measurements"]?["PCR2"]
    }

    private func difference(_ bench: Bench) throws -> String {
        let output = try bench.nesh("describe-eif", "theirs.eif", "--compare", "own.eif")
        return String(decoding: output.standardOutput.prefix(3000), as: UTF8.self)
    }
}
