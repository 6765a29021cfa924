import NeshData

/// Programs that nesh's advice has people run.
package enum AdvisedProgram {
    /// Those that an advice may begin with; other words there are a sentence.
    private static let names: Set<String> = [
        "apt-get", "aws", "buildah", "chmod", "df", "docker", "dnf", "jq", "journalctl", "kill", "loginctl", "mkdir",
        "modprobe", "openssl", "podman", "skopeo", "sudo", "sysctl", "systemctl", "usermod",
    ]

    /// The advice as it is typed at nesh's prompt, where a program stands behind `!`. The command is the whole of it, or
    /// what follows a colon: `make a key: openssl …`.
    package static func atPrompt(_ advice: String) -> String {
        var start = advice.startIndex
        while true {
            let rest = advice[start...]
            let name = rest.prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
            if names.contains(String(name)), rest.dropFirst(name.count).first == " " {
                return String(advice[..<start]) + "!" + rest
            }
            guard let colon = rest.firstRange(of: ": ") else { return advice }
            start = colon.upperBound
        }
    }
}
