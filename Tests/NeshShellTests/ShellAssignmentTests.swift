import NeshShell
import Testing

@testable import NeshCommand

/// Lines of other shells that set variables: offered as `set` only where that is all that they do.
@Suite struct ShellAssignmentTests {
    private func correction(_ line: String) -> String? { ShellLine.recognise(line, .shell)?.correction }

    @Test(
        "one value becomes one set",
        arguments: [
            ("X=1", "set X 1"), ("export X=1", "set X 1"), ("X='a b'", "set X 'a b'"), ("X=\"a;b\"", "set X \"a;b\""),
            ("X=", "set X ''"), ("X=$HOME/a", "set X $HOME/a"),
        ])
    func plain(line: String, wanted: String) { #expect(correction(line) == wanted) }

    @Test(
        "what does more is no fix",
        arguments: [
            "ID=i-1; nitro-cli terminate-enclave --all", "A=1 B=2", "A=1 nitro-cli describe-enclaves", "A=1 && b",
            "A=\"$(date)\"", "A=\"`date`\"", "A=1|b", "A=(1 2)", "A=1>f", "A='open",
        ])
    func more(line: String) { #expect(correction(line) == nil) }
}
