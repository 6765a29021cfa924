import Foundation
import Testing

/// `scripts/test` for somebody who may not install anything. Root becomes nobody for it.
@Suite struct TestScriptTests {
    let checkout: FakeCheckout

    init() throws {
        checkout = try FakeCheckout()
        try checkout.standIn("sudo", "echo 'sudo: a password is required' >&2; exit 1")
        try checkout.standIn("swift", FakeCheckout.swift + "\n[ \"$1\" != test ] || echo '✔ Test run passed.'")
    }

    private func test() throws -> FakeCheckout.Ended {
        guard geteuid() == 0 else { return try checkout.run(checkout.root + "/scripts/test") }
        _ = try checkout.run("/bin/chown", "-R", "65534:65534", checkout.path)
        return try checkout.run(
            "/usr/bin/setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups",
            checkout.root + "/scripts/test")
    }

    @Test func goesOnWithoutPackagesThatOnlyTestsUse() throws {
        try checkout.standIn(
            "dpkg-query", "shift 2; for name; do [ $name = asciinema ] || printf 'ii %s ' \"$name\"; done")
        let ended = try test()
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.errors.contains("testing goes on without these packages: asciinema\n"), "\(ended.errors)")
        #expect(ended.errors.contains("run as root: apt-get install asciinema\n"))
        #expect(checkout.notes("apt").isEmpty)
        #expect(ended.output.hasSuffix("✔ Test run passed.\n"), "\(ended.output)")
    }

    @Test func asksForNothingWhereEverythingIsThere() throws {
        let ended = try test()
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(!ended.errors.contains("packages") && !ended.errors.contains("sudo"), "\(ended.errors)")
        #expect(ended.output.hasSuffix("✔ Test run passed.\n"), "\(ended.output)")
    }
}
