import Foundation
import NeshData
import NeshImage
import Testing

/// What is made below a set-group-id directory, as mkdir(2) and symlink(2) make it and docker then owns it.
@Suite struct ContainerFilesTests {
    private func shown(_ entry: CPIO.Entry?) -> String {
        entry.map { "\(String($0.permissions, radix: 8)) \($0.uid):\($0.gid)" } ?? "none"
    }

    @Test func madeDirectoriesInheritTheBitAndTheLinkTheGroup() throws {
        var tar = TestTar()
        for name in ["etc/", "dev/", "srv/"] { tar.add(name, type: "5", mode: 0o2755, gid: 42) }
        var image = TestImage(layers: [tar.finished])
        image.config = ["Cmd": ["/x"], "WorkingDir": "/srv/app/in"]
        let entries = try BuiltImage(image, in: Scratch()).entries
        #expect(shown(entries["rootfs/dev/pts/"]) == "2755 0:0")
        #expect(shown(entries["rootfs/dev/shm/"]) == "2755 0:0")
        #expect(shown(entries["rootfs/etc/"]) == "2755 0:42")
        #expect(shown(entries["rootfs/etc/mtab"]) == "777 0:42")
        #expect(shown(entries["rootfs/etc/hosts"]) == "755 0:0")
        #expect(shown(entries["rootfs/proc/"]) == "755 0:0")
        #expect(shown(entries["rootfs/srv/app/"]) == "2755 0:0")
        #expect(shown(entries["rootfs/srv/app/in/"]) == "2755 0:0")
    }

    @Test func theRootsBitGoesToAllThatIsMade() throws {
        var tar = TestTar()
        tar.add("./", type: "5", mode: 0o2755, gid: 42)
        let entries = try BuiltImage([tar.finished], in: Scratch()).entries
        for name in ["dev", "dev/pts", "etc", "proc", "sys"] {
            #expect(shown(entries["rootfs/\(name)/"]) == "2755 0:0", "\(name)")
        }
        // Its directory was given to root before the link was made.
        #expect(shown(entries["rootfs/etc/mtab"]) == "777 0:0")
    }
}
