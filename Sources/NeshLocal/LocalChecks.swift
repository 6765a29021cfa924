import NeshData
import NeshEnclave
import NeshSystem
import NeshVsock

/// Can this machine run enclaves in a sandbox?
package struct LocalChecks {
    let machine: MachineState
    private let trial: @Sendable () -> Failure?
    private var root: MachineFiles { machine.root }

    /// - Parameter trial: makes a sandbox's namespaces; the reason where the machine refuses them.
    package init(
        machine: MachineState, trial: @escaping @Sendable () -> Failure? = { SandboxRefusal.ofTrial() }
    ) {
        self.machine = machine
        self.trial = trial
    }

    /// What was found, in the order in which `doctor` shows it.
    package var findings: [Finding] { [namespaces, cgroup, userIDs, vsock, runtimeDirectory] }

    private var namespaces: Finding {
        let switches = SandboxRefusal.Switches.read(root, isRoot: machine.user == 0)
        if let obstacle = switches.obstacle {
            return .bad(.engine(.local), "user namespaces", obstacle.message, fix: obstacle.fixes[0])
        }
        if let refusal = trial() {
            return Finding(
                concern: .engine(.local), health: .bad, subject: "user namespaces", message: refusal.message,
                fix: refusal.fixes.first)
        }
        if machine.user == 0 { return .fine(.engine(.local), "user namespaces", "not needed: you are root") }
        return .fine(.engine(.local), "user namespaces", "available")
    }

    private var cgroup: Finding {
        if let controllers = root.text("/sys/fs/cgroup/cgroup.controllers") {
            guard controllers.split(separator: " ").contains("memory") else {
                return .note(
                    .engine(.local), "memory limit", "the memory controller is not available: no limit is enforced")
            }
            if root.isWritable("/sys/fs/cgroup/cgroup.subtree_control") {
                return .fine(.engine(.local), "memory limit", "enforced by cgroup v2")
            }
            if machine.user == 0 { return closedToRoot }
            return .note(
                .engine(.local), "memory limit", "enforced only where systemd delegates a cgroup to you",
                fix: "systemd-run --user --scope -p Delegate=yes nesh")
        }
        if root.exists("/sys/fs/cgroup/memory") {
            if root.isWritable("/sys/fs/cgroup/memory") {
                return .fine(.engine(.local), "memory limit", "enforced by cgroup v1")
            }
            return machine.user == 0
                ? closedToRoot
                : .note(.engine(.local), "memory limit", "cgroup v1 gives limits to root only: none is enforced")
        }
        return .note(.engine(.local), "memory limit", "no cgroup file system: no limit is enforced")
    }

    /// Containers usually have the cgroups mounted so.
    private var closedToRoot: Finding {
        .note(
            .engine(.local), "memory limit",
            "the cgroups are read-only here, also for root: no limit is enforced")
    }

    private var userIDs: Finding {
        if let first = IdentityMap.candidates(userID: machine.user, in: root).first, first.ids > 1 {
            return .fine(.engine(.local), "user ids", "files of images have their owners")
        }
        return .note(
            .engine(.local), "user ids", "only one can be mapped: all files of an image belong to its root",
            fix: machine.user == 0 ? nil : idsFix)
    }

    /// Root whose namespace has no other id can get none from inside.
    private var idsFix: String {
        if IdentityMap.hasRange(root, for: machine.user) { return SystemPackages.installing("newuidmap", in: root) }
        let free = IdentityMap.freeRange(in: root)
        let range = "\(free.lowerBound)-\(free.upperBound)"
        return "sudo usermod --add-subuids \(range) --add-subgids \(range) $USER"
    }

    private var vsock: Finding {
        guard let obstacle = VsockSupport.obstacle(.sandbox, root) else {
            return .fine(.engine(.local), "vsock", "available")
        }
        return .note(
            .engine(.local), "vsock", "refused to enclaves: \(obstacle.message)", fix: obstacle.fix,
            isForLessons: true)
    }

    private var runtimeDirectory: Finding {
        if let obstacle = SocketsCheck.obstacle(machine, for: .engine(.local)) { return obstacle }
        let (path, reason) = RuntimeDirectory.rule(
            environment: machine.environment, userID: machine.user, isWritable: root.isWritable,
            owner: root.owner)
        switch reason {
        case .named: return .fine(.engine(.local), "sockets", "in \(path), as NITRO_CLI_SOCKETS_PATH says")
        case .lesson: return .fine(.engine(.local), "sockets", "in \(path), this lesson's own")
        case .shared: return .fine(.engine(.local), "sockets", "in \(path), beside nitro-cli's")
        case .temporary:
            return .fine(.engine(.local), "sockets", "in \(path) (XDG_RUNTIME_DIR is not a directory that you own)")
        case .session where machine.user != 0 && !lingers:
            return .note(
                .engine(.local), "sockets", "\(path) goes at your last logout, and your enclaves with it",
                fix: "loginctl enable-linger")
        case .session: return .fine(.engine(.local), "sockets", path)
        }
    }

    private var lingers: Bool {
        guard let name = machine.variable("USER") else { return false }
        return root.exists("/var/lib/systemd/linger/\(name)")
    }
}
