import Foundation
import Testing

/// `scripts/package --program`: packages of a program that was compiled elsewhere, with libraries from elsewhere.
@Suite struct ForeignPackageTests {
    private static let forArm = [
        "/usr/bin/aarch64-linux-gnu-gcc", "/usr/bin/aarch64-linux-gnu-strip", "/usr/bin/qemu-aarch64-static",
    ].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

    /// Compiles the program and packages it with the libraries of a root that names their packages.
    private func package(_ checkout: FakeCheckout, compiler: String) throws -> FakeCheckout.Ended {
        let source = "\(checkout.path)/program.c"
        #expect(try checkout.run(compiler, "-static", "-o", "\(checkout.path)/program", source).status == 0)
        let libraries = ["swiftCore"] + Self.libraries
        try checkout.write(
            "../root/archives", libraries.map { "/usr/lib/lib\($0).a lib\($0)-dev \($0) 1.5-\($0)\n" }.joined())
        try checkout.write("../root/etc/os-release", "ID=debian\n")
        try checkout.write("../root/usr/share/doc/libz-dev/copyright", "what zlib's authors say\n")
        return try checkout.run(
            "/usr/bin/env", "SOURCE_DATE_EPOCH=1700000000", "\(checkout.root)/scripts/package", "--program",
            "\(checkout.path)/program", "--libraries", "\(checkout.path)/root", "--output", "\(checkout.path)/out")
    }

    private static let libraries = [
        "c", "m", "stdc++", "edit", "tinfo", "bsd", "md", "crypto", "yaml", "cares", "deflate", "z", "zstd",
    ]

    @Test(.enabled(if: PackageScriptTests.works, "cc, dpkg-deb, python3 or strip is missing"))
    func nothingIsBuiltAndTheLibrariesAreThoseOfTheRoot() throws {
        let checkout = try PackageScriptTests.checkout()
        let ended = try package(checkout, compiler: "/usr/bin/cc")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(checkout.notes("builds").isEmpty)
        let parts = try String(contentsOfFile: "\(checkout.path)/out/nesh-1.2.3.spdx.json", encoding: .utf8)
        #expect(parts.contains("pkg:deb/debian/z@1.5-z?arch=source"), "\(parts)")
        #expect(parts.contains("\"1.5-swiftCore\""))
        let archive = try PackageScriptTests().one(checkout, ".tar.gz")
        let notice = try checkout.run("/bin/sh", "-c", "tar -xzO --wildcards -f '\(archive)' '*/licences/zlib.txt'")
        #expect(notice.output == "what zlib's authors say\n")
    }

    @Test(
        .enabled(
            if: PackageScriptTests.works && forArm,
            "needs gcc-aarch64-linux-gnu, libc6-dev-arm64-cross and qemu-user-static"))
    func aProgramForArmGivesPackagesForArm() throws {
        let checkout = try PackageScriptTests.checkout()
        let ended = try package(checkout, compiler: "/usr/bin/aarch64-linux-gnu-gcc")
        #expect(ended.status == 0, "\(ended.errors)")
        let deb = try PackageScriptTests().one(checkout, "nesh_1.2.3_arm64.deb")
        #expect(try checkout.run("/usr/bin/dpkg-deb", "-f", deb, "Architecture").output == "arm64\n")
        _ = try PackageScriptTests().one(checkout, "nesh-1.2.3-linux-aarch64.tar.gz")
        #expect(try checkout.run("/usr/bin/dpkg-deb", "-x", deb, "\(checkout.path)/unpacked").status == 0)
        let completions = "unpacked/usr/share/bash-completion/completions/nesh"
        let text = try String(contentsOfFile: "\(checkout.path)/\(completions)", encoding: .utf8)
        #expect(text == "packaged completions\n", "the program itself has written them")
    }

    @Test func aProgramWithoutItsLibrariesIsRefused() throws {
        let checkout = try FakeCheckout()
        let refused = try checkout.run("\(checkout.root)/scripts/package", "--program", "/bin/sh")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("--libraries"))
    }
}
