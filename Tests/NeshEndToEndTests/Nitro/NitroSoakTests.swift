import Foundation
import Testing

/// `scripts/soak`, shorter: what is left behind counts, how fast it is depends on what else the machine does.
@Suite struct NitroSoakTests {
    @Test func twoHundredCyclesLeaveNothing() throws {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardizedFileURL.path
        let ended = try Program.run(
            root + "/scripts/soak",
            ["--cycles", "200", "--enclaves", "40", "--no-limits", "--nesh", Program.preloadable],
            ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"])
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.errors.contains("nothing is left behind"), "\(ended.errors)")
    }
}
