import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import NeshSystem
import NeshText
import NeshWatch

enum List: Command {
    static let name = "ls"

    struct Parameters: ParameterGroup {
        let all = Parameter.flag("--all", "Also enclaves that have ended, as long as their console is kept")
        let watch = Parameter.flag("--watch", "Renew the table as enclaves start and end, until q or Ctrl-C")
        let every = Parameter.option("--every", .duration, "With --watch: look again after this time; 2s without it")
        let count = Parameter.option("-n", .count("N", in: 1...Int.max), "With --watch: end after so many tables")

        var rules: [Rule] {
            [
                .parameter(every, needs: watch),
                .parameter(count, needs: watch),
                .parameter(watch, excludes: CommonParameters.json),
            ]
        }
    }

    static let declaration = declare(
        .session, "List the running enclaves as a table", "実行中のエンクレーブを表で示す",
        examples: [
            "ls": "one line an enclave; the selected one is marked",
            "ls --all": "also those that have ended and whose console is kept",
            "ls --watch": "the table, updated every two seconds and when something changes",
        ], traits: [.offersJSON, .momentary, .foreground, .showsState])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        if call[parameters.watch] { return try watch(call, in: context) }
        let enclaves = try context.engine().enclaves(with: .use, interrupt: context.interrupt)
        let ended = call[parameters.all] ? endedEnclaves(context) : []
        // Who finds nothing may have looked for files.
        if enclaves.isEmpty, ended.isEmpty, context.session.isInteractive {
            context.emit(.advice("ls lists enclaves here; !ls lists files"))
        }
        return Outcome(report(enclaves, ended, context))
    }

    /// Those that run, then those that have ended.
    /// - Parameter empty: what is said where there are none.
    static func report(
        _ enclaves: [Enclave], _ ended: [EndedEnclave], _ context: CommandContext, empty: String? = nil
    ) -> ViewReport {
        var table = table(enclaves, ended, context)
        if let empty { table.empty = StyledText(empty, .dim) }
        return ViewReport(json: .array(enclaves.map(json) + ended.map(json)), view: .table(table))
    }

    private static func watch(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let pause = try LiveLoop.pause(call[parameters.every] ?? .seconds(2))
        let showsAll = call[parameters.all]
        var content = WatchedList(context, try context.engine()) { enclaves in
            table(enclaves, showsAll ? endedEnclaves(context) : [], context)
        }
        let loop = LiveLoop(context: context, pause: pause, count: call[parameters.count], needsTwoLooks: false)
        try loop.run(&content)
        return Outcome()
    }

    private static func table(
        _ enclaves: [Enclave], _ ended: [EndedEnclave], _ context: CommandContext
    ) -> TextTable {
        var table = TextTable(
            [
                .init(""), .init("NAME"), .init("CID", .right), .init("STATE", ours: true),
                .init("CPUS", .right, .extra), .init("MEMORY", .right, .extra),
                .init("USED", .right, .extra),
                .init(ended.isEmpty ? "UPTIME" : "UP/ENDED", .right, .dispensable, ours: true),
                .init("ENGINE", .left, .extra), .init("IMAGE", .left, .extra),
                // What the next command may want in full.
                .init("ID", .left, .dispensable),
            ], empty: StyledText("no enclave is running", .dim))
        for enclave in enclaves {
            table.rows.append(row(enclave, isSelected: enclave.id == context.session.enclave?.id))
        }
        table.rows += ended.map(row)
        return table
    }

    private static func row(_ enclave: Enclave, isSelected: Bool) -> [StyledText] {
        [
            StyledText(isSelected ? "*" : " ", .good), StyledText(enclave.name, .name), "\(enclave.cid)",
            StyledText(enclave.state.rawValue, enclave.state == .running ? .good : .warning)
                + StyledText(enclave.debug ? " debug" : "", .warning),
            "\(enclave.cpuIDs.count)", "\(enclave.memoryMiB) MiB",
            StyledText(usedMiB(enclave).map { "\($0) MiB" } ?? "-"),
            StyledText(enclave.startedAt.map { UptimeText.since($0) } ?? "-"),
            StyledText(enclave.engine?.rawValue ?? "-"), image(enclave), StyledText(enclave.id.text, .dim),
        ]
    }

    private static func image(_ enclave: Enclave) -> StyledText {
        StyledText(enclave.imagePath?.split(separator: "/").last.map(String.init) ?? "-")
    }

    /// Whole MiB, rounded up: what is used at all is not shown as nothing.
    private static func usedMiB(_ enclave: Enclave) -> Int? {
        enclave.memoryUsed.map { ($0 + (1 << 20) - 1) >> 20 }
    }

    private static func endedEnclaves(_ context: CommandContext) -> [EndedEnclave] {
        EndedEnclave.all(
            in: EndedEnclave.directory(UserDirectories(environment: context.session.environment.variables)))
    }

    private static func row(_ ended: EndedEnclave) -> [StyledText] {
        let enclave = ended.enclave
        let state: StyledText =
            switch ended.reason {
            case .exited(0), .terminated: StyledText(ended.reason.shortText, .dim)
            default: StyledText(ended.reason.shortText, .bad)
            }
        return [
            " ", StyledText(enclave.name, .dim), StyledText("\(enclave.cid)", .dim), state,
            StyledText("\(enclave.cpuIDs.count)", .dim), StyledText("\(enclave.memoryMiB) MiB", .dim), "",
            StyledText(ended.endedAt.map { UptimeText.since($0) + " ago" } ?? "-", .dim),
            StyledText(enclave.engine?.rawValue ?? "-", .dim), image(enclave), StyledText(enclave.id.text, .dim),
        ]
    }

    private static func json(_ ended: EndedEnclave) -> JSON {
        guard case .object(var object) = json(ended.enclave) else { return .null }
        object["State"] = .string(EnclaveState.exited)
        object["Ending"] = .string(ended.reason.sentence)
        object["EndedAt"] = ended.endedAt.map { .integer($0) } ?? .null
        return .object(object)
    }

    private static func json(_ enclave: Enclave) -> JSON {
        guard case .object(var object) = enclave.describeJSON else { return enclave.describeJSON }
        object["Engine"] = enclave.engine.map { .string($0.rawValue) } ?? .null
        object["MemoryUsedMiB"] = usedMiB(enclave).map { .integer(Int64($0)) } ?? .null
        object["StartedAt"] = enclave.startedAt.map { .integer($0) } ?? .null
        object["Image"] = enclave.imagePath.map { .string($0) } ?? .null
        return .object(object)
    }
}
