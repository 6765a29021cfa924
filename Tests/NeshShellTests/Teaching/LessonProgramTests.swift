import Foundation
import NeshCommand
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshTeaching

/// The name under which a lesson's lines for sh find nesh.
@Suite struct LessonProgramTests {
    private let text = """
        # program: ./mine
        !ln -s nesh mine

        ## Type `!./mine -n a.nesh`, and not ./nesh-here.
        # runs: mine|other|nesh
        # runs: sed|nesh-here
        !./mine -n a.nesh

        """

    private func shown(_ text: String, isOnPath: Bool) throws -> String {
        let folder = try TemporaryDirectory()
        if isOnPath {
            try FileManager.default.createSymbolicLink(
                atPath: folder.path + "/nesh", withDestinationPath: OwnProgram.path)
        }
        return Tutorial.withProgram(text, Environment(["PATH": folder.path]))
    }

    @Test func theLessonSaysWhichWordItIs() throws {
        let found = try shown(text, isOnPath: true)
        #expect(found.contains("## Type `!nesh -n a.nesh`, and not ./nesh-here.\n"), "\(found)")
        // The lesson shows the first of them.
        #expect(found.contains("# runs: nesh|mine|other\n# runs: sed|nesh-here\n!nesh -n a.nesh\n"), "\(found)")
        #expect(try shown(text, isOnPath: false) == text)
    }

    @Test func inOtherLessonsTheSameWordsAreWords() throws {
        let other = text.replacing("# program: ./mine\n", with: "").replacing("mine", with: "nesh-here")
        #expect(try shown(other, isOnPath: true) == other)
    }
}
