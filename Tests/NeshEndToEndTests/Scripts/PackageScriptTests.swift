import Foundation
import NeshTestSupport
import Testing

/// `scripts/package`, `scripts/install --from` and the check of a static program, with a small C program in nesh's place.
@Suite struct PackageScriptTests {
    static let works =
        ["/usr/bin/cc", "/usr/bin/dpkg-deb", "/usr/bin/python3", "/usr/bin/strip"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    static let program = """
        #include <stdio.h>
        #include <string.h>
        int main(int count, char **words) {
            if (count > 1 && !strcmp(words[1], "--version")) puts("nesh 1.2.3");
            else printf("packaged %s\\n", count > 1 ? words[1] : "");
            return 0;
        }

        """

    /// A checkout in a directory of its own, with all that goes into a package.
    static func checkout(linking flag: String = "-static") throws -> FakeCheckout {
        let checkout = try FakeCheckout()
        for name in [
            "LICENSE", "NOTICE", "README.md", "README.ja.md", "docs/man/nesh.1", "docs/man/ja/nesh.1",
            "docs/man/nesh.5", "docs/ja/concepts.md",
        ] {
            try checkout.write(name, "\(name)\n")
        }
        for name in ["docs/tutorial/hello.nesh", "docs/tutorial/ja/hello.nesh", "docs/examples/ci.nesh"] {
            try checkout.write(name, "set app ${1:-docs/tutorial/hello-app}\n")
        }
        let source = try checkout.write("../program.c", program)
        try checkout.standIn(
            "swift",
            """
            [ "$1" != --version ] || exec echo "Swift version 6.1.2 (swift-6.1.2-RELEASE)"
            echo build >> "$NOTES/builds"
            mkdir -p "$CHECKOUT/.build/release"
            cc -g \(flag) -o "$CHECKOUT/.build/release/nesh" '\(source)' "-ffile-prefix-map=$NOTES=."
            """)
        return checkout
    }

    static func package(_ checkout: FakeCheckout) throws -> FakeCheckout.Ended {
        try checkout.run(
            "/usr/bin/env", "SOURCE_DATE_EPOCH=1700000000", "\(checkout.root)/scripts/package", "--output",
            "\(checkout.path)/out")
    }

    static func bytes(_ checkout: FakeCheckout) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(checkout.path)/out")
        return try Dictionary(
            uniqueKeysWithValues: names.map {
                ($0, try Data(contentsOf: URL(fileURLWithPath: "\(checkout.path)/out/\($0)")))
            })
    }

    static let hasRPM = works && FileManager.default.isExecutableFile(atPath: "/usr/bin/rpmbuild")

    func one(_ checkout: FakeCheckout, _ ending: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(checkout.path)/out")
        return "\(checkout.path)/out/\(try #require(names.first { $0.hasSuffix(ending) }))"
    }

    @Test(.enabled(if: works, "cc, dpkg-deb, python3 or strip is missing"))
    func sameBytesFromTwoPlaces() throws {
        let (one, two) = (try Self.checkout(), try Self.checkout())
        let ended = try Self.package(one)
        #expect(ended.status == 0, "\(ended.errors)")
        // Another mask and later times of all files must not show.
        #expect(try two.run("/bin/sh", "-c", "find '\(two.root)' -exec touch -d @1600000000 {} +").status == 0)
        #expect(
            try two.run(
                "/bin/sh", "-c",
                "umask 077; SOURCE_DATE_EPOCH=1700000000 '\(two.root)/scripts/package' --output '\(two.path)/out'"
            ).status == 0)
        let (first, second) = (try Self.bytes(one), try Self.bytes(two))
        #expect(first.keys.sorted() == second.keys.sorted())
        for name in first.keys { #expect(first[name] == second[name], "\(name) differs") }
        #expect(try one.run("/bin/sh", "-c", "cd '\(one.path)/out' && sha256sum -c --quiet SHA256SUMS").status == 0)
    }

