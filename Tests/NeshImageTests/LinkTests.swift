import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

/// Links on the way of a layer's entries, as the kernel follows them for a process whose root the image is.
@Suite struct LinkTests {
    private static let links = [
        ("var/run", "/run"), ("chain", "/chain2/."), ("chain2", "chain3/"), ("chain3", "/run/../srv/../run"),
        ("up", "../../../etc"), ("var/up", "/../../srv/deep"), ("srv/back", "../var/run"), ("root", "/"),
        ("dots", "/srv/deep/../../etc/./"), ("srv/here", "."),
    ]
    private static let directories = ["run", "var", "etc", "srv", "srv/deep"]

    @Test(
        .enabled(if: TestProgram.areInstalled("busybox"), "busybox is not installed"),
        arguments: [
            "var/run/file", "chain/file", "up/file", "var/up/file", "srv/back/file", "root/etc/file",
            "root/root/root/chain/file", "dots/file", "srv/here/here/file", "var/run/../file", "root/srv/back/file",
        ])
    func theyAreFollowedAsInAChroot(path: String) throws {
        let expected = try Self.placeInChroot(of: path)
        guard let expected else { return print("no user namespaces and not root: links are not compared") }
        var lower = TestTar()
        for directory in Self.directories { lower.add(directory + "/", type: "5", mode: 0o755) }
        for (name, target) in Self.links { lower.add(name, type: "2", link: target) }
        var upper = TestTar()
        upper.add(path, data: Array("here".utf8))
        // In a layer of its own, and in the same one.
        let apart = try BuiltImage([lower.finished, upper.finished], in: Scratch())
        #expect(try apart.data("rootfs/" + expected) == Array("here".utf8))
        var both = lower
        both.bytes += upper.bytes
        let together = try BuiltImage([both.finished], in: Scratch())
        #expect(try together.data("rootfs/" + expected) == Array("here".utf8))
    }

    @Test func hardLinksAndWhiteoutsFollowThemToo() throws {
        var lower = TestTar()
        lower.add("run/", type: "5", mode: 0o755)
        lower.add("run/a", data: Array("a".utf8))
        lower.add("run/gone")
        lower.add("var", type: "2", link: "/run")
        var upper = TestTar()
        upper.add("b", type: "1", link: "var/a")
        upper.add("var/.wh.gone")
        let built = try BuiltImage([lower.finished, upper.finished], in: Scratch())
        #expect(try built.data("rootfs/b") == Array("a".utf8))
        #expect(try built.entries["rootfs/run/gone"] == nil)
    }

    /// Where the kernel puts a file that a process in a chroot writes; nil where no chroot can be had.
    private static func placeInChroot(of path: String) throws -> String? {
        let scratch = try Scratch()
        let root = scratch.file("root")
        for directory in directories {
            try FileManager.default.createDirectory(atPath: "\(root)/\(directory)", withIntermediateDirectories: true)
        }
        for (name, target) in links { symlink(target, "\(root)/\(name)") }
        try TestProgram.copy("/bin/busybox", to: root + "/busybox")
        // Tools clean `..` in the text of a member's own name.
        let cleaned = path.replacingOccurrences(of: "var/run/../", with: "var/")
        let chroot = geteuid() == 0 ? ["chroot"] : ["unshare", "--map-root-user", "chroot"]
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = chroot + [root, "/busybox", "sh", "-c", "echo > '\(cleaned)'"]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        let found = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }
        return found?.first { $0.split(separator: "/").last == "file" }
    }
}
