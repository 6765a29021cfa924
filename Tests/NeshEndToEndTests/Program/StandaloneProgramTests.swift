import Foundation
import Glibc
import NeshTestSupport
import Testing

@Suite struct StandaloneProgramTests {
    @Test("the command line arrives whole, and no variable of the runtime's is left for programs")
    func commandLine() throws {
        let home = try Home()
        #expect(try home.run("-c", "echo 'a b' \"日本\"").output == "a b 日本\n")
        #expect(try home.run("-c", "!env").output.contains("SWIFT_BACKTRACE") == false)
    }

    /// A debug build needs the loader; the release program needs nothing but the kernel.
    private static let isStatic = (try? BuiltProgram.path.get()).map { path in
        let headers = try? Ended.of(
            "readelf", ["--wide", "--program-headers", path], environment: ["PATH": BuiltProgram.searchPath])
        return headers?.status == 0 && headers?.output.contains("program interpreter") == false
    }

    @Test(
        "runs in a root with nothing but itself and /proc: no library, no locale",
        .enabled(if: isStatic ?? false, "the program is not a static one: this is a debug build"))
    func emptyRoot() throws {
        let root = try TemporaryDirectory()
        try TestProgram.copy(try BuiltProgram.path.get(), to: root.path + "/nesh")
        try FileManager.default.createDirectory(atPath: root.path + "/proc", withIntermediateDirectories: false)
        func said(_ arguments: String..., mounting: Bool = true) throws -> Ended {
            let enter = (mounting ? "mount -t proc proc \"$0/proc\" && " : "") + "exec chroot \"$0\" /nesh \"$@\""
            return try Ended.of(
                "unshare", ["-r", "-m", "-p", "-f", "sh", "-c", enter, root.path] + arguments,
                environment: ["PATH": BuiltProgram.searchPath])
        }
        let version = try said("--version")
        #expect(version.output.hasPrefix("nesh "), "\(version)")
        let echo = try said("-c", "echo one")
        #expect(echo.output.hasSuffix("one\n"), "\(echo)")
        let without = try said("--version", mounting: false)
        #expect(without.status == 2 && without.errors.contains("/proc"), "\(without)")
    }
}
