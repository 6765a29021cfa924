import NeshCommand
import NeshImageVerbs
import NeshKeyVerbs
import NeshTeachingVerbs

extension CommandTable {
    /// Every verb of nesh, each declared in a file of its own.
    package static let shell = CommandTable(
        ImageVerbs.all + enclaves + KeyVerbs.all + session + TeachingVerbs.all + help,
        synonyms: ["--help": "help", "--version": "version"])

    private static let enclaves: [any Command.Type] = [
        RunEnclave.self, DescribeEnclaves.self, Console.self, TerminateEnclave.self,
        Vsock.self, Parent.self, VsockProxyCommand.self, Forward.self,
        Resources.self, Allocator.self, Doctor.self,
    ]

    private static let session: [any Command.Type] = [
        Use.self, List.self, Top.self, Jobs.self, BringForward.self, SetVariable.self, Option.self, Echo.self,
        Exit.self,
        Expect.self, Wait.self, Require.self, If.self, Else.self, End.self, Try.self, Not.self, OnExit.self,
        OnError.self, Source.self, Sleep.self, Pause.self,
    ]

    private static let help: [any Command.Type] = [
        Help.self, Explain.self, Reference.self, Version.self,
        Logs.self, Status.self, HistoryList.self, Fix.self, Apropos.self, ShellCompletions.self,
    ]
}
