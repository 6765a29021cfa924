import Glibc
import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshPhrasebook
import NeshShell
import NeshSystem
import Synchronization
import Testing

@Suite struct AskTests {
    @Test func anErrorIsAskedAbout() throws {
        let answers = Mutex<[Interpreter.ErrorAnswer]>([.retry, .skip, .quit])
        var options = Interpreter.Options()
        options.ask = { _ in answers.withLock { $0.isEmpty ? .quit : $0.removeFirst() } }
        let text = try transcript("on-error ask\nexpect 1 == 2\necho on\nexpect 3 == 4\necho no", options: options)
        #expect(text.ranges(of: "expect failed: 1 == 2").count == 2)
        #expect(text.ranges(of: "expect failed: 3 == 4").count == 1)
        #expect(text.contains("on\n"))
        #expect(text.hasSuffix("(3)"))
    }

    @Test func withoutATerminalAskIsStop() throws {
        #expect(try transcript("on-error ask\nexpect 1 == 2\necho no").hasSuffix("^\n(3)"))
    }

    @Test func aTerminalAnswersByLetters() throws {
        let terminal = try Pseudoterminal()
        let screen = OutputSink.Buffer()
        let sink = OutputSink(isTerminal: true) { bytes throws(SystemError) in try screen.sink.pass(bytes) }
        let question = try #require(TerminalQuestion(input: terminal.terminal.raw, output: sink))
        let interrupt = try Interrupt()
        try File.write(terminal.controller.raw, Array("x\ns\n".utf8))
        #expect(question.afterError(interrupt) == .skip)
        let asked = "r retry, s skip, q quit? "
        #expect(screen.text == asked + "'x' is not an answer: type one of the letters r, s, q\n" + asked)
        try File.write(terminal.controller.raw, Array("y\n".utf8))
        #expect(try question.takes(hunk: "@@\n", interrupt) == .take)
        interrupt.raise()
        #expect(question.afterError(interrupt) == .quit)
        // What was taken before is not written either.
        #expect(throws: Failure.self) { try question.takes(hunk: "@@\n", interrupt) }
        #expect(TerminalQuestion(input: terminal.terminal.raw, output: screen.sink) == nil)
    }

    @Test func theQuestionIsInTheTerminalsLanguage() throws {
        let terminal = try Pseudoterminal()
        let screen = OutputSink.Buffer()
        let sink = OutputSink(isTerminal: true) { bytes throws(SystemError) in try screen.sink.pass(bytes) }
        let question = try #require(TerminalQuestion(input: terminal.terminal.raw, output: sink, Phrasebook.japanese))
        try File.write(terminal.controller.raw, Array("n\n".utf8))
        #expect(try question.takes(hunk: "", Interrupt()) == .leave)
        #expect(screen.text == "書き込みますか? y 書き込む、n そのままにする、q 終了 ")
    }
}
