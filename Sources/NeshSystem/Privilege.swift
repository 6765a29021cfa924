import Glibc
import NeshData

/// How a command gets root's rights on this machine.
package enum Privilege: Sendable, CaseIterable {
    /// Commands have them already.
    case root
    /// `sudo` in front of a command gives them.
    case sudo
    /// Somebody else has to be asked.
    case none

    /// This process's: root has no need of sudo, and not every machine has it.
    package static let here = Privilege(
        user: geteuid(), hasSudo: SearchPath(getenv("PATH").map { String(cString: $0) }).find("sudo") != nil)

    /// - Parameter user: 0 is root.
    package init(user: UInt32, hasSudo: Bool) { self = user == 0 ? .root : hasSudo ? .sudo : .none }
}
