import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshLanguage
import NeshSystem

/// `allocator set`: the file, then the service that reads it.
enum AllocatorChange {
    static let service = "nitro-enclaves-allocator.service"

    static func run(_ file: AllocatorFile, _ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var file = file
        let keys = AllocatorFile.Key.allCases.map(\.rawValue)
        guard let name = call[Allocator.parameters.subject], let value = call[Allocator.parameters.value] else {
            throw Failure(
                .missingArgument, "allocator set needs a key and a value", fixes: ["allocator set memory_mib 3072"])
        }
        guard let key = AllocatorFile.Key(rawValue: name) else {
            let meant = Suggestion.closest(to: name, in: keys).map { ["allocator set \($0) \(value)"] }
            throw Failure(
                .invalidArgument, "the allocator has no setting '\(name)'",
                details: ["it has \(keys.joined(separator: ", "))"], fixes: meant ?? [])
        }
        let before = file
        try file.set(key, to: value)
        let isDryRun = call[Allocator.parameters.dryRun]
        for line in changes(from: before, to: file) { context.emit(isDryRun ? .text(line) : .progress(line)) }
        if let excess = excess(key, value) { context.emit(.warning(excess)) }
        if isDryRun { return Outcome() }
        try file.save()
        context.emit(.progress("\(name): \(before.value(key) ?? "default") → \(value) in \(file.path)"))
        // Another setting may be wrong still: the change has been made all the same.
        let report: ViewReport
        do throws(Failure) { report = try Allocator.report(file) } catch {
            context.emit(.warning(error.message))
            return Outcome()
        }
        if file.path == AllocatorFile.systemPath || call[Allocator.parameters.restart] {
            try offerRestart(call, in: context)
        }
        return Outcome(report)
    }

    /// What a machine of this size cannot set aside.
    private static func excess(_ key: AllocatorFile.Key, _ value: String) -> String? {
        guard let number = Int(value), let machine = try? MachineResources.read() else { return nil }
        switch key {
        case .memory where number > machine.totalMemoryMiB:
            return "this machine has \(machine.totalMemoryMiB) MiB in all"
        case .cpuCount where number > machine.cpuCount: return "this machine has \(machine.cpuCount) CPUs"
        default: return nil
        }
    }

    /// The lines that go and those that come.
    private static func changes(from before: AllocatorFile, to after: AllocatorFile) -> [String] {
        // Not at "\n": a line end of Windows is a single character, which would not be split at.
        func lines(_ text: String) -> [Substring] {
            text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        }
        let (old, new) = (lines(before.text), lines(after.text))
        return new.difference(from: old).map { change in
            switch change {
            case .remove(_, let line, _): "- \(line)"
            case .insert(_, let line, _): "+ \(line)"
            }
        }
    }

    private static func offerRestart(_ call: Call, in context: CommandContext) throws(Failure) {
        let command = "sudo systemctl restart \(service)"
        if !call[Allocator.parameters.restart] {
            let person = TerminalQuestion(output: .descriptor(2, name: "standard error"))
            guard let person, person.agrees(to: "restart \(service)? y/n ", context.interrupt) else {
                context.emit(.warning("it takes effect when the service restarts: \(command)"))
                return
            }
        }
        let before = reserved
        let ended = try ChildProcess.run("systemctl", ["restart", service], interrupt: context.interrupt)
        guard ended.succeeded else {
            throw Failure(
                .processSpawn, "\(service) did not restart", details: ended.errorLines,
                fixes: [command, "journalctl -u \(service)", "reboot: memory is least scattered right after it"])
        }
        context.emit(.progress("set aside before: \(before)"))
        context.emit(.progress("set aside now:    \(reserved)"))
    }

    /// What the kernel says, whatever the file says.
    private static var reserved: String {
        let found = Engines.setAside
        let memory = found?.pages.map { "\($0.total >> 20) MiB, \($0.free >> 20) of them free" } ?? "unknown memory"
        return "\(memory); CPUs \(found?.cpuIDs.map { $0.isEmpty ? "none" : CPUList.text($0) } ?? "unknown")"
    }
}
