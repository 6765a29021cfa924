import NeshCommand
import NeshImageVerbs
import NeshTeachingVerbs

extension CommandTable {
    /// Every verb of nesh, each declared in a file of its own.
    package static let shell = CommandTable(
        ImageVerbs.all + [
            RunEnclave.self, DescribeEnclaves.self, Console.self, TerminateEnclave.self,
            Vsock.self, Parent.self, VsockProxyCommand.self, Forward.self,
            Resources.self, Allocator.self, Doctor.self, KeyService.self,
            Use.self, List.self, Top.self, Jobs.self, BringForward.self, SetVariable.self, Option.self, Echo.self,
            Exit.self,
            Expect.self, Wait.self, Require.self, If.self, Else.self, End.self, Try.self, Not.self, OnExit.self,
            OnError.self, Source.self, Sleep.self, Pause.self,
        ] + TeachingVerbs.all + [
            Help.self, Explain.self, Reference.self, Version.self,
            Logs.self, Status.self, HistoryList.self, Fix.self, Apropos.self, ShellCompletions.self,
        ], synonyms: ["--help": "help", "--version": "version"])
}
