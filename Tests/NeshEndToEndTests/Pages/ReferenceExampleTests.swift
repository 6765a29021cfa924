import Foundation
import NeshTestSupport
import Testing

/// What the reference shows of each verb is what comes out at a prompt, in both languages.
@Suite(.serialized) struct ReferenceExampleTests {
    private static let isPossible =
        TestProgram.areInstalled("python3", "openssl", "timeout")
        && !FileManager.default.fileExists(atPath: "/usr/share/nitro_enclaves/blobs")

    @Test(
        .enabled(
            if: isPossible, "python3 or openssl is not installed, or Nitro's kernel is, which changes measurements"))
    func everyVerbPrintsWhatTheReferenceShows() throws {
        let program = try ScriptProgram()
        let played = try program.bash(
            "mkdir -p new; exec env PYTHONDONTWRITEBYTECODE=1 python3 "
                + ScriptProgram.quoted(ScriptProgram.repository + "/scripts/lib/examples") + " "
                + ScriptProgram.quoted(ScriptProgram.executable) + " new")
        #expect(played.status == 0, "\(played)")
        let samples = ScriptProgram.repository + "/Sources/NeshExamples"
        let compared = try program.bash(
            "diff -u -r --exclude=VerbTranscripts.swift \(ScriptProgram.quoted(samples)) new | grep -v '^Only in /'")
        #expect(compared.output == "", "run scripts/reference --examples\n\(compared.output)")
    }
}
