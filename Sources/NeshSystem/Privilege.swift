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

    /// Programs that nesh advises to run by sudo: other words behind it belong to a sentence.
    private static let programs: Set<String> = [
        "apk", "apt-get", "chgrp", "chmod", "dnf", "groupadd", "install", "kill", "modprobe", "nesh", "pacman",
        "sysctl",
        "systemctl", "usermod", "yum", "zypper",
    ]

    /// An advice whose commands begin with sudo, as they can be typed here.
    /// - Parameter note: stands before the first of them if sudo is missing: `as root: `.
    package func spelled(_ advice: String, note: String) -> String {
        guard self != .sudo, advice.utf8.count > 5 else { return advice }
        var (text, rest) = ("", advice[...])
        var isNoted = self == .root
        while let found = rest.firstRange(of: "sudo ") {
            let before = rest[..<found.lowerBound].last ?? text.last ?? " "
            let program = rest[found.upperBound...].prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
            let isCommand = !before.isASCII || " (`".contains(before)
            text += rest[..<found.lowerBound]
            if !isCommand || !Self.programs.contains(String(program)) {
                text += "sudo "
            } else if !isNoted {
                text += note
                isNoted = true
            }
            rest = rest[found.upperBound...]
        }
        return text + rest
    }
}
