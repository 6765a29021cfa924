import NeshTestSupport
import Testing

/// The short form of `scripts/learners`: some learners, two lessons, and sums that have to be right.
@Suite(
    .enabled(if: TestProgram.areInstalled("python3", "openssl"), "python3 or openssl is not installed"))
struct LearnersTests {
    @Test func whatLearnersReportAddsUp() throws {
        let ended = try Program.run(
            "/usr/bin/python3",
            [
                TeachingStage.root + "/scripts/lib/learners", "--program", Program.nesh, "--learners", "9",
                "--lessons", "hello,measurements",
            ], ["PATH": "/usr/sbin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"])
        #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
        #expect(ended.output.contains("sum: 9 learners, answers 144,"))
        #expect(ended.output.contains("everything adds up"))
    }

    @Test("no step is done by the answer of another one, or by a line that only resembles its own")
    func whatIsNoAnswerIsTakenForNone() throws {
        let ended = try Program.run(
            "/usr/bin/python3",
            [TeachingStage.root + "/scripts/lib/learners/misses.py", "--program", Program.nesh],
            ["PATH": "/usr/sbin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"])
        #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
        #expect(ended.output.contains("10 lessons,") && ended.output.contains(" 0 problems"))
    }
}
