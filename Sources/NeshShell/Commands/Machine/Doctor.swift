import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshSystem
import NeshText

enum Doctor: Command {
    static let name = "doctor"

    struct Parameters: ParameterGroup {
        let root = Parameter.option("--root", .directory, "Look at the files below this directory instead")
    }

    static let declaration = declare(
        .machine, "Check that each engine can run, and show how to fix what is missing", "各エンジンが使えるかを調べ、足りないものの直し方を示す",
        details: "The exit status is 1 when the engine in use cannot run.",
        examples: [
            "doctor": "each line: fine, or what is wrong and how to fix it",
            "doctor --json": "the same as JSON, for programs",
        ], traits: [.offersJSON, .momentary, .tellsElapsed, .showsState])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let machine = MachineState(
            root: MachineFiles(root: call[parameters.root] ?? "/"), environment: context.session.environment.variables,
            user: geteuid(), groups: MachineState.currentGroups)
        let engine = context.session.settings[\.engine] ?? Engines.standard(in: machine.root)?.kind
        let concern = engine.map(Finding.Concern.engine)
        var findings = Engines.all.flatMap { Self.findings(of: $0, machine, isInUse: $0.kind == engine) }
        findings += ToolChecks(machine: machine).findings
        findings += SpaceChecks(machine: machine).findings + ProcessChecks(machine: machine).findings
        let cannotRun = findings.contains { $0.concern == concern && $0.health == .bad }
        return Outcome(
            ViewReport(
                json: [
                    "Engine": .string(concern?.name ?? "none"), "Ready": .bool(!cannotRun),
                    "Findings": .array(findings.map(\.json)),
                ],
                view: .lines(lines(findings, engine: concern, cannotRun: cannotRun))), status: cannotRun ? 1 : 0)
    }

    /// What the engine finds, and who signs its enclaves' documents where it is the one in use.
    private static func findings(of engine: EngineProfile, _ machine: MachineState, isInUse: Bool) -> [Finding] {
        let found = engine.checks(machine, isInUse)
        guard isInUse, !found.contains(where: { $0.health == .bad }) else { return found }
        // Without vsock no request reaches the module that the keeper plays.
        let lacks = engine.attestation == .ownRoot && found.contains { $0.subject == "vsock" && $0.health != .fine }
        let message = lacks ? "/dev/nsm is refused to programs, as vsock is" : engine.attestation.text
        let concern = Finding.Concern.engine(engine.kind)
        return found + [
            lacks || engine.attestation == .none
                ? .note(concern, "attestation", message) : .fine(concern, "attestation", message)
        ]
    }

    private static func lines(_ findings: [Finding], engine: Finding.Concern?, cannotRun: Bool) -> [StyledText] {
        var lines: [StyledText] = []
        var concern: Finding.Concern?
        for finding in findings {
            if finding.concern != concern {
                if concern != nil { lines.append("") }
                let used = finding.concern == engine ? " (in use)" : ""
                lines.append(StyledText(finding.concern.name, .heading) + StyledText(used, .dim))
                concern = finding.concern
            }
            // Lessons run on the engine in use.
            let isOfOther = if case .engine = finding.concern { finding.concern != engine } else { false }
            lines += finding.lines(isForLessons: finding.isForLessons && !isOfOther)
        }
        let name = engine?.name ?? "none"
        let verdict =
            cannotRun
            ? StyledText("The \(name) engine cannot run here.", .bad)
            : StyledText("The \(name) engine can run.", .good)
        return lines + ["", verdict]
    }
}
