import Glibc
import NeshData
import NeshEngine

enum List: Command {
    static let spec = CommandSpec(
        "ls", .session, "List the running enclaves as a table",
        examples: [.init("ls", "one line an enclave; the selected one is marked")], offersJSON: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let enclaves = try context.engine().enclaves(metadata: false, interrupt: context.interrupt)
        var table = TextTable(
            [
                .init(""), .init("NAME"), .init("CID", .right), .init("STATE"), .init("CPUS", .right),
                .init("MEMORY", .right), .init("UPTIME", .right), .init("ENGINE"), .init("ID"),
            ], empty: StyledText("no enclave is running", .dim))
        for enclave in enclaves {
            table.rows.append(row(enclave, isSelected: enclave.id == context.session.enclave?.id))
        }
        return Outcome(ViewReport(json: .array(enclaves.map(json)), view: .table(table)))
    }

    private static func row(_ enclave: Enclave, isSelected: Bool) -> [StyledText] {
        [
            StyledText(isSelected ? "*" : " ", .good), StyledText(enclave.name, .name), "\(enclave.cid)",
            StyledText(enclave.state.rawValue, enclave.state == .running ? .good : .warning)
                + StyledText(enclave.debug ? " debug" : "", .warning),
            "\(enclave.cpuIDs.count)", "\(enclave.memoryMiB) MiB",
            StyledText(enclave.startedAt.map { UptimeText.since($0) } ?? "-"),
            StyledText(enclave.engine?.rawValue ?? "-"), StyledText(enclave.id.text, .dim),
        ]
    }

    private static func json(_ enclave: Enclave) -> JSON {
        guard case .object(var object) = enclave.describeJSON else { return enclave.describeJSON }
        object["Engine"] = enclave.engine.map { .string($0.rawValue) } ?? .null
        object["StartedAt"] = enclave.startedAt.map { .integer($0) } ?? .null
        object["Image"] = enclave.imagePath.map { .string($0) } ?? .null
        return .object(object)
    }
}

/// How long something has been running, in its two largest units.
enum UptimeText {
    /// - Parameter start: seconds since 1970.
    static func since(_ start: Int64) -> String { of(seconds: max(0, Int64(time(nil)) - start)) }

    static func of(seconds: Int64) -> String {
        switch seconds {
        case ..<60: "\(seconds)s"
        case ..<3600: "\(seconds / 60)m \(seconds % 60)s"
        case ..<86_400: "\(seconds / 3600)h \(seconds % 3600 / 60)m"
        default: "\(seconds / 86_400)d \(seconds % 86_400 / 3600)h"
        }
    }
}
