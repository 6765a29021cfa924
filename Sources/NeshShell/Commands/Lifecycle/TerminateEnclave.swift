import NeshData
import NeshEngine

enum TerminateEnclave: Command {
    static let enclave = EnclaveLookup.Parameters(.act)
    static let all = Parameter.flag("--all", "Every enclave that you may end", nitroCLI: true)
    static let mine = Parameter.flag("--session", "Those that this session started")

    static let spec = CommandSpec(
        "terminate-enclave", .lifecycle, "End an enclave and free what it held",
        details: "An enclave is cut off, not shut down: its application gets no signal to save anything.",
        parameters: enclave.specs + [all.spec, mine.spec], effects: [.always],
        rules: [.oneUnlessSession(enclave.names + [all.spec.name, mine.spec.name])],
        examples: [
            .init("terminate-enclave", "the selected enclave"),
            .init("terminate-enclave --all", "all of them"),
        ],
        nitroCLI: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        if call[all] || call[mine] { return try endMany(call, in: context) }
        let one = try EnclaveLookup.resolve(call, enclave, in: context)
        return try end([one], in: context) { JSONReport($0[0]) }
    }

    private static func endMany(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var enclaves = try context.engine().enclaves(metadata: false, interrupt: context.interrupt)
        if call[mine] { enclaves = enclaves.filter { context.session.started.contains($0.id) } }
        return try end(enclaves, in: context, skipsGone: true) { JSONReport(.array($0)) }
    }

    /// Ends them one after the other; the first failure comes after the others were tried.
    private static func end(
        _ enclaves: [Enclave], in context: CommandContext, skipsGone: Bool = false, report: ([JSON]) -> JSONReport
    ) throws(Failure) -> Outcome {
        let engine = try context.engine()
        var ended: [Enclave] = []
        var first: Failure?
        for enclave in enclaves {
            do throws(Failure) {
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
        if let first, ended.isEmpty { throw first }
        var outcome = Outcome(report(ended.map(\.terminatedJSON)), changes: ended.map { .ended($0.id) })
        // Those that ended are told all the same, before the one that did not.
        if let first { outcome.followUp = { _ throws(Failure) in throw first } }
        return outcome
    }
}
