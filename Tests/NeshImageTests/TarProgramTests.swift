import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

/// Layers as other programs write and read them, and as Linux takes them.
@Suite struct TarProgramTests {
    @Test func aPathAsLongAsLinuxTakesIsKept() throws {
        let path = String(repeating: "d/", count: 2043) + "f"
        var tar = TestTar()
        tar.pax([("path", path)])
        tar.add("x", data: [7])
        let built = try BuiltImage([tar.finished], in: Scratch())
        #expect(try built.data("rootfs/" + path) == [7])
        #expect(("rootfs/" + path).utf8.count + 1 == 4095)
    }

    @Test func relativeLinksOnTheWayAreFollowed() throws {
        var lower = TestTar()
        lower.add("usr/", type: "5", mode: 0o755)
        lower.add("usr/lib/", type: "5", mode: 0o755)
        lower.add("lib", type: "2", link: "usr/lib")
        var upper = TestTar()
        upper.add("lib/x.so", data: [1])
        let built = try BuiltImage([lower.finished, upper.finished], in: Scratch())
        #expect(try built.data("rootfs/usr/lib/x.so") == [1])
        #expect(try built.entries["rootfs/lib"]?.kind == .symlink)
    }

    /// A directory packed by others, in each of their formats, is the directory itself.
    @Test(
        .enabled(if: TestProgram.areInstalled("bsdtar"), "bsdtar is not installed"),
        arguments: [
            ["tar", "--format=gnu"], ["tar", "--format=oldgnu"], ["tar", "--format=posix"], ["tar", "--format=ustar"],
            ["bsdtar", "--format=pax"], ["bsdtar", "--format=gnutar"], ["bsdtar", "--format=ustar"],
        ])
    func whatOthersPackIsWhatIsThere(program: [String]) throws {
        let scratch = try Scratch()
        let root = scratch.file("root")
        let deep = root + "/" + String(repeating: "deep-directory/", count: 8)
        try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
        try scratch.write("root/été", "summer")
        try Data(repeating: 7, count: 12_345).write(to: URL(fileURLWithPath: deep + "file"))
        link(deep + "file", root + "/zz-hard")
        symlink("été", root + "/soft")
        symlink(String(repeating: "t", count: 99), root + "/far")
        mkfifo(root + "/pipe", 0o640)
        chmod(root + "/été", 0o6711)
        for (path, time) in [("/été", 1_234_567_890), ("", 1_000_000_000)] {
            utimes(root + path, [timeval(tv_sec: time, tv_usec: 0), timeval(tv_sec: time, tv_usec: 500_000)])
        }
        var request = EnclaveImageRequest.golden(.rootfs(path: root), to: scratch.file("o.eif"), scratch: scratch)
        request.command = ["/run"]
        request.preserveOwner = true
        let expected = try BuiltImage(request)
        try run("env", program[0], "-cf", scratch.file("layer.tar"), program[1], "-C", root, ".")
        let built = try BuiltImage([scratch.read("layer.tar")], in: scratch)
        #expect(built.ramdisk == expected.ramdisk)
    }

    @Test(.enabled(if: TestProgram.areInstalled("bsdtar"), "bsdtar is not installed")) func ourArchivesAreReadByOthers()
        throws
    {
        // The store's layers are written by nesh: bsdtar and GNU tar must see the same files.
        let scratch = try Scratch()
        let long = String(repeating: "very-long-name-", count: 9)
        let context = scratch.file("context/" + long)
        try FileManager.default.createDirectory(atPath: context, withIntermediateDirectories: true)
        try Data("hello".utf8).write(to: URL(fileURLWithPath: context + "/file"))
        symlink(String(repeating: "t", count: 150), context + "/link")
        try scratch.write("context/Dockerfile", "FROM scratch\nCOPY . /data\nCMD [\"/x\"]\n")
        var request = EnclaveImageRequest.golden(.name("app"), to: scratch.file("o.eif"), scratch: scratch)
        request.dockerDirectory = scratch.file("context")
        _ = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        let store = scratch.file("nesh/images/blobs/sha256")
        let layer = try #require(
            FileManager.default.contentsOfDirectory(atPath: store).first { name in
                (try? Data(contentsOf: URL(fileURLWithPath: store + "/" + name)).count) ?? 0 > 2048
            })
        for program in ["bsdtar", "tar"] {
            let names = String(decoding: try run(program, "-tf", store + "/" + layer), as: UTF8.self)
            #expect(names.contains("data/\(long)/file\n"))
            let text = try run(program, "-xOf", store + "/" + layer, "data/\(long)/file")
            #expect(text == Array("hello".utf8))
            let listing = String(decoding: try run(program, "-tvf", store + "/" + layer), as: UTF8.self)
            #expect(listing.contains("-> " + String(repeating: "t", count: 150)))
        }
    }
}
