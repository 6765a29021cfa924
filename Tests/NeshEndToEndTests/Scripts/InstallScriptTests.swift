import Foundation
import NeshTestSupport
import Testing

/// `scripts/install`: what it puts somewhere is what `--uninstall` takes away.
@Suite struct InstallScriptTests {
    let checkout: FakeCheckout
    var prefix: String { "\(checkout.path)/prefix" }

    init() throws {
        checkout = try FakeCheckout()
        // The stand-in's program is a shell script, which the real one could not read.
        try checkout.standIn("strip", "cp \"$3\" \"$2\"")
        // Another file than the machine's decides, and the profile goes elsewhere than /etc.
        let library = "\(checkout.root)/scripts/lib/apparmor.sh"
        try checkout.write(
            "scripts/lib/apparmor.sh",
            try String(contentsOfFile: library, encoding: .utf8)
                .replacing("=/etc/apparmor.d", with: "=\(checkout.path)/profiles")
                .replacing("=/proc/", with: "=\(checkout.path)/proc/"))
    }

    func install(_ arguments: String...) throws -> FakeCheckout.Ended {
        try checkout.start(["\(checkout.root)/scripts/install", "--prefix", prefix] + arguments)()
    }

    func restrictNamespaces() throws {
        try checkout.write("../proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n")
        try checkout.write("../profiles/other", "")
        try checkout.standIn("apparmor_parser", "echo \"$@\" >> \"$NOTES/parser\"")
    }

    @Test func installedProgramRunsScriptsAndGoesAwayWhole() throws {
        #expect(try install("--nitro-cli").status == 0)
        let script = "\(checkout.path)/demo.nesh"
        try TestProgram.write("#!/usr/bin/env -S PATH=\(prefix)/bin:/usr/bin:/bin nesh\n", to: script)
        #expect(try checkout.run(script, in: "/").output == "in /: \(script)\n")
        for name in ["nitro-cli", "vsock-proxy"] {
            #expect(try checkout.run("\(prefix)/bin/\(name)", "console", in: "/").output == "in /: console\n")
        }
        #expect(try install("--uninstall").status == 0)
        #expect(!checkout.exists("prefix"))
        #expect(try install("--uninstall").status == 1)
    }

    @Test func othersFilesAndDirectoriesStay() throws {
        try checkout.write("../prefix/bin/other", "")
        #expect(try install().status == 0)
        #expect(try install("--uninstall").status == 0)
        #expect(checkout.exists("prefix/bin/other"))
        #expect(!checkout.exists("prefix/share"))
    }

    @Test(arguments: ["nitro-cli", "vsock-proxy"]) func aForeignProgramIsNotReplaced(_ name: String) throws {
        try checkout.write("../prefix/bin/\(name)", "theirs")
        let ended = try install("--nitro-cli")
        #expect(ended.status == 1)
        #expect(ended.errors.contains("it stays as it is"))
        #expect(!checkout.exists("prefix/bin/nesh"))
    }

    @Test func sayingWhatWouldBeDoneDoesNothing() throws {
        let ended = try install("-n", "--nitro-cli")
        #expect(ended.errors.contains("installing \(prefix)/bin/nesh\n"))
        #expect(!checkout.exists("prefix"))
        #expect(checkout.notes("builds").isEmpty)
    }

    @Test func offersAProfileForThatPathAlone() throws {
        try restrictNamespaces()
        let ended = try install()
        #expect(ended.status == 0)
        #expect(ended.errors.contains("\"\(prefix)/bin/nesh\" flags=(unconfined) {"))
        #expect(checkout.notes("parser").isEmpty, "without a terminal to ask at nothing is changed")
    }

    @Test func installsTheProfileAndTakesItAway() throws {
        try restrictNamespaces()
        #expect(try install("--yes").status == 0)
        let profile = "profiles/nesh\(prefix.replacing("/", with: ".")).bin.nesh"
        #expect(checkout.exists(profile))
        #expect(try install("--uninstall").status == 0)
        #expect(checkout.notes("parser") == ["-r \(checkout.path)/\(profile)", "-R \(checkout.path)/\(profile)"])
        #expect(!checkout.exists(profile))
        #expect(checkout.exists("profiles/other"))
    }

    @Test func aRefusedProfileLeavesAnInstallationThatCanBeTakenAway() throws {
        try restrictNamespaces()
        try checkout.standIn("apparmor_parser", "exit 1")
        #expect(try install("--yes").status == 1)
        #expect(try install("--uninstall").status == 0)
        #expect(!checkout.exists("prefix"))
    }
}
