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
        (try? Ended.of("ldd", [path], environment: ["PATH": BuiltProgram.searchPath]))?.status == 1
    }

    @Test(
        "runs in an empty root: no library, no /proc, no locale",
        .enabled(if: isStatic ?? false, "the program is not a static one: this is a debug build"))
    func emptyRoot() throws {
        let root = try TemporaryDirectory()
        let program = root.path + "/nesh"
        try FileManager.default.copyItem(atPath: try BuiltProgram.path.get(), toPath: program)
        let words = geteuid() == 0 ? ["chroot", root.path] : ["unshare", "-r", "chroot", root.path]
        func said(_ arguments: String...) throws -> String {
            try Ended.of(
                words[0], Array(words.dropFirst()) + ["/nesh"] + arguments,
                environment: ["PATH": BuiltProgram.searchPath]
            ).output
        }
        #expect(try said("--version").hasPrefix("nesh "))
        #expect(try said("-c", "echo one").hasSuffix("one\n"))
    }
}
