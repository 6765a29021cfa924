import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshInterpreter
import NeshSystem
import NeshText

enum Status: Command {
    static let name = "status"

    static let declaration = declare(
        .session, "Show what this session has chosen, and what it fills in for you and why",
        "セッションで選択中のもの、自動的に補われる値とその理由を表示する",
        examples: [
            "status": "image, enclave, engine, directories, settings",
            "status --json": "the same as JSON, for programs",
        ], traits: [.offersJSON, .momentary, .onlyTells, .foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var facts = Facts()
        facts.add("image", image(context.session), "Image", context.session.image.map { .string($0.path) })
        addEnclaves(&facts, context)
        addEngine(&facts, context)
        let changed = SettingSpec.all.filter {
            context.session.settings.text(of: $0) != $0.standard
        }
        facts.add(
            "settings",
            changed.isEmpty
                ? StyledText("all as usual", .dim)
                : StyledText(
                    changed.map { "\($0.name) \(context.session.settings.text(of: $0))" }.joined(separator: ", ")),
            "Settings",
            .object(
                JSON.Object(
                    members: changed.map {
                        .init(key: $0.name, value: .string(context.session.settings.text(of: $0)))
                    })))
        if let failure = context.session.error {
            facts.add("last error", StyledText(failure.message, .bad), "Error", failure.record)
        }
        if let desk = context.services.prompt {
            let implied = desk.implied
            facts.add(
                "filled in", implied.isEmpty ? StyledText("nothing yet", .dim) : StyledText(implied[0]), "Implied",
                .array(implied.map { .string($0) }))
            for more in implied.dropFirst() { facts.rows.append(("", StyledText(more))) }
            if let line = desk.correction {
                facts.add(
                    desk.correctsByDraft ? "fix would show" : "fix would run", StyledText(data: line), "Correction",
                    .string(line))
            }
        }
        return Outcome(ViewReport(json: .object(facts.json), view: .table(.titled(facts.rows))))
    }

    private static func image(_ session: Session) -> StyledText {
        guard let image = session.image else { return StyledText("none; use FILE or build-enclave", .dim) }
        let pcr0 = image.measurements["PCR0"]?.plainText ?? ""
        let size = ByteCount.text(UInt64(clamping: image.size))
        return StyledText(data: image.shownPath, .name)
            + StyledText(
                "  " + session.language.list([size] + (pcr0.isEmpty ? [] : ["PCR0 \(pcr0.prefix(12))…"])), .dim)
    }

    private static func addEnclaves(_ facts: inout Facts, _ context: CommandContext) {
        let selected = context.session.enclave
        let running = Result { () throws(Failure) in
            try context.engine().enclaves(interrupt: context.interrupt)
        }
        facts.add(
            "enclave", selected.map { Self.enclave($0, running) } ?? StyledText("none selected", .dim), "EnclaveID",
            selected.map { .string($0.id.text) })
        guard case .success(let enclaves) = running else { return }
        let names = enclaves.map { "\($0.name)(\($0.cid))" }.joined(separator: " ")
        let mine = enclaves.filter { context.session.started.contains($0.id) }.count
        let text =
            enclaves.isEmpty
            ? StyledText("no enclave", .dim) : StyledText(data: names) + StyledText("  \(mine) started here", .dim)
        facts.add("running", text, "Running", .array(enclaves.map { .string($0.name) }))
    }

    private static func enclave(_ enclave: Enclave, _ running: Result<[Enclave], Failure>) -> StyledText {
        let now = (try? running.get())?.first { $0.id == enclave.id }
        var text = StyledText(data: enclave.name, .name) + StyledText("  CID \(enclave.cid)")
        if enclave.debug { text += StyledText(" debug", .warning) }
        guard let now else { return text + StyledText(" gone", .bad) }
        text += " " + StyledText(now.state.rawValue, now.state == .running ? .good : .warning)
        if let start = now.startedAt { text += StyledText(" for " + UptimeText.since(start)) }
        return text + StyledText("  \(enclave.id)", .dim)
    }

    private static func addEngine(_ facts: inout Facts, _ context: CommandContext) {
        let session = context.session
        let setting = session.settings[\.engine]
        let why =
            setting != nil
            ? "as option engine says"
            : Engines.standardReason
        let name = (setting ?? Engines.standard?.kind)?.rawValue ?? "none"
        let directories = UserDirectories(environment: session.environment.variables)
        do throws(Failure) {
            let resources = try context.engine().resources()
            let free =
                "\(resources.freeMemoryMiB) of \(resources.totalMemoryMiB) MiB and "
                + "\(resources.freeCPUs.count) of \(resources.cpuPool.count) CPUs free"
            facts.add(
                "engine",
                StyledText(resources.engine.rawValue, .name) + StyledText("  " + why, .dim)
                    + StyledText(clauseEnd[context.language], .dim)
                    + StyledText(free, .dim),
                "Engine", .string(resources.engine.rawValue))
            facts.add(
                "allocator", StyledText(data: directories.shown(resources.allocatorPath)), "Allocator",
                .string(resources.allocatorPath))
        } catch {
            facts.add(
                "engine", StyledText(name, .name) + StyledText("  " + error.message, .bad), "Engine",
                .string(name))
        }
        // What an enclave would lack is said where something lacks only.
        for lack in lacks(setting, session) {
            facts.add(lack.subject, StyledText(lack.message, .warning), "Lacks", .string(lack.message))
        }
        let sockets = try? RuntimeDirectory.chooseWithReason(environment: session.environment.variables)
        if let (directory, reason) = sockets {
            facts.add(
                "sockets", StyledText(directories.shown(directory.path)) + StyledText("  \(text(of: reason))", .dim),
                "SocketsDirectory",
                .string(directory.path))
        }
    }

    /// Between two clauses of a line.
    private static let clauseEnd = Phrase("; ", "。")

    /// What an enclave of the engine in use would do without: a way out, a module that signs documents.
    private static func lacks(_ setting: EngineKind?, _ session: Session) -> [Finding] {
        let engine = setting.flatMap(Engines.profile) ?? Engines.standard
        let machine = MachineState(
            root: MachineFiles(), environment: session.environment.variables, user: geteuid())
        guard let engine else { return [] }
        let lacks = engine.checks(machine, true).filter { $0.subject == "vsock" && $0.health != .fine }
        guard engine.attestation == .none else { return lacks }
        return lacks + [.note(.engine(engine.kind), "attestation", engine.attestation.text)]
    }

    private static func text(of reason: RuntimeDirectory.Reason) -> String {
        switch reason {
        case .named: "as NITRO_CLI_SOCKETS_PATH says"
        case .lesson: "this lesson's own"
        case .shared: "nitro-cli's own, writable here"
        case .session: "your session's, as \(RuntimeDirectory.shared) is not writable"
        case .temporary: "your own, as \(RuntimeDirectory.shared) is not writable"
        }
    }

    /// A heading, what is to be said under it, and the same as JSON.
    private struct Facts {
        var rows: [(title: String, text: StyledText)] = []
        var json = JSON.Object()

        mutating func add(_ title: String, _ text: StyledText, _ key: String, _ value: JSON?) {
            rows.append((title, text))
            json[key] = value ?? .null
        }
    }
}
