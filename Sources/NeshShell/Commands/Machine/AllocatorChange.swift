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
        let (name, typed, words) = try pair(call)
        let key = try key(called: name, typed, words)
        // As run-enclave takes it; the file has numbers alone.
        let value = key == .memory ? (try? ValueType<Int>.memory.read(typed)).map(String.init) ?? typed : typed
        func change(_ file: inout AllocatorFile) throws(Failure) {
            do throws(Failure) { try file.set(key, to: value) } catch {
                throw error.meaning(words, bad: words[words.count - 1])
            }
        }
        // One that is refused leaves nothing behind, not even the folder that `reserve` makes.
        var trial = file
        try change(&trial)
        let isDryRun = call[Allocator.parameters.dryRun]
        let turn = isDryRun ? nil : try file.reserve(interrupt: context.interrupt)
        let before = file
        try change(&file)
        for line in changes(from: before, to: file) { context.emit(isDryRun ? .text(line) : .progress(line)) }
        if let excess = excess(key, value) { context.emit(.warning(excess)) }
        if isDryRun { return Outcome() }
        try withExtendedLifetime(turn) { () throws(Failure) in try file.save() }
        let change = "\(name): \(before.value(key) ?? "default") → \(value) in \(file.path)"
        context.emit(.progress(before.text == file.text ? "\(name) is \(value) already in \(file.path)" : change))
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

    /// `KEY VALUE`, and `KEY=VALUE` as other programs have it, with the words that say so.
    private static func pair(_ call: Call) throws(Failure) -> (name: String, value: String, words: [String]) {
        let subject = call[Allocator.parameters.subject]
        if let subject, let value = call[Allocator.parameters.value] { return (subject, value, [subject, value]) }
        let parts = (subject ?? "").split(separator: "=", maxSplits: 1).map(String.init)
        if let subject, parts.count == 2 { return (parts[0], parts[1], [subject]) }
        let key = parts.first.flatMap { AllocatorFile.Key(rawValue: $0) ?? .meant(by: $0) }
        throw Failure(
            .missingArgument,
            key.map { "the value for \($0.rawValue) is missing" } ?? "allocator set needs a key and a value",
            details: ["for example: \((key ?? .memory).example)"])
    }

    private static func key(
        called name: String, _ value: String, _ words: [String]
    ) throws(Failure) -> AllocatorFile.Key {
        if let key = AllocatorFile.Key(rawValue: name) { return key }
        let keys = AllocatorFile.Key.allCases.map(\.rawValue)
        let meant = Suggestion.closest(to: name, in: keys) ?? AllocatorFile.Key.meant(by: name)?.rawValue
        throw Failure(
            .invalidArgument, "the allocator has no setting '\(name)'",
            details: ["it has \(keys.joined(separator: ", "))"],
            fixes: meant.flatMap(AllocatorFile.Key.init).map { [$0.line(for: value)] } ?? []
        ).meaning(words, bad: words[0])
    }

    /// What a machine of this size cannot set aside.
    static func excess(_ key: AllocatorFile.Key, _ value: String, in files: MachineFiles = MachineFiles()) -> String? {
        // Those that are set aside already are offline, and still there.
        let present = CPUList.read("/sys/devices/system/cpu/present", in: files) ?? []
        switch key {
        case .memory:
            guard let memory = try? MachineResources.read().totalMemoryMiB, let number = Int(value), number > memory
            else { return nil }
            return "this machine has \(memory) MiB in all; only the local engine works with more"
        case .cpuCount:
            guard !present.isEmpty, let number = Int(value), number > present.count else { return nil }
            return "this machine has \(present.count) CPUs; only the local engine works with more"
        case .cpuPool:
            guard let highest = present.max(), let last = (try? CPUList.parse(value))?.max(), last > highest
            else { return nil }
            return
                "this machine has no CPU \(last), but \(present.count) CPUs in all; only the local engine works with more"
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
            let person = TerminalQuestion(
                output: .descriptor(2, name: "standard error"), context.session.language)
            guard let person, person.agrees(to: "restart \(service)? y/n", context.interrupt) else {
                context.emit(.warning("it takes effect when the service restarts: \(command)"))
                return
            }
        }
        let before = reserved
        let ended = try ChildProcess.run("systemctl", ["restart", service], interrupt: context.interrupt)
        guard ended.succeeded else {
            throw Failure(
                .processSpawn, "\(service) did not restart", details: ended.errorLines,
                fixes: [
                    command, "journalctl -u \(service)",
                    "reboot: right after that, most memory is free in large pieces",
                ])
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

extension Failure {
    /// Where the first fix is a whole line, what it has instead of these words; what stays of them is not to blame.
    /// - Parameter bad: the word that is to blame where no line is known.
    fileprivate func meaning(_ words: [String], bad: String) -> Failure {
        guard let line = fixes.first, line.hasPrefix("allocator set "), !line.hasSuffix(" NUMBER") else {
            return about(.words([bad]))
        }
        // A value with blanks stands in quotes there.
        let instead = ShellWord.all(of: line).dropFirst(2).compactMap { ShellWord.plain($0) { _ in nil } }
        guard instead.count == words.count else { return about(.words(words, instead: instead)) }
        let wrong = words.indices.filter { words[$0] != instead[$0] }
        guard let first = wrong.first, let last = wrong.last else { return self }
        return about(.words(Array(words[first...last]), instead: Array(instead[first...last])))
    }
}
