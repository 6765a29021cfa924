import Foundation
import NeshSystem
import NeshTestSupport
import Testing

/// The Debian package in fresh systems that have no compiler and no library of nesh's: it installs alone, and the first
/// lesson works as root and as an ordinary user.
@Suite(
    .serialized,
    .enabled(if: Stage.package != nil && !Stage.freshSystems.isEmpty, "no package, or no fresh Debian system"))
struct PackageTests {
    @Test(arguments: Stage.freshSystems)
    func installsAloneAndTeaches(_ root: String) throws {
        let bench = try Bench()
        let package = try #require(Stage.package)
        try? FileManager.default.removeItem(atPath: "\(root)/nesh.deb")
        try FileManager.default.copyItem(atPath: package, toPath: "\(root)/nesh.deb")
        try Data(Self.script.utf8).write(to: URL(fileURLWithPath: "\(root)/try.sh"))
        // Not a chroot, in which the kernel gives nobody a user namespace: the root mount is changed.
        let enter = """
            set -e; cd "$0"; mount --bind . .; cd "$0"
            mount -t proc proc proc; mount --rbind /dev dev; mount --rbind /sys sys
            mkdir -p before; pivot_root . before; cd /; umount -l /before; exec env -i PATH="$PATH" bash /try.sh
            """
        let said = try bench.start("unshare", ["-m", "-p", "-f", "bash", "-c", enter, root])
        let text = String(decoding: said.standardOutput, as: UTF8.self)
        #expect(said.succeeded, "\(said.errorLines.suffix(20)) \(text.suffix(2000))")
        #expect(text.contains("lesson as root\n") && text.contains("lesson as 65534\n"))
        #expect(text.hasSuffix("gone\n"))
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/lintian"), "lintian is missing"))
    func lintianFindsNothing() throws {
        let said = try Bench().start("lintian", [try #require(Stage.package)])
        let text = String(decoding: said.standardOutput, as: UTF8.self)
        #expect(said.succeeded && text.isEmpty, "\(text) \(said.errorLines)")
    }

    private static let script = """
        set -e
        if command -v cc || command -v swift; then exit 1; fi
        dpkg -i /nesh.deb
        lesson() {
            folder=$(mktemp -d); chmod 777 "$folder"; cd "$folder"; export HOME=$folder
            "$@" nesh tutorial app
            "$@" timeout 10 nesh /usr/share/nesh/lessons/hello.nesh >said 2>&1 || { cat said; exit 1; }
        }
        (lesson env)
        echo lesson as root
        (lesson setpriv --reuid 65534 --regid 65534 --clear-groups)
        echo lesson as 65534
        dpkg -r nesh
        ! [ -e /usr/bin/nesh ] && ! [ -e /usr/share/nesh ] && echo gone

        """
}
