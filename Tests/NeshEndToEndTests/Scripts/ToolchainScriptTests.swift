import Testing

/// Finding the compiler among programs that share its name.
@Suite struct ToolchainScriptTests {
    let checkout: FakeCheckout

    init() throws {
        checkout = try FakeCheckout()
        try checkout.standIn("client", "echo python-swiftclient 4.1.0")
        try checkout.standIn("old", "echo 'Swift version 5.10.1 (swift-5.10.1-RELEASE)'")
        try checkout.standIn("apple", "echo 'swift-driver version: 1.120.5 Apple Swift version 6.10 (swiftlang-6.10)'")
    }

    /// Looks through these programs of `bin` instead of the machine's.
    func find(_ names: String...) throws -> FakeCheckout.Ended {
        let candidates = names.map { "echo \(checkout.path)/bin/\($0);" }.joined(separator: " ")
        return try checkout.run(
            "/bin/bash", "-euo", "pipefail", "-c",
            "source \(checkout.root)/scripts/lib/build.sh; swift_candidates() { \(candidates) }; find_swift; echo $swift",
            "test")
    }

    @Test func passesOverOthersOfTheName() throws {
        let ended = try find("client", "missing", "old", "apple")
        #expect(ended.output == "\(checkout.path)/bin/apple\n")
        #expect(ended.errors.isEmpty)
    }

    @Test func tellsHowToGetOneWhenThereIsNone() throws {
        let ended = try find("client", "old")
        #expect(ended.status == 1)
        #expect(ended.errors.contains("found \(checkout.path)/bin/client: not the Swift compiler\n"))
        #expect(ended.errors.contains("found \(checkout.path)/bin/old: Swift 5.10.1\n"))
        #expect(ended.errors.contains("./swiftly init"))
        #expect(checkout.notes("apt").isEmpty, "nothing is installed for a build that cannot be")
    }

    @Test(arguments: [("6.1", true), ("6.1.3", true), ("6.10", true), ("7.0", true), ("6.0.3", false), ("5.10", false)])
    func comparesVersionsAsNumbers(version: String, isEnough: Bool) throws {
        try checkout.standIn("some", "echo 'Swift version \(version)'")
        #expect(try find("some").status == (isEnough ? 0 : 1))
    }
}
