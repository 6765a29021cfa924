import NeshTestSupport
import Testing

@testable import NeshCommand

@Suite struct NearbyFileTests {
    @Test(
        "a name without its ending is near",
        arguments: [
            ("show1", "show1.cast"), ("shw1", "show1.cast"), ("show1.cst", "show1.cast"), ("secret", "secret.txt"),
            ("other", nil), ("two", nil),
        ] as [(String, String?)])
    func withoutEnding(name: String, near: String?) throws {
        let folder = try TemporaryDirectory()
        for file in ["show1.cast", "secret.txt", "two.a", "two.b"] { try folder.write(file, "") }
        #expect(NearbyFile.closest(to: folder.path + "/" + name) == near.map { folder.path + "/" + $0 })
    }
}
