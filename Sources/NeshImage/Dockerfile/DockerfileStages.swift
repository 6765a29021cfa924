import NeshData

/// A Dockerfile's stages: each FROM and what follows it.
struct DockerfileStages {
    struct Stage {
        /// Counted from 0.
        var number: Int
        /// In lower case; nil without `AS`.
        var name: String?
        var from: Dockerfile.Instruction
        var base: Base
        /// What `--platform` asks for; nil where it does not.
        var platform: EIF.Architecture?
        var instructions: [Dockerfile.Instruction] = []
    }

    enum Base {
        case scratch
        case stage(Int)
        case image(String)
    }

    private(set) var all: [Stage] = []

    private static let limit = 200

    /// - Parameter arguments: gets the values of ARG before FROM.
    init(_ file: Dockerfile, arguments: BuildArguments) throws(Dockerfile.Problem) {
        var words = DockerfileWords(escape: file.escape, values: arguments.platform)
        for instruction in file.instructions {
            switch instruction.keyword {
            case .from:
                guard all.count < Self.limit else {
                    throw Dockerfile.Problem(instruction.line, "this has more than \(Self.limit) stages")
                }
                all.append(try stage(instruction, words))
            case .arg where all.isEmpty:
                for (name, value) in try DockerfileStage.declared(
                    instruction, words: &words, arguments: arguments, isGlobal: true)
                {
                    arguments.global[name] = value
                }
            default:
                guard !all.isEmpty else {
                    throw Dockerfile.Problem(instruction.line, "\(instruction.keyword.name) comes before FROM")
                }
                all[all.count - 1].instructions.append(instruction)
            }
        }
        guard !all.isEmpty else { throw Dockerfile.Problem(1, "there is no FROM") }
    }

    private func stage(
        _ instruction: Dockerfile.Instruction, _ words: DockerfileWords
    ) throws(Dockerfile.Problem) -> Stage {
        let line = instruction.line
        var parts: [String] = []
        var platform: String?
        do throws(DockerfileWords.Problem) {
            for word in try words.split(instruction.arguments, quoted: true) { parts.append(try words.expand(word)) }
            if let text = instruction.flag("platform")?.value { platform = try words.expand(text) }
        } catch { throw Dockerfile.Problem(line, error.message) }
        guard parts.count == 1 || (parts.count == 3 && parts[1].lowercased() == "as") else {
            throw Dockerfile.Problem(line, "FROM takes one image, and AS with a name for the stage")
        }
        guard !parts[0].isEmpty else {
            throw Dockerfile.Problem(
                line, "FROM \(instruction.arguments) names no image: its variable is empty",
                fixes: ["give it a value before FROM: ARG NAME=VALUE"])
        }
        let name = parts.count == 3 ? parts[2].lowercased() : nil
        let base: Base =
            if parts[0] == "scratch" {
                .scratch
            } else if let number = number(named: parts[0]) {
                .stage(number)
            } else {
                .image(parts[0])
            }
        let architecture = try platform.flatMap { text throws(Dockerfile.Problem) -> EIF.Architecture? in
            text.isEmpty ? nil : try Self.architecture(text, instruction)
        }
        return Stage(number: all.count, name: name, from: instruction, base: base, platform: architecture)
    }

    private static func architecture(
        _ text: String, _ instruction: Dockerfile.Instruction
    ) throws(Dockerfile.Problem) -> EIF.Architecture {
        let parts = text.lowercased().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let known = ["amd64": "amd64", "x86_64": "amd64", "arm64": "arm64", "aarch64": "arm64"]
        guard let last = parts.count == 1 ? parts.first : parts.dropFirst().first, let name = known[last],
            parts.count == 1 || parts[0] == "linux",
            let found = EIF.Architecture.allCases.first(where: { $0.ociName == name })
        else {
            throw Dockerfile.Problem(
                instruction.line, "no enclave runs on the platform '\(display(text.utf8))'",
                fixes: ["--platform=linux/amd64 or --platform=linux/arm64"])
        }
        return found
    }

    /// The last stage of that name so far.
    private func number(named name: String) -> Int? { all.last { $0.name == name.lowercased() }?.number }

    /// The stage that `COPY --from` means in a stage: by name or number, one before it; nil for an image.
    func number(of from: String, before stage: Int, line: Int) throws(Dockerfile.Problem) -> Int? {
        if let found = all[..<stage].last(where: { $0.name == from.lowercased() }) { return found.number }
        guard let number = Int(from) else {
            if let own = all[stage...].first(where: { $0.name == from.lowercased() }) {
                throw Dockerfile.Problem(line, "the stage '\(from)' begins only in line \(own.from.line)")
            }
            return nil
        }
        guard (0..<stage).contains(number) else {
            throw Dockerfile.Problem(line, "there is no stage \(number) before this one, they count from 0")
        }
        return number
    }

    /// The stage that is wanted: the last, or `--target`'s.
    func target(_ name: String?) throws(Dockerfile.Problem) -> Int {
        guard let name else { return all.count - 1 }
        if let number = number(named: name) { return number }
        if let number = Int(name), all.indices.contains(number) { return number }
        let names = all.compactMap(\.name)
        let near = Suggestion.closest(to: name, in: names)
        throw Dockerfile.Problem(
            all[0].from.line,
            "there is no stage '\(display(name.utf8))'" + (near.map { ", did you mean '\($0)'" } ?? ""),
            fixes: names.isEmpty
                ? ["name one: FROM IMAGE AS NAME"] : ["the stages are \(names.joined(separator: ", "))"])
    }

    /// The stages that a stage is made of, itself last.
    func needed(for target: Int) throws(Dockerfile.Problem) -> [Int] {
        var needed: Set<Int> = []
        var pending = [target]
        while let number = pending.popLast() {
            guard needed.insert(number).inserted else { continue }
            let stage = all[number]
            if case .stage(let base) = stage.base { pending.append(base) }
            for instruction in stage.instructions {
                guard instruction.keyword == .copy, let from = instruction.flag("from")?.value, !from.contains("$"),
                    let other = try self.number(of: from, before: number, line: instruction.line)
                else { continue }
                pending.append(other)
            }
        }
        return needed.sorted()
    }
}