    @Test(.enabled(if: works, "cc, dpkg-deb, python3 or strip is missing"))
    func debianPackageDependsOnNothing() throws {
        let checkout = try Self.checkout()
        #expect(try Self.package(checkout).status == 0)
        let deb = try one(checkout, ".deb")
        let control = try checkout.run("/usr/bin/dpkg-deb", "-f", deb).output
        #expect(control.contains("Version: 1.2.3\n"))
        #expect(!control.contains("Depends"))
        let list = try checkout.run("/usr/bin/dpkg-deb", "-c", deb).output
        for path in [
            "bin/nesh", "share/man/man5/nesh.5.gz", "share/nesh/lessons/ja/hello.nesh", "share/doc/nesh/NOTICE",
            "share/doc/nesh/docs/ja/concepts.md",
        ] {
            #expect(list.contains(" ./usr/\(path)\n"), "\(path)")
        }
        #expect(!list.contains("./etc"), "the profile is only for kernels that ask for one")
    }

    @Test(.enabled(if: works, "cc, dpkg-deb, python3 or strip is missing"))
    func readmeOfAPackageHasNoMarkupOfPictures() throws {
        let checkout = try Self.checkout()
        try checkout.write("README.md", "# A\n\n![What is (not) seen](docs/a.svg)\n\n[b](docs/ja/concepts.md)\n")
        #expect(try Self.package(checkout).status == 0)
        let archive = try one(checkout, ".tar.gz")
        let text = try checkout.run("/bin/sh", "-c", "tar -xOzf '\(archive)' --wildcards '*/README.md'").output
        #expect(text == "# A\n\nPicture (docs/a.svg): What is (not) seen\n\n[b](docs/ja/concepts.md)\n")
    }

    @Test(.enabled(if: works, "cc, dpkg-deb, python3 or strip is missing"))
    func linesOfAReadmeEndWhereItsAuthorEndedThem() throws {
        let checkout = try Self.checkout()
        let lines = """
            コンテナイメージから作成し、3 つのハッシュ値でイメージを一意に特定できます。
            実行中は root も中を見られません。

            1. 各マシン、または全員がログインする 1 台に
               インストールします。

            """
        try checkout.write("README.ja.md", "# A\n\n![見えない](docs/a.svg)\n\n\(lines)<!-- not run: x\n-->\n")
        #expect(try Self.package(checkout).status == 0)
        let archive = try one(checkout, ".tar.gz")
        let text = try checkout.run("/bin/sh", "-c", "tar -xOzf '\(archive)' --wildcards '*/README.ja.md'").output
        #expect(text == "# A\n\n図 (docs/a.svg): 見えない\n\n\(lines)")
    }

    @Test(.enabled(if: works, "cc, dpkg-deb, python3 or strip is missing"))
    func scriptsOfAPackageFindTheAppThatTheTutorialMakes() throws {
        let checkout = try Self.checkout()
        #expect(try Self.package(checkout).status == 0)
        let archive = try one(checkout, ".tar.gz")
        for script in ["*/lessons/hello.nesh", "*/lessons/ja/hello.nesh", "*/examples/ci.nesh"] {
            let text = try checkout.run("/bin/sh", "-c", "tar -xOzf '\(archive)' --wildcards '\(script)'").output
            #expect(text == "set app ${1:-hello-app}\n", "\(script)")
        }
    }

