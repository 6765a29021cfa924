import NeshData
import NeshEngine
import NeshSystem

enum Resources: Command {
    static let spec = CommandSpec(
        "resources", .machine, "Show the machine's memory and CPUs and what is set aside for enclaves",
        examples: [.init("resources", "what free and lscpu would tell, and what is left for enclaves")],
        offersJSON: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let machine: MachineResources
        do throws(SystemError) {
            machine = try MachineResources.read()
        } catch {
            throw error.failure(.readFromDisk)
        }
        let pool = try context.engine().resources()
        var table = TextTable(
            [.init(""), .init("MACHINE", .right), .init("FOR ENCLAVES", .right), .init("FREE OF THAT", .right)],
            empty: "")
        table.rows = [
            [
                "memory", "\(machine.totalMemoryMiB) MiB", "\(pool.totalMemoryMiB) MiB",
                StyledText("\(pool.freeMemoryMiB) MiB", .good),
            ],
            ["CPUs", "\(machine.cpuCount)", "\(pool.cpuPool.count)", StyledText("\(pool.freeCPUs.count)", .good)],
            ["CPU ids", "", "\(CPUList.text(pool.cpuPool))", "\(CPUList.text(pool.freeCPUs))"],
        ]
        let notes: [StyledText] = [
            StyledText("engine    ", .dim) + StyledText(pool.engine.rawValue),
            StyledText("allocator ", .dim) + StyledText(pool.allocatorPath),
        ]
        return Outcome(
            ViewReport(json: json(machine, pool), view: .sequence([.table(table), .lines(notes)])))
    }

    private static func json(_ machine: MachineResources, _ pool: EnclaveResources) -> JSON {
        func ids(_ list: [Int]) -> JSON { .array(list.map { .integer(Int64($0)) }) }
        return [
            "MachineMemoryMiB": .integer(Int64(machine.totalMemoryMiB)),
            "MachineAvailableMiB": .integer(Int64(machine.availableMemoryMiB)),
            "MachineCPUs": .integer(Int64(machine.cpuCount)), "Engine": .string(pool.engine.rawValue),
            "Allocator": .string(pool.allocatorPath), "EnclaveMemoryMiB": .integer(Int64(pool.totalMemoryMiB)),
            "FreeMemoryMiB": .integer(Int64(pool.freeMemoryMiB)), "CPUPool": ids(pool.cpuPool),
            "FreeCPUs": ids(pool.freeCPUs),
        ]
    }
}
