import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// Images and machines that are hard on a builder: a clear error or an image, and nothing left behind.
@Suite(.enabled(if: TestProgram.areInstalled("bsdtar"), "bsdtar is not installed")) struct HardImageTests {
    private let scratch: TemporaryDirectory
    private let environment: [String: String]

    init() throws {
        scratch = try TemporaryDirectory()
        environment = ["HOME": scratch.path, "TMPDIR": scratch.path, "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"]
    }

    private func file(_ name: String) -> String { scratch.path + "/" + name }

    @discardableResult
    private func sh(_ line: String) throws -> Program.Ended {
        try Program.run("/bin/bash", ["-c", "set -o pipefail; " + line], environment, directory: scratch.path)
    }

    private func build(_ uri: String, before: String = "", _ more: String = "") throws -> Program.Ended {
        try sh("\(before) '\(Program.nesh)' build-enclave --docker-uri '\(uri)' --output-file o.eif \(more)")
    }

    /// A `docker save` of one layer, made by bsdtar.
    private func save(layer: String) throws {
        try scratch.write("save/c.json", #"{"architecture":"amd64","config":{"Cmd":["/x"]}}"#)
        try scratch.write("save/manifest.json", #"[{"Config":"c.json","RepoTags":["x:1"],"Layers":["l.tar"]}]"#)
        let made = try sh("mv '\(layer)' save/l.tar && bsdtar -C save -cf image.tar c.json l.tar manifest.json")
        try #require(made.status == 0, "\(made.errors)")
    }

    @Test func aHundredThousandEmptyFiles() throws {
        let list = "#mtree\n" + (0..<100_000).map { "./d\($0 % 97)/f\($0) type=file mode=0644 time=1\n" }.joined()
        try scratch.write("list", list)
        let tar = try sh("bsdtar -cf layer.tar --format=ustar @list")
        try #require(tar.status == 0, "\(tar.errors)")
        try save(layer: "layer.tar")
        let built = try build("docker-archive:image.tar")
        #expect(built.status == 0, "\(built.errors)")
        let listed = try sh("'\(Program.nesh)' eif ls o.eif | grep -c '/f[0-9]*$'")
        #expect(listed.output == "100000\n")
    }

    /// 1 GiB of zeros in 1 MiB: unpacked within 128 MiB of memory.
    @Test func aLayerBombTakesLittleMemory() throws {
        let size = 1 << 30
        // A header of a file of that size, its zeros as many members of one gzip file, and the archive's end.
        let header = try sh(
            "truncate -s \(size) z; { tar --format=ustar -cf - z || true; } 2>/dev/null | head -c 512 | gzip > bomb;"
                + " head -c 4194304 /dev/zero | gzip > member; for i in $(seq 256); do cat member; done >> bomb;"
                + " head -c 1024 /dev/zero | gzip >> bomb; rm z member")
        try #require(header.status == 0, "\(header.errors)")
        let packed = try #require(
            FileManager.default.attributesOfItem(atPath: file("bomb"))[.size] as? Int)
        #expect(packed < 2 << 20)
        try save(layer: "bomb")
        let built = try build("docker-archive:image.tar", before: "ulimit -d 131072;")
        #expect(built.status == 0, "\(built.errors)")
        let made = try #require(FileManager.default.attributesOfItem(atPath: file("o.eif"))[.size] as? Int)
        #expect(made > size)
    }

    /// The disk is full before the build begins: told with what is missing.
    @Test(.enabled(if: namespacesWork, "no namespaces for a file system of its own"))
    func aFullDisk() throws {
        try scratch.write("root/data", [UInt8](repeating: 1, count: 3 << 20))
        try scratch.write("disk/.keep", "")
        let inside =
            "mount -t tmpfs -o size=2m disk disk && '\(Program.nesh)' build-enclave --docker-uri rootfs:root --cmd /x"
            + " --output-file disk/o.eif; echo \"status $?\"; ls -A disk"
        let ended = try Program.run(
            "/usr/bin/unshare", ["-rm", "/bin/bash", "-c", inside], environment, directory: scratch.path)
        #expect(ended.output == "status 19\n", "\(ended.output) \(ended.errors)")
        #expect(ended.errors.contains("MiB free"), "\(ended.errors)")
    }

    static let namespacesWork: Bool = {
        let ended = try? Program.run("/usr/bin/unshare", ["-rm", "/bin/true"], ["PATH": "/usr/bin:/bin"])
        return ended?.status == 0
    }()

    /// A blob that may not be read, for the user who may not.
    @Test func aLayerThatCannotBeRead() throws {
        try scratch.write("root/file", "x")
        try scratch.write("layer/x", "x")
        try sh("bsdtar -C layer -cf layer.tar x")
        try save(layer: "layer.tar")
        // The same as an OCI layout, by hand.
        let made = try sh(
            "mkdir -p oci/blobs/sha256; d() { sha256sum \"$1\" | cut -d' ' -f1; };"
                + " put() { cp \"$1\" oci/blobs/sha256/$(d \"$1\"); }; put save/l.tar; put save/c.json;"
                + " printf '{\"config\":{\"digest\":\"sha256:%s\",\"size\":1},\"layers\":[{\"digest\":\"sha256:%s\",\"size\":1}]}'"
                + " $(d save/c.json) $(d save/l.tar) > m; put m;"
                + " printf '{\"manifests\":[{\"digest\":\"sha256:%s\",\"size\":1}]}' $(d m) > oci/index.json;"
                + " chmod -R a+rX . ; chmod 711 . ; chmod 000 oci/blobs/sha256/$(d save/l.tar); mkdir out; chmod 777 out"
        )
        try #require(made.status == 0, "\(made.errors)")
        let nobody = geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""
        let ended = try sh(
            "cd out; TMPDIR=$PWD \(nobody) '\(Program.nesh)' build-enclave --docker-uri oci:../oci --output-file o.eif")
        #expect(ended.status != 0)
        #expect(ended.errors.contains("Permission denied"), "\(ended.errors)")
        #expect(try sh("ls -A out").output == "")
        // A directory where a layer should be.
        let other = try sh(
            "l=oci/blobs/sha256/$(sha256sum save/l.tar | cut -d' ' -f1); rm $l; mkdir $l;"
                + " '\(Program.nesh)' build-enclave --docker-uri oci:oci --output-file o.eif")
        #expect(other.status != 0)
        #expect(other.errors.contains("directory") || other.errors.contains("missing"), "\(other.errors)")
        #expect(!FileManager.default.fileExists(atPath: file("o.eif")))
    }

    @Test func damageIsToldAndLeavesNothing() throws {
        try scratch.write("layer/x", "x")
        try sh("bsdtar -C layer -czf layer.tar x")
        try sh("truncate -s -9 layer.tar")
        try save(layer: "layer.tar")
        let cut = try build("docker-archive:image.tar")
        #expect(cut.status == 48)
        #expect(cut.errors.contains("layer 1 of image.tar"), "\(cut.errors)")
        // Names of 4096 bytes and more are no paths on Linux.
        let deep =
            String(repeating: String(repeating: "n", count: 199) + "/", count: 20) + String(repeating: "m", count: 120)
        let listed = try sh("tar -C layer --transform='s,^x$,\(deep),' -cf layer.tar x")
        #expect(listed.status == 0, "\(listed.errors)")
        try save(layer: "layer.tar")
        let long = try build("docker-archive:image.tar")
        #expect(long.status == 48)
        #expect(long.errors.contains("nnn"), "\(long.errors)")
        #expect(!FileManager.default.fileExists(atPath: file("o.eif")))
    }
}
