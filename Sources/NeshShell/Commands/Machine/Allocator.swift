import NeshData
import NeshEngine
import NeshSystem

enum Allocator: Command {
    static let action = Parameter.operand(.choice("ACTION", "show", "set"), "show, or set; show without it")
    static let key = Parameter.operand(
        .choice("KEY", "memory_mib", "cpu_count", "cpu_pool"), "What to set: memory_mib, cpu_count or cpu_pool")
    static let value = Parameter.operand(.text("VALUE"), "Its new value")

    static let spec = CommandSpec(
        "allocator", .machine, "Show or change what is set aside for enclaves",
        parameters: [action.spec, key.spec, value.spec],
        examples: [
            .init("allocator show", "the settings and where they are"),
            .init("allocator set memory_mib 3072", "edits the file and keeps its comments"),
        ],
        offersJSON: true)

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var file = try open(in: context)
        guard call[action] == "set" else { return Outcome(try report(file)) }
        guard let name = call[key], let key = AllocatorFile.Key(rawValue: name), let value = call[value] else {
            throw Failure(
                .missingArgument, "allocator set needs a key and a value", fixes: ["allocator set memory_mib 3072"])
        }
        let before = file.value(key)
        try file.set(key, to: value)
        try file.save()
        context.emit(.progress("\(name): \(before ?? "default") → \(value) in \(file.path)"))
        return Outcome(try report(file))
    }

    private static func open(in context: CommandContext) throws(Failure) -> AllocatorFile {
        let chosen = context.session.settings.value(of: .allocatorFile)
        return try AllocatorFile(
            path: chosen.isEmpty ? nil : FilePath.absolute(chosen),
            directories: UserDirectories(environment: context.session.environment.variables))
    }

    private static func report(_ file: AllocatorFile) throws(Failure) -> ViewReport {
        let pool = try file.cpuPool.ids
        let memory = try file.memoryMiB
        return ViewReport(
            json: [
                "Path": .string(file.path), "MemoryMiB": .integer(Int64(memory)),
                "CPUPool": .array(pool.map { .integer(Int64($0)) }),
            ],
            view: .lines([
                StyledText("memory_mib  ", .key) + StyledText("\(memory)"),
                StyledText("cpus        ", .key) + StyledText("\(pool.count) (ids \(CPUList.text(pool)))"),
                StyledText("file        ", .key) + StyledText(file.path)
                    + StyledText(file.exists ? "" : " (not there yet: these are the defaults)", .dim),
            ]))
    }
}
