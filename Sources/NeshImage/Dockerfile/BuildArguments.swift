import NeshData

/// Values for ARG: those of `--build-arg`, those before the first FROM, and those that every build has.
final class BuildArguments {
    /// What `--build-arg` gives, by name.
    private let given: [String: String]
    private(set) var unused: Set<String>
    /// Of ARG before FROM: they count in FROM, and in a stage whose ARG has no value of its own.
    var global: [String: String] = [:]
    /// `TARGETPLATFORM` and the like.
    let platform: [String: String]

    /// Names that need no ARG.
    private static let proxies: Set = ["http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "all_proxy"]

    /// - Parameter given: `NAME=VALUE`, or `NAME` for the environment's.
    init(given: [String], target: EIF.Architecture, environment: [String: String]) {
        var values: [String: String] = [:]
        for argument in given {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            values[parts[0]] = parts.count > 1 ? parts[1] : environment[parts[0]]
        }
        self.given = values
        unused = Set(values.keys).filter { !Self.proxies.contains($0.lowercased()) }
        func facts(_ prefix: String, _ architecture: EIF.Architecture) -> [String: String] {
            let name = architecture.ociName
            return [
                prefix + "PLATFORM": "linux/" + name, prefix + "OS": "linux", prefix + "ARCH": name,
                prefix + "VARIANT": "",
            ]
        }
        var platform = facts("TARGET", target).merging(facts("BUILD", .host)) { $1 }
        for (name, value) in values where platform[name] != nil { platform[name] = value }
        self.platform = platform
    }

    /// The value from the command line.
    func given(_ name: String) -> String? {
        unused.remove(name)
        return given[name]
    }
}

extension DockerfileStage {
    /// ARG in a stage.
    mutating func declare(_ instruction: Dockerfile.Instruction) throws(Dockerfile.Problem) {
        for (name, value) in try Self.declared(instruction, words: &words, arguments: arguments, isGlobal: false) {
            // ENV wins over ARG of the same name.
            guard let value, !variables.contains(where: { $0.hasPrefix(name + "=") }) else { continue }
            words.values[name] = value
        }
    }

    /// The names of an ARG and their values: the command line's, otherwise its own, otherwise those from before FROM.
    static func declared(
        _ instruction: Dockerfile.Instruction, words: inout DockerfileWords, arguments: BuildArguments, isGlobal: Bool
    ) throws(Dockerfile.Problem) -> [(name: String, value: String?)] {
        var result: [(String, String?)] = []
        do throws(DockerfileWords.Problem) {
            for word in try words.split(instruction.arguments, quoted: true) {
                let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let name = try words.expand(parts[0])
                guard !name.isEmpty else { throw .init(message: "ARG needs a name before '='") }
                let own = try parts.count > 1 ? words.expand(parts[1]) : nil
                let value =
                    arguments.given(name) ?? own ?? (isGlobal ? nil : arguments.global[name])
                    ?? arguments.platform[name]
                result.append((name, value))
                // In a stage the next of the line sees the values from before it, as builders have it.
                if isGlobal, let value { words.values[name] = value }
            }
        } catch { throw Dockerfile.Problem(instruction.line, error.message) }
        return result
    }
}
