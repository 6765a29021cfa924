import NeshData
import NeshSystem
import NeshText

/// Commands in what nesh advises, as they are typed where somebody reads it.
package enum Advice {
    /// Programs that an advice has people run; other words there belong to a sentence.
    private static let programs: Set<String> = [
        "apk", "apt-get", "aws", "buildah", "chgrp", "chmod", "df", "dnf", "docker", "groupadd", "install", "jq",
        "journalctl", "kill", "loginctl", "mkdir", "modprobe", "nesh", "openssl", "pacman", "podman", "skopeo",
        "sysctl", "systemctl", "usermod", "yum", "zypper",
    ]

    /// What stands before an advice in lines that are not errors, without blanks around it.
    private static let labels: Set<String> = ["fix:", "fix, not needed for the lessons:", "warning:"]

    /// Whether a line of nesh's own begins with such a label.
    package static func isLabelled(_ line: StyledText) -> Bool {
        line.spans.contains { span in
            if case .foreign = span.role { return false }
            return !span.isData && labels.contains(String(span.text.trimmingSpaces))
        }
    }

    /// An advice whose commands begin with sudo, with that where it is how commands get root's rights.
    /// - Parameter note: stands before the first of them if somebody else has to be asked: `as root: `.
    package static func spelled(_ advice: String, for privilege: Privilege = .here, note: String) -> String {
        guard privilege != .sudo, advice.utf8.count > 5 else { return advice }
        var (text, rest) = ("", advice[...])
        var isNoted = privilege == .root
        while let found = rest.firstRange(of: "sudo ") {
            let before = rest[..<found.lowerBound].last ?? text.last ?? " "
            let isCommand = !before.isASCII || " (`".contains(before)
            text += rest[..<found.lowerBound]
            if !isCommand || !programs.contains(firstWord(of: rest[found.upperBound...])) {
                text += "sudo "
            } else if !isNoted {
                text += note
                isNoted = true
            }
            rest = rest[found.upperBound...]
        }
        return text + rest
    }

    /// The advice as it is typed at nesh's prompt, where a program stands behind `!`. One for root is typed elsewhere, and
    /// stays as it is.
    package static func atPrompt(_ advice: String, for privilege: Privilege = .here, note: String) -> String {
        let here = spelled(advice, for: privilege, note: note)
        if privilege == .none, here != advice { return here }
        let name = firstWord(of: here[...])
        // nesh's own lines need no program, and to install something is rather said than typed.
        let isProgram = programs.contains(name) && name != "nesh" && (name != "install" || here != advice)
        return (name == "sudo" || isProgram) && here.dropFirst(name.count).first == " " ? "!" + here : here
    }

    private static func firstWord(of text: Substring) -> String {
        String(text.prefix { $0.isASCII && ($0.isLetter || $0 == "-") })
    }
}
