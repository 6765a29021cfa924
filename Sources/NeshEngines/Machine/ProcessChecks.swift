import NeshData
import NeshEnclave
import NeshSystem

/// Processes of enclaves that no list of enclaves shows.
package struct ProcessChecks {
    let machine: MachineState

    /// - Parameter machine: what is looked at.
    package init(machine: MachineState) { self.machine = machine }

    private var root: MachineFiles { machine.root }

    /// One that keeps an enclave or was one, as /proc shows it.
    private struct Seen {
        var id: Int32
        var parent: Int32
        var program: String
        /// The first process of a sandbox: it has the number 1 there.
        var isFirst: Bool
        var isDefunct: Bool
        /// Whose it is; nil where that is not shown.
        var user: UInt32?
    }

    /// What is found, in the order in which it is shown.
    package var findings: [Finding] {
        let seen = root.names(in: "/proc").compactMap { Int32($0) }.sorted().compactMap(process)
        let listed = keepers
        let outside = outsideOfLesson
        var findings: [Finding] = []
        var others: [UInt32: [Seen]] = [:]
        for one in seen {
            let isOthers = one.user.map { $0 != machine.user } ?? false
            let sockets = one.isDefunct || listed.contains(one.id) ? nil : directory(of: one.id)
            // A lesson has a directory of its own, and ends what is in it.
            if let sockets, sockets == outside || sockets.hasPrefix(lessonPrefix(of: one)) { continue }
            if one.isDefunct {
                findings.append(
                    .note(
                        .machine, "process \(one.id)",
                        "\(one.program) has ended, and its parent \(one.parent) has not asked how: it holds nothing",
                        fix: "kill -CHLD \(one.parent), or end \(one.parent)"))
            } else if one.isFirst {
                guard !seen.contains(where: { $0.id == one.parent && !$0.isFirst }) else { continue }
                findings.append(
                    .note(
                        .machine, "process \(one.id)", "the first process of an enclave whose keeper is gone",
                        fix: "\(isOthers && machine.user != 0 ? "sudo " : "")kill -KILL \(one.id)"))
            } else if isOthers, let user = one.user, !listed.contains(one.id) {
                others[user, default: []].append(one)
            } else if let sockets, !listed.contains(one.id) {
                findings.append(
                    .note(
                        .machine, "process \(one.id)",
                        "\(one.program) keeps an enclave in \(sockets), which describe-enclaves does not list here",
                        fix: "NITRO_CLI_SOCKETS_PATH=\(sockets.asWord) nesh describe-enclaves"))
            } else if !listed.contains(one.id) {
                findings.append(
                    .note(
                        .machine, "process \(one.id)",
                        "\(one.program) keeps an enclave that describe-enclaves does not list: its sockets are gone or "
                            + "in another directory",
                        fix: "NITRO_CLI_SOCKETS_PATH=DIR nesh describe-enclaves, or kill \(one.id) to end it"))
            }
        }
        return findings + others.sorted { $0.key < $1.key }.map { note(on: $0.value, of: $0.key) }
    }

    /// One note a user, who has a directory for the sockets: a class may share a machine.
    private func note(on processes: [Seen], of user: UInt32) -> Finding {
        let only = processes.count == 1 ? processes.first : nil
        return .note(
            .machine, only.map { "process \($0.id)" } ?? "processes",
            only.map {
                "\($0.program) keeps an enclave of the user \(user), which describe-enclaves does not list for you"
            }
                ?? "\(processes.count) keep enclaves of the user \(user), which describe-enclaves does not list for you",
            fix: "sudo -u '#\(user)' nesh describe-enclaves")
    }

    private func lessonPrefix(of one: Seen) -> String { RuntimeDirectory.lessonPrefix(of: one.user ?? machine.user) }

    private func rule(_ environment: [String: String]) -> (path: String, reason: RuntimeDirectory.Reason) {
        RuntimeDirectory.rule(
            environment: environment, userID: machine.user, isWritable: root.isWritable, owner: root.owner)
    }

    /// In a lesson: where the enclaves are that were there before it, and are listed again after it.
    private var outsideOfLesson: String? {
        guard rule(machine.environment).reason == .lesson else { return nil }
        return rule(machine.environment.filter { $0.key != RuntimeDirectory.variable }).path
    }

    /// Where a keeper's enclave is found: it holds its record open. Nil where that is gone or may not be looked at.
    private func directory(of id: Int32) -> String? {
        let place = "/proc/\(id)/fd"
        return root.names(in: place).lazy.compactMap { root.target(of: "\(place)/\($0)") }
            .first { $0.hasSuffix(SlotFile.record.rawValue) }.map(FilePath.directory)
    }

    /// Processes that listed enclaves belong to.
    private var keepers: Set<Int32> {
        let (path, _) = rule(machine.environment)
        guard let directory = try? Directory(root.path(path)) else { return [] }
        let slots = Set(root.names(in: path).compactMap { SlotFile.slot(of: $0)?.slot })
        return Set(
            slots.compactMap { slot in
                FoundRecord.read(slot, in: directory).map { $0.record.keeper?.id ?? $0.record.enclave.processID }
            })
    }

    /// - Returns: nil for a process that has nothing to do with enclaves.
    private func process(_ id: Int32) -> Seen? {
        guard let status = root.text("/proc/\(id)/status") else { return nil }
        func field(_ name: String) -> [Substring] {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
            return line?.dropFirst(name.count + 1).split { $0 == " " || $0 == "\t" } ?? []
        }
        let words = (root.text("/proc/\(id)/cmdline") ?? "").split(separator: "\0").map(String.init)
        let isKeeper = words.count >= 2 && words[0] == "nesh" && words[1] == Keep.verb
        let name = field("Name").first.map(String.init) ?? ""
        let isDefunct = field("State").first == "Z"
        guard isKeeper || isDefunct && ["nesh", "nitro-cli"].contains(name) else { return nil }
        let numbers = field("NSpid").compactMap { Int32($0) }
        return Seen(
            id: id, parent: field("PPid").first.flatMap { Int32($0) } ?? 0, program: isKeeper ? "nesh" : name,
            isFirst: isKeeper && numbers.count > 1 && numbers.last == 1, isDefunct: isDefunct,
            user: field("Uid").first.flatMap { UInt32($0) })
    }
}
