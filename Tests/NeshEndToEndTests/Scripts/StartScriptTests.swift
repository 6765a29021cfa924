import Foundation
import Testing

/// `scripts/nesh`: when it builds, when it does not, and what it says.
@Suite struct StartScriptTests {
    let checkout: FakeCheckout

    init() throws { checkout = try FakeCheckout() }

    @Test func firstRunBuildsAndLaterOnesAreSilent() throws {
        let first = try checkout.run(checkout.script, "one", "two words", in: "/")
        #expect(first.output == "in /: one two words\n")
        #expect(first.status == 7)
        #expect(first.errors.contains("nesh: building nesh\n"))
        let second = try checkout.run(checkout.script, in: "/")
        #expect(second.output == "in /:\n")
        #expect(second.errors.isEmpty)
        #expect(checkout.notes("builds").count == 1)
    }

    @Test func worksThroughALink() throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(checkout.path)/bin/start", withDestinationPath: checkout.script)
        #expect(try checkout.run("\(checkout.path)/bin/start").status == 7)
    }

    @Test func everyKindOfChangeMakesItStale() throws {
        _ = try checkout.run(checkout.script)
        let other = try checkout.write("Sources/Other/Deep/File.swift", "")
        _ = try checkout.run(checkout.script)
        #expect(checkout.notes("builds").count == 2, "an added file")
        try checkout.write("Package.swift", "// changed")
        _ = try checkout.run(checkout.script)
        #expect(checkout.notes("builds").count == 3, "the manifest")
        try FileManager.default.removeItem(atPath: other)
        _ = try checkout.run(checkout.script)
        #expect(checkout.notes("builds").count == 4, "a removed file")
        _ = try checkout.run(checkout.script)
        #expect(checkout.notes("builds").count == 4, "nothing")
    }

    @Test func anEditDuringTheBuildIsNotMissed() throws {
        try checkout.standIn("swift", FakeCheckout.swift + "\ntouch \"$CHECKOUT/Sources/nesh/Nesh.swift\"")
        _ = try checkout.run(checkout.script)
        _ = try checkout.run(checkout.script)
        #expect(checkout.notes("builds").count == 2)
    }

    @Test func severalAtOnceBuildOnce() throws {
        let started = try (1...4).map { try checkout.start([checkout.script, "\($0)"]) }
        let ended = try started.map { try $0() }
        #expect(ended.map(\.output) == (1...4).map { "in \(checkout.path): \($0)\n" })
        #expect(checkout.notes("builds").count == 1)
    }

    @Test func aFailedBuildShowsItsLogAndIsTriedAgain() throws {
        try checkout.standIn(
            "swift", "[ \"$1\" != --version ] || exec echo Swift version 6.1\necho 'error: no such type'; exit 9")
        let failed = try checkout.run(checkout.script)
        #expect(failed.status == 1)
        #expect(failed.output.isEmpty)
        #expect(failed.errors.contains("error: no such type\nnesh: building nesh: failed (exit 9), see above\n"))
        try checkout.standIn("swift", FakeCheckout.swift)
        #expect(try checkout.run(checkout.script).status == 7)
    }

    /// What a start adds to the program's own is one look at the sources, however many there are.
    @Test func looksAtAllSourcesAtOnce() throws {
        _ = try checkout.run(checkout.script)
        for number in 1...300 { try checkout.write("Sources/Many/\(number % 20)/File\(number).swift", "") }
        _ = try checkout.run(checkout.script)
        for program in ["find", "dpkg-query", "swift", "git", "cc", "stat", "ls"] {
            let real = "/usr/bin/\(program)"
            try checkout.standIn(program, "echo \(program) >> \"$NOTES/started\"\nexec \(real) \"$@\"")
        }
        #expect(try checkout.run(checkout.script).status == 7)
        #expect(checkout.notes("started") == ["find"])
    }

    @Test func installsOnlyTheMissingPackagesAndSaysSo() throws {
        try checkout.standIn(
            "dpkg-query", "printf 'ii g++ ii libc6-dev ii libyaml-dev ii zlib1g-dev ii musl-tools ii gcc '")
        let ended = try checkout.run(checkout.script)
        #expect(ended.errors.contains("with apt: libc-ares-dev libdeflate-dev libedit-dev libssl-dev libzstd-dev\n"))
        let calls = checkout.notes("apt")
        #expect(calls.first?.hasSuffix(" update") == true)
        let missing = "libc-ares-dev libdeflate-dev libedit-dev libssl-dev libzstd-dev"
        #expect(calls.last?.hasSuffix("install --no-install-recommends \(missing)") == true)
        #expect(calls.count == 2)
    }
}