    @Test(.enabled(if: works, "cc, dpkg-deb, python3 or strip is missing"))
    func theWorkshopOfAPackageRunsAndIsFound() throws {
        let checkout = try Self.checkout()
        let workshop = "docs/tutorial/workshop"
        try checkout.write(
            "docs/kms.md", "<!-- screen\nclear\n-->\n[workshop](tutorial/workshop/README.md)\n<!-- not run: x -->\n")
        try checkout.write(
            "\(workshop)/README.md",
            "[1](1.nesh), [make](make-root), [keys](../../kms.md)\n\n    scripts/nesh -x \(workshop)/1.nesh\n")
        try checkout.write("\(workshop)/1.nesh", "set workshop ${2:-docs/tutorial/workshop}\n")
        try TestProgram.write("#!/bin/sh\n", to: "\(checkout.root)/\(workshop)/make-root")
        try checkout.write("\(workshop)/resources/__pycache__/a.pyc", "")
        #expect(try Self.package(checkout).status == 0)
        let other = try FakeCheckout()
        let prefix = "\(other.path)/prefix"
        let archive = try one(checkout, ".tar.gz")
        #expect(try other.run("\(other.root)/scripts/install", "--from", archive, "--prefix", prefix).status == 0)
        let installed = "\(prefix)/share/nesh/workshop"
        #expect(FileManager.default.isExecutableFile(atPath: "\(installed)/make-root"))
        #expect(!FileManager.default.fileExists(atPath: "\(installed)/resources"))
        let script = try String(contentsOfFile: "\(installed)/1.nesh", encoding: .utf8)
        #expect(script == "set workshop ${2:-\(installed)}\n")
        let page = try String(contentsOfFile: "\(installed)/README.md", encoding: .utf8)
        // The line that it shows is of a file that is there.
        #expect(page.contains("    nesh -x \(installed)/1.nesh\n"), "\(page)")
        #expect(page.contains("[keys](../../doc/nesh/docs/kms.md)"), "\(page)")
        let keys = try String(contentsOfFile: "\(prefix)/share/doc/nesh/docs/kms.md", encoding: .utf8)
        #expect(keys == "[workshop](../../../nesh/workshop/README.md)\n")
    }

