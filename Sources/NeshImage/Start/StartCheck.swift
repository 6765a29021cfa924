import NeshData

/// What an enclave will not start, or not do, of an image: found when it is built, not when it has ended.
///
/// The enclave's init looks for the command in its own PATH, never in the image's, and knows neither WORKDIR nor
/// USER nor HEALTHCHECK.
struct StartCheck {
    let tree: FileTree
    /// The words that the init runs.
    let command: [String]
    /// `NAME=VALUE`, as the application gets them.
    let variables: [String]
    /// Nil for a plain directory, which has none.
    let config: ImageConfig?
    let programs: ProgramCheck

    /// Where the init looks for a command without a slash; the application's PATH, too, where it has no variables.
    static let initPath = ["/sbin", "/usr/sbin", "/bin", "/usr/bin"]
    private static let shownInitPath = initPath.joined(separator: ":")
    /// Where the C library looks if there are variables but no PATH.
    private static let libraryPath = ["/bin", "/usr/bin"]

    init(
        tree: FileTree, command: [String], variables: [String], config: ImageConfig?, architecture: EIF.Architecture,
        read: @escaping (_ file: FileTree.NodeID, _ offset: UInt64, _ count: Int) throws(Failure) -> [UInt8]
    ) {
        self.tree = tree
        // The init reads a word a line.
        self.command = command.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
        self.variables = variables
        self.config = config
        programs = ProgramCheck(
            tree: tree, architecture: architecture,
            path: Self.imagePath(variables) ?? (variables.isEmpty ? Self.initPath : Self.libraryPath), read: read)
    }

    /// One sentence for each thing, the command first.
    /// - Throws: E07 when a file of the image cannot be read.
    func warnings() throws(Failure) -> [String] {
        try [commandProblem()].compactMap { $0 } + IgnoredSettings(config, command, tree).warnings
    }

    private static func imagePath(_ variables: [String]) -> [String]? {
        variables.last { $0.hasPrefix("PATH=") }.map { line in
            line.dropFirst(5).split(separator: ":").map(String.init)
        }
    }

    private func commandProblem() throws(Failure) -> String? {
        guard let name = command.first else {
            return "the command is empty, so the enclave's init runs sh instead"
        }
        guard !name.isEmpty else { return "the command's first word is empty, so the enclave ends at once" }
        let shown = display(name.utf8)
        if name.contains("/") {
            switch EnclavePath.find(name.utf8, in: tree) {
            case .file(let file): return try programs.problem(file, name: shown)
            case .directory: return "\(shown) is a directory, so the enclave ends at once"
            case .hidden(let mount): return hidden(shown, mount)
            case .missing: return missing(shown)
            }
        }
        var problem: String?
        for directory in Self.initPath {
            switch EnclavePath.find("\(directory)/\(name)".utf8, in: tree) {
            case .file(let file):
                guard let found = try programs.problem(file, name: "\(directory)/\(shown)") else { return nil }
                problem = problem ?? found
            case .directory, .missing, .hidden: continue
            }
        }
        return problem ?? elsewhere(name, shown)
    }

    private func hidden(_ shown: String, _ mount: String) -> String {
        "\(shown) is not there once the enclave runs: its init mounts another file system on \(mount);"
            + " keep it in another directory"
    }

    /// A path that leads nowhere; perhaps it does from the working directory.
    private func missing(_ shown: String) -> String {
        if !shown.hasPrefix("/"), let place = IgnoredSettings(config, command, tree).inWorkingDirectory(shown) {
            return "\(shown) is not found: an enclave starts in /, not in WORKDIR; write \(place)"
        }
        return "\(shown) is not in the image, so the enclave ends at once"
    }

    /// A name that the init does not find; perhaps another search does.
    private func elsewhere(_ name: String, _ shown: String) -> String {
        for directory in Self.imagePath(variables) ?? [] {
            guard case .file = EnclavePath.find("\(directory)/\(name)".utf8, in: tree) else { continue }
            return "'\(shown)' is not found: an enclave's init looks in \(Self.shownInitPath), not in the image's PATH;"
                + " write the full path, \(directory)/\(shown)"
        }
        return "'\(shown)' is not found: it is in none of \(Self.shownInitPath), where an enclave's init looks"
    }
}
