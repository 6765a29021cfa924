import Glibc
import NeshSystem

/// What the checks look at besides files.
struct MachineState {
    var root: MachineFiles
    var environment: Environment
    /// The effective user; 0 is root.
    var user: UInt32
    /// The groups that this process has; those given to the user since the login are not among them.
    var groups: [UInt32] = []

    /// Of this process.
    static var currentGroups: [UInt32] {
        var groups = [gid_t](repeating: 0, count: 1024)
        let count = getgroups(1024, &groups)
        return [getegid()] + groups.prefix(max(0, Int(count)))
    }
}
