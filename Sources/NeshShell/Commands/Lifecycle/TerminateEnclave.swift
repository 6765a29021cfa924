import NeshCommand
import NeshData
import NeshEnclave

enum TerminateEnclave: Command {
    static let name = "terminate-enclave"

    struct Parameters: ParameterGroup {
        let enclave = EnclaveLookup.Parameters(.act)
        let all = Parameter.flag("--all", "Every enclave that you may end", nitroCLI: true)
        let mine = Parameter.flag("--session", "Those that this session started")
        let before = Parameter.option(
            "--before", .text("'!COMMAND'"), "Run this in sh first; if it fails, the enclave keeps running")

        var rules: [Rule] { [.oneUnlessSession(of: enclave, or: all, mine)] }

        var risks: [Risk] { [.always] }
    }

    static let declaration = declare(
        .lifecycle, "End an enclave and free its memory and CPUs", "エンクレーブを終了し、メモリと CPU を解放する",
        details: """
            An enclave is cut off, not shut down: its application gets no signal to save anything. With --before, nesh \
            first runs a command, which can ask the application to save over vsock. ENCLAVE_ID, ENCLAVE_NAME and \
            ENCLAVE_CID in its environment identify the enclave.
            """,
        examples: [
            "terminate-enclave": "the selected enclave",
            "terminate-enclave --all": "all of them",
            "terminate-enclave hello --before '!./save-state'": "once that command has succeeded",
        ], traits: [.nitroCLI, .endsEnclave, .tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        // A variable that is not set would leave out the last word, and nobody would notice.
        if let command = call[parameters.before], command.drop(while: { $0 == "!" || $0.isWhitespace }).isEmpty {
            throw Failure(
                .invalidArgument, "--before: the command is empty", details: ["nothing was ended"],
                about: .parameter("--before"))
        }
        if call[parameters.all] || call[parameters.mine] { return try endMany(call, in: context) }
        let one = try EnclaveLookup.resolve(call, parameters.enclave, in: context)
        return try end([one], after: call[parameters.before], in: context) { JSONReport($0[0]) }
    }

    private static func endMany(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var census = try context.engine().census(with: [], interrupt: context.interrupt)
        if call[parameters.mine] {
            let started = context.session.started
            census.enclaves = census.enclaves.filter { started.contains($0.id) }
            census.skipped = census.skipped.filter { slot in
                started.contains { $0.slot.map(String.init) == slot }
            }
        }
        if census.enclaves.isEmpty, context.outputIsTerminal {
            context.emit(.aside(call[parameters.mine] ? "this session runs no enclave" : "no enclave is running"))
            // The sentence says it; programs get the empty list.
            if census.skipped.isEmpty { return Outcome(ViewReport(json: .array([]), view: .lines([]))) }
        }
        let skipped = census.skipped.first.map { slot in
            Failure(
                .enclaveProcessConnection,
                "the socket of slot \(slot) gives no answer: if it is an enclave's, that runs on",
                details: ["nothing that can be believed says who keeps it"])
        }
        return try end(
            census.enclaves, after: call[parameters.before], in: context, skipsGone: true, failing: skipped
        ) { JSONReport(.array($0)) }
    }

    private static let noLastWord = Phrase(
        "an enclave is cut off, not shut down; --before '!COMMAND' runs a command first",
        "エンクレーブには後始末の機会がなく、ただちに強制終了されます。--before '!COMMAND' で先に処理を実行できます")

    /// Ends them one after the other; the first failure comes after the others were tried.
    /// - Parameters:
    ///   - command: runs before each.
    ///   - known: a failure that is known before.
    private static func end(
        _ enclaves: [Enclave], after command: String?, in context: CommandContext, skipsGone: Bool = false,
        failing known: Failure? = nil,
        report: ([JSON]) -> JSONReport
    ) throws(Failure) -> Outcome {
        let engine = try context.engine()
        var ended: [Enclave] = []
        var first: Failure?
        // An audience cannot do otherwise the next time.
        if command == nil, !enclaves.isEmpty, context.services.prompt != nil {
            context.emit(.advice(Self.noLastWord[context.session.language]))
        }
        for enclave in enclaves {
            do throws(Failure) {
                // It was asked just now; each would be waited for again.
                if let why = enclave.silence {
                    throw Failure.silent(enclave.name, why, keeper: enclave.processID == 0 ? nil : enclave.processID)
                }
                if let command { try LastWord.run(command, for: enclave, in: context) }
                try engine.stop(enclave.id, interrupt: context.interrupt)
                context.emit(.progress("Successfully terminated enclave \(enclave.id)."))
                ended.append(enclave)
            } catch {
                if case .interrupted = error.kind { throw error }
                // One of many that has ended by itself meanwhile is what was wanted.
                if skipsGone, error.code == .socket { continue }
                first = first ?? error
            }
        }
        first = first ?? known
        if let first, ended.isEmpty { throw first }
        var outcome = Outcome(report(ended.map(\.terminatedJSON)), changes: ended.map { .ended($0.id) })
        // Those that ended are reported all the same, before the one that did not.
        if let first { outcome.followUp = { _ throws(Failure) in throw first } }
        return outcome
    }
}