    @Test(.enabled(if: works, "cc, dpkg-deb, python3 or strip is missing"))
    func whatAnEditorLeftIsNotPackaged() throws {
        let checkout = try Self.checkout()
        try checkout.write("docs/tutorial/workshop/README.md.orig", "")
        let refused = try Self.package(checkout)
        #expect(refused.status == 1)
        #expect(
            refused.errors.contains("docs/tutorial/workshop/README.md.orig is no file of the workshop"),
            "\(refused.errors)")
    }

    /// What belongs to the workshop, git knows.
    @Test(
        .enabled(
            if: TestProgram.areInstalled("git")
                && FileManager.default.fileExists(atPath: TestProgram.repository + "/.git"), "no clone, or no git"))
    func theWholeWorkshopIsPackaged() throws {
        let folder = try TemporaryDirectory()
        let script = """
            set -e
            root=$1 packaged=$2
            . "$root/scripts/lib/build.sh"
            . "$root/scripts/lib/package/tree.sh"
            copy_workshop "$packaged"
            cd "$packaged" && find . -type f | sed 's#^./#docs/tutorial/workshop/#' | LC_ALL=C sort >"$packaged.list"
            cd "$root" && git -c safe.directory='*' ls-files docs/tutorial/workshop | LC_ALL=C sort |
                diff - "$packaged.list"
            """
        let ended = try Ended.of(
            "bash", ["-c", script, "bash", TestProgram.repository, folder.path + "/packaged"],
            environment: ["PATH": BuiltProgram.searchPath])
        #expect(ended.succeeded, "\(ended.output)\(ended.errors)")
    }

    @Test(.enabled(if: works, "cc, dpkg-deb, python3 or strip is missing"))
    func aPageWithALinkToWhatThePackageLacksIsNotPackaged() throws {
        let checkout = try Self.checkout()
        try checkout.write(
            "docs/vsock.md", "[a](ja/concepts.md#b), [c](https://example.com)\n[lesson](tutorial/hello.nesh)\n")
        let refused = try Self.package(checkout)
        #expect(refused.status == 1)
        #expect(
            refused.errors.contains("docs/vsock.md:2: not in the package: tutorial/hello.nesh"), "\(refused.errors)")
        #expect(!refused.errors.contains("docs/vsock.md:1:"), "\(refused.errors)")
    }

    /// For Amazon Linux and Fedora: what `rpm` itself says of it, and a root of its own that it goes into and leaves.
    @Test(.enabled(if: hasRPM, "rpmbuild, cc, dpkg-deb, python3 or strip is missing"))
    func rpmPackageDependsOnNothingAndGoesAway() throws {
        let checkout = try Self.checkout()
        #expect(try Self.package(checkout).status == 0)
        let rpm = try one(checkout, ".rpm")
        let needs = try checkout.run("/usr/bin/rpm", "-qp", "--requires", rpm).output.split(separator: "\n")
        #expect(needs.allSatisfy { $0.hasPrefix("rpmlib(") }, "\(needs)")
        #expect(try checkout.run("/usr/bin/rpm", "-qp", "--scripts", rpm).output.isEmpty)
        let files = try checkout.run("/usr/bin/rpm", "-qp", "--qf", "[%{FILENAMES} %{FILEUSERNAME}\n]", rpm).output
        for path in [
            "bin/nesh", "share/man/man5/nesh.5.gz", "share/man/ja/man1/nesh.1.gz", "share/nesh/lessons/ja/hello.nesh",
            "share/doc/nesh/NOTICE", "share/doc/nesh/docs/ja/concepts.md", "share/zsh/site-functions/_nesh",
        ] {
            #expect(files.contains("/usr/\(path) root\n"), "\(path)")
        }
        guard getuid() == 0 else { return }
        let root = "\(checkout.path)/root"
        let install = try checkout.run("/usr/bin/rpm", "--root", root, "-i", rpm)
        #expect(install.status == 0, "\(install.errors)")
        #expect(try checkout.run("\(root)/usr/bin/nesh", "hi").output == "packaged hi\n")
        #expect(try checkout.run("/usr/bin/rpm", "--root", root, "-V", "nesh").status == 0)
        #expect(try checkout.run("/usr/bin/rpm", "--root", root, "-e", "nesh").status == 0)
        #expect(try checkout.run("/usr/bin/find", "\(root)/usr", "-name", "*nesh*").output.isEmpty)
    }

    @Test(.enabled(if: works, "cc, dpkg-deb, python3 or strip is missing"))
    func installsFromTheArchiveAndTakesItAway() throws {
        let checkout = try Self.checkout()
        #expect(try Self.package(checkout).status == 0)
        let archive = try one(checkout, ".tar.gz")
        let other = try FakeCheckout()
        let install = "\(other.root)/scripts/install"
        let prefix = "\(other.path)/prefix"
        #expect(try other.run(install, "--from", archive, "--prefix", prefix).status == 0)
        #expect(other.notes("builds").isEmpty)
        #expect(try other.run("\(prefix)/bin/nesh", "hi").output == "packaged hi\n")
        #expect(other.exists("prefix/share/man/man1/nesh.1"))
        #expect(other.exists("prefix/share/man/ja/man1/nesh.1"))
        #expect(try other.run(install, "--uninstall", "--prefix", prefix).status == 0)
        #expect(!other.exists("prefix"))

        var damaged = try Data(contentsOf: URL(fileURLWithPath: archive))
        damaged.append(0)
        try damaged.write(to: URL(fileURLWithPath: archive))
        let refused = try other.run(install, "--from", archive, "--prefix", prefix)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("SHA256SUMS"))
        #expect(!other.exists("prefix"))
    }

    @Test(.enabled(if: works, "cc, dpkg-deb, python3 or strip is missing"))
    func thePackagedProgramOfTheseSourcesRunsInsteadOfABuild() throws {
        let checkout = try Self.checkout()
        #expect(try Self.package(checkout).status == 0)
        let archive = try one(checkout, ".tar.gz")
        let other = try FakeCheckout()
        // Its `bin` is on PATH, so the prefix is the directory above.
        #expect(try other.run("\(other.root)/scripts/install", "--from", archive, "--prefix", other.path).status == 0)
        #expect(try other.run(other.script, "hi").output == "packaged hi\n")
        #expect(other.notes("builds").isEmpty)
        try other.write("Sources/nesh/Nesh.swift", "// changed\n")
        #expect(try other.run(other.script, "hi").status == 7, "the program that was built now")
        #expect(other.notes("builds").count == 1)
    }

    @Test(.enabled(if: works, "cc, dpkg-deb, python3 or strip is missing"))
    func aDynamicProgramIsFoundAndNotPackaged() throws {
        let checkout = try Self.checkout(linking: "-O1")
        let refused = try Self.package(checkout)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("NEEDED") && refused.errors.contains("Requesting program interpreter"))
        #expect(!checkout.exists("out/SHA256SUMS"))
        #expect(try checkout.run("\(checkout.root)/scripts/check", "static").status == 1)
        let good = try Self.checkout()
        #expect(try good.run("\(good.root)/scripts/check", "static").errors.contains("static: nothing found"))
    }
}
