import NeshCommand
import NeshLanguage
import NeshShell
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshInterpreter

/// What `fix` runs at once, and what somebody reads before it runs.
@Suite struct CorrectionRiskTests {
    private static func correction(_ line: String, in directory: String = "/nowhere") -> Correction? {
        var scope = CheckScope(
            environment: Environment(["HOME": directory, "PATH": "/usr/bin:/bin"]), isInteractive: true)
        for name in ["pager", "program"] { scope.values[name] = .unknown }
        let parsed = Parser.parse(SourceText(name: "", text: line + "\n"), mode: .prompt)
        var checker = Checker(scope: scope, .shell)
        checker.readsFiles = false
        let mistakes = parsed.problems + checker.check(parsed)
        return mistakes.isEmpty ? nil : Correction.apply(mistakes, to: line + "\n", in: scope, .shell)
    }

    @Test(
        "what ends, deletes, overwrites or makes something is read before it runs",
        arguments: [
            // The program behind a pipe.
            "lst | tee exists.txt", "kms lgo | tee x", "lst | rm x", "lst | xargs rm x", "lst |cat>viapipe",
            "lst | sh -c \"touch x\"", "lst | cat | tee x", "lst | $pager",
            // The program that a verb runs.
            "parnt rm exists.txt", "parnt sh -c 'rm x'", "parnt env rm x", "parnt $program x",
            // Actions.
            "kms stpo", "kms cal ScheduleKeyDeletion KeyId=x", "kms cal DeleteAlias AliasName=alias/a",
            "kms cal CreateKey", "kms cal PutKeyPolicy KeyId=x", "kms cal DisableKey KeyId=x", "images remov a:1",
            "recrod stop", "recrod talk", "tutorial ap", "tutorial neww x.nesh", "hepl fix --run 1",
            // A file that nobody has asked for.
            "describe-enclaves newfile.json", "resources r.txt", "describe-eif a.eif b.json",
        ])
    func draft(line: String) throws {
        let found = try #require(Self.correction(line), "\(line)")
        #expect(found.isDraft, "\(line) → \(found.text)")
    }

    @Test(
        "what only looks runs at once",
        arguments: [
            "lst | head -3", "kms lgo | grep x | wc -l", "parnt ls -la", "kms cal DescribeKey KeyId=x",
            "kms cal ListKeys",
            "kms cal GenerateRandom NumberOfBytes:=3", "kms cal Encrypt KeyId=x", "kms statsu", "images lst", "recrod",
            "tutorial staus", "lst > /nowhere/new.txt",
        ])
    func atOnce(line: String) throws {
        let found = try #require(Self.correction(line), "\(line)")
        #expect(!found.isDraft, "\(line) → \(found.text)")
    }

    @Test("each of the KMS's operations changes something or answers alone")
    func operations() {
        for name in ["CreateKey", "PutKeyPolicy", "UpdateAlias", "EnableKey", "DisableKey", "CancelKeyDeletion"] {
            #expect(Self.correction("kms cal \(name)")?.isDraft == true)
        }
    }

    @Test(
        "no file is proposed that has a wildcard in its name", arguments: ["lst *.txt", "ls *.txt", "resources ?.log"])
    func wildcards(line: String) { #expect(Self.correction(line) == nil) }

    @Test("a script that pipes into a file is as serious as its lines")
    func sourced() throws {
        let directory = try TemporaryDirectory()
        try directory.write("s2.nesh", "ls | tee x\n")
        try directory.write("s3.nesh", "ls | head -1\n")
        #expect(Self.correction("souce \(directory.path)/s2.nesh")?.isDraft == true)
        #expect(Self.correction("souce \(directory.path)/s3.nesh")?.isDraft == false)
    }

    @Test("sh's exec is for a program, and whether it names an enclave is for a person to say")
    func exec() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("exec hello\n")
        #expect(shell.interpreter.correctedLine == nil && shell.interpreter.takeDraft() == "console hello")
        _ = shell.interpreter.submit("exec ls -l\n")
        #expect(shell.interpreter.correctedLine == nil && shell.interpreter.takeDraft() == "!ls -l")
        #expect(shell.err.text.contains("fix: !ls -l"))
    }
}
