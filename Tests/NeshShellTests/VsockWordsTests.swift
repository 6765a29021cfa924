import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import Testing

/// Addresses and texts as people write them, before anything is connected.
@Suite struct VsockWordsTests {
    /// What the only error of a line says.
    private struct Said {
        let column: Int?
        let message: String
        let replacement: String?
    }

    private func said(_ line: String) throws -> Said {
        var options = Interpreter.Options()
        options.errorFormat = .json
        let shell = try Shell(options: options, enclave: FakeEngine.enclave("lesson", cid: 16))
        shell.run(line)
        let lines = shell.err.text.split(separator: "\n").filter { $0.hasPrefix("{") }
        let json = try JSON.parse(Array(try #require(lines.first).utf8))
        return Said(
            column: json["column"]?.integer, message: json["message"]?.string ?? "",
            replacement: json["replacement"]?.string)
    }

    private func fixed(_ line: String) throws -> String? {
        let said = try said(line)
        guard let column = said.column, let replacement = said.replacement else { return nil }
        return line.prefix(column - 1) + replacement
    }

    @Test(
        "what is one word too many stands in the option that takes it",
        arguments: [
            ("vsock connect 5005 hello", "vsock connect 5005 --send hello"),
            ("vsock connect 5005 hello world", "vsock connect 5005 --send 'hello world'"),
            ("vsock connect lesson 5005 hello", "vsock connect lesson 5005 --send hello"),
            ("vsock connect lesson:5005 hello", "vsock connect lesson:5005 --send hello"),
            ("vsock listen 9001 pong", "vsock listen 9001 --reply pong"),
            ("vsock wait 5005 10s", "vsock wait 5005 --timeout 10s"),
            ("wait vsock 5005 10s", "wait vsock 5005 --timeout 10s"),
            // An enclave behind its port.
            ("vsock connect 5005 lesson", "vsock connect lesson 5005"),
            ("wait vsock 5005 parent", "wait vsock parent 5005"),
            ("vsock listen parent 9001", "vsock listen 9001"),
        ])
    func excess(line: String, right: String) throws { #expect(try fixed(line) == right) }

    @Test("a name that reads as an option stands in quotes in the lines that are offered")
    func optionLikeName() throws {
        let shell = try Shell(enclave: FakeEngine.enclave("--all", cid: 16))
        #expect(shell.run("vsock connect") != 0)
        #expect(shell.err.text.contains("vsock connect '--all' 5005"), "\(shell.err.text)")
    }

    @Test(
        "an address as a host's and its port is written",
        arguments: [
            ("vsock listen parent:9001", "vsock listen 9001"), ("vsock listen 3:9001", "vsock listen 9001"),
            ("vsock-proxy 8000 localhost:443", "vsock-proxy 8000 localhost 443"),
            ("forward lesson:5000", "forward 5000:5000 --enclave lesson"),
            ("forward 8080:lesson:5000", "forward 8080:5000 --enclave lesson"),
            ("forward 8080 5000", "forward 8080:5000"),
            ("forward --from-enclave 8000 localhost 80", "forward --from-enclave 8000 localhost:80"),
        ])
    func addresses(line: String, right: String) throws { #expect(try fixed(line) == right) }

    @Test("an option of the other end is no option of this one")
    func otherEnd() throws {
        #expect(try said("vsock listen 9001 --send x").replacement == "--reply")
        #expect(try said("vsock connect 9001 --reply x").replacement == "--send")
    }

    @Test(
        "the caret is under the word that is wrong",
        arguments: [
            ("vsock connect lesson hello", "hello"), ("vsock connect lesson:50x5", "lesson:50x5"),
            ("vsock connect nobody:5005", "nobody:5005"), ("vsock connect nobody 5005", "nobody"),
            ("wait vsock 0 --timeout 1ms", "0"), ("wait vsock 5 --tiemout 1ms", "--tiemout"),
            ("vsock-proxy parent:8000 localhost 443", "parent:8000"), ("vsock listen lesson:1", "lesson:1"),
            ("vsock connect 5005 --send a b", "b"),
        ])
    func carets(line: String, word: String) throws {
        let range = try #require(line.ranges(of: word).last)
        #expect(try said(line).column == line.distance(from: line.startIndex, to: range.lowerBound) + 1)
    }

    @Test("a wait for nothing is none")
    func nothing() throws { #expect(try said("wait vsock").message.contains("the port is missing")) }
}
