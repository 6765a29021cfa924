import Glibc
import NeshSystem

/// What the checks of `doctor` look at.
package struct MachineState: Sendable {
    /// The machine's files.
    package var root: MachineFiles
    /// Of the process that asks.
    package var environment: [String: String]
    /// The effective user's ID; 0 is root.
    package var user: UInt32
    /// The groups that this process has; those given to the user since the login are not among them.
    package var groups: [UInt32]

    package init(root: MachineFiles, environment: [String: String], user: UInt32, groups: [UInt32] = []) {
        self.root = root
        self.environment = environment
        self.user = user
        self.groups = groups
    }

    /// The variable's text unless it is unset or empty.
    package func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// Of this process.
    package static var currentGroups: [UInt32] {
        var groups = [gid_t](repeating: 0, count: 1024)
        let count = getgroups(1024, &groups)
        return [getegid()] + groups.prefix(max(0, Int(count)))
    }
}
