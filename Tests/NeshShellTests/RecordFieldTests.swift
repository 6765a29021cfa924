import NeshData
import NeshEnclave
import NeshLanguage
import Testing

@testable import NeshCommand
@testable import NeshHelp
@testable import NeshImageVerbs
@testable import NeshInterpreter
@testable import NeshShell

/// The names that checks and Tab know are those that the records have.
@Suite struct RecordFieldTests {
    private let image = Session.CurrentImage(
        path: "/a.eif", shownPath: "a.eif",
        measurements: ["HashAlgorithm": "", "PCR0": "0", "PCR1": "1", "PCR2": "2", "PCR8": "8"], size: 1)

    @Test func namesAreTheRecordsOwn() {
        #expect(RecordFields.enclave == FakeEngine.enclave().record(state: .running).object?.keys)
        #expect(RecordFields.image == image.record.object?.keys)
        #expect(RecordFields.error == Failure(.socket, "a").record.object?.keys)
    }

    @Test func tabOffersAllOfThem() {
        let session = Session(mark: "t", isInteractive: true, environment: Environment([:]))
        let snapshot = CompletionSnapshot(session, commands: .shell, files: { _ in [] })
        for record in [Variable.Record.enclave, .eif, .error] {
            let offered = Completer.complete("echo $\(record.rawValue).", in: snapshot).candidates.map(\.text)
            #expect(offered == RecordFields.names(of: record)?.map { "$\(record.rawValue).\($0)" }.sorted())
        }
    }
}
