import Foundation
import NeshSystem
import NeshTestSupport
import Testing

/// Where the program that runs is found, and where it can write.
@Suite struct OwnProgramTests {
    @Test func aLinkOnPathIsThisProgramAndAnotherFileIsNot() throws {
        let folder = try TemporaryDirectory()
        #expect(!OwnProgram.isFound(as: "nesh", on: folder.path))
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/nesh", withDestinationPath: OwnProgram.path)
        #expect(OwnProgram.isFound(as: "nesh", on: "/nosuch:" + folder.path))
        #expect(!OwnProgram.isFound(as: "sh", on: "/bin"))
        #expect(!OwnProgram.isFound(as: "nesh", on: nil))
    }

    @Test func aPlaceWhereNothingCanBeWrittenIsFoundBefore() throws {
        let folder = try TemporaryDirectory()
        try File.checkPlace(of: folder.path + "/new")
        try AtomicFile.write([], to: folder.path + "/file")
        try File.checkPlace(of: folder.path + "/file")
        // Written to, and not replaced.
        try File.checkPlace(of: "/dev/null")
        for (path, errno) in [("/nosuch/x", 2), ("/file/x", 20), ("", 21)] as [(String, Int32)] {
            #expect(throws: SystemError.self) { try File.checkPlace(of: folder.path + path) }
            do throws(SystemError) { try File.checkPlace(of: folder.path + path) } catch {
                #expect(error.errno == errno)
            }
        }
    }
}
