import NeshData

/// Settings of a container image that mean something to docker and nothing to an enclave.
///
/// Only those that an image can leave out again are warned about: EXPOSE, VOLUME and STOPSIGNAL of a base image
/// cannot be taken back, and no enclave is worse for them.
struct IgnoredSettings {
    private let config: ImageConfig?
    private let command: [String]
    private let tree: FileTree

    init(_ config: ImageConfig?, _ command: [String], _ tree: FileTree) {
        self.config = config
        self.command = command
        self.tree = tree
    }

    var warnings: [String] { [directory, user, healthCheck].compactMap { $0 } }

    /// The WORKDIR with its `/`, where it is another than the root.
    private var workingDirectory: String? {
        guard let directory = config?.workingDirectory else { return nil }
        let parts = directory.split(separator: "/").filter { $0 != "." }
        return parts.isEmpty ? nil : "/" + parts.joined(separator: "/")
    }

    private var directory: String? {
        guard let directory = workingDirectory else { return nil }
        let meant = relativeWords.compactMap { word in inWorkingDirectory(word).map { (word, $0) } }.first
        let advice = meant.map { "; write \($0.1) instead of \($0.0)" } ?? ""
        return "WORKDIR \(display(directory.utf8)) is not honoured: an enclave's application starts in /\(advice)"
    }

    /// Words of the command that may be files, those of a shell's line too.
    private var relativeWords: [String] {
        var words = command[...]
        if words.count > 2, words[words.startIndex + 1] == "-c" {
            let line = words[words.startIndex + 2].split(whereSeparator: { " \t;&|".contains($0) }).map(String.init)
            // It changes its directory by itself.
            if line.contains("cd") { return [] }
            words = line[...]
        } else if !(words.first?.contains("/") ?? false) {
            words = words.dropFirst()
        }
        return words.filter { !$0.isEmpty && !$0.hasPrefix("/") && !$0.hasPrefix("-") }
    }

    /// The full path of a relative one that the working directory has and the root has not.
    func inWorkingDirectory(_ word: String) -> String? {
        guard let directory = workingDirectory, EnclavePath.find(word.utf8, in: tree) == .missing else { return nil }
        let plain = word.hasPrefix("./") ? String(word.dropFirst(2)) : word
        let path = directory + "/" + plain
        switch EnclavePath.find(path.utf8, in: tree) {
        case .file, .directory: return display(path.utf8)
        case .missing, .hidden: return nil
        }
    }

    private var user: String? {
        guard let user = config?.json["config"]?["User"]?.string, !user.isEmpty else { return nil }
        let name = user.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        guard name != "root", Int(name) != 0 else { return nil }
        return "USER \(display(user.utf8)) is not honoured: an enclave's application runs as root"
    }

    private var healthCheck: String? {
        guard let test = config?.json["config"]?["Healthcheck"]?["Test"]?.array, let kind = test.first?.string,
            kind != "NONE"
        else { return nil }
        return "HEALTHCHECK is not honoured: nothing looks after an enclave's application but itself"
    }
}
