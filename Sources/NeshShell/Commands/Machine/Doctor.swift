import Glibc
import NeshData
import NeshEnclave
import NeshSystem

enum Doctor: Command {
    struct Parameters: ParameterGroup {
        let root = Parameter.option("--root", .directory, "Look at the files below this directory instead")
    }
    static let parameters = Parameters()

    static let spec = CommandSpec(
        "doctor", .machine, "Check what each engine needs, and tell the command that mends it",
        details: "The exit status is 1 when the engine in use cannot run.", parameters: parameters,
        examples: [
            .init("doctor", "each line: fine, or what is wrong and how to mend it"),
            .init("doctor --json", "the same for programs"),
        ], offersJSON: true,
        traits: [.momentary, .tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let machine = MachineState(
            root: MachineFiles(root: call[parameters.root] ?? "/"), environment: context.session.environment,
            user: geteuid(), groups: MachineState.currentGroups)
        // Auto takes nitro where its device is.
        let engine =
            context.session.settings.engine ?? (machine.root.exists(Engines.nitroDevice) ? .nitro : .local)
        let concern = Finding.Concern(rawValue: engine.rawValue) ?? .local
        var nitro = NitroChecks(machine: machine).findings
        if engine != .nitro, nitro.count == 1 {
            // On a laptop nothing is wrong with it.
            nitro[0].health = .note
            nitro[0].fix = "run images for enclaves on an EC2 instance with --enclave-options Enabled=true"
        }
        let findings =
            nitro + LocalChecks(machine: machine).findings + own(engine, concern)
            + ToolChecks(machine: machine).findings
        let cannotRun = findings.contains { $0.concern == concern && $0.health == .bad }
        return Outcome(
            ViewReport(
                json: [
                    "Engine": .string(concern.rawValue), "Ready": .bool(!cannotRun),
                    "Findings": .array(findings.map(\.json)),
                ],
                view: .lines(lines(findings, engine: concern, cannotRun: cannotRun))), status: cannotRun ? 1 : 0)
    }

    /// What there is to say of an engine that looks at nothing of the machine.
    private static func own(_ engine: EngineKind, _ concern: Finding.Concern) -> [Finding] {
        if let failure = Engines.absence(of: engine) {
            return [.bad(concern, "engine", failure.message, fix: failure.fixes.first ?? "option engine auto")]
        }
        return engine == .memory ? [.fine(concern, "engine", "starts nothing, so nothing is needed")] : []
    }

    private static func lines(_ findings: [Finding], engine: Finding.Concern, cannotRun: Bool) -> [StyledText] {
        var lines: [StyledText] = []
        var concern: Finding.Concern?
        for finding in findings {
            if finding.concern != concern {
                if concern != nil { lines.append("") }
                let used = finding.concern == engine ? " (in use)" : ""
                lines.append(StyledText(finding.concern.rawValue, .heading) + StyledText(used, .dim))
                concern = finding.concern
            }
            lines += finding.lines
        }
        let verdict =
            cannotRun
            ? StyledText("The \(engine.rawValue) engine cannot run here.", .bad)
            : StyledText("The \(engine.rawValue) engine can run.", .good)
        return lines + ["", verdict]
    }
}
