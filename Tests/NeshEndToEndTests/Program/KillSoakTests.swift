import Foundation
import NeshTestSupport
import Testing

/// `scripts/soak --kills`, shorter.
@Suite struct KillSoakTests {
    @Test(
        "However starts are disturbed, nothing is left and nothing given twice",
        .enabled(if: TestProgram.areInstalled("python3"), "python3 is not installed"))
    func sixtyDisturbedStarts() throws {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardizedFileURL.path
        let ended = try Program.run(
            root + "/scripts/soak", ["--kills", "--cycles", "60", "--nesh", Program.nesh],
            ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"])
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.errors.contains("nothing is left behind"), "\(ended.errors)")
    }
}
