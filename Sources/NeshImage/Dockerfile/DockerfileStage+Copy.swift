import NeshData

extension DockerfileStage {
    /// COPY and ADD.
    mutating func copy(
        _ instruction: Dockerfile.Instruction, context: BuildContext,
        origin: (String, Dockerfile.Instruction) throws(Dockerfile.Problem) -> any CopyOrigin
    ) throws(Dockerfile.Problem) {
        let name = instruction.keyword.name
        let options = try CopyOptions(instruction, in: self)
        var paths = try split(instruction, instruction.arguments)
        guard paths.count >= 2, let target = paths.popLast() else {
            throw Dockerfile.Problem(instruction.line, "\(name) needs a source and a target")
        }
        if instruction.keyword == .add, let remote = paths.first(where: { $0.contains("://") || $0.hasPrefix("git@") })
        {
            throw Self.needsTool(instruction, "fetching \(remote)")
        }
        var documents: [(name: String, text: String)] = []
        for document in instruction.documents {
            documents.append((document.name, document.expands ? try text(document, instruction) : document.text))
        }
        if !documents.isEmpty { paths.removeAll { HereDocument.Mark($0) != nil } }
        let from = if let from = options.from { try origin(from, instruction) } else { context as any CopyOrigin }
        let endsInSlash =
            target.hasSuffix("/") || target == "." || target == ".." || target.hasSuffix("/.")
            || target.hasSuffix("/..")
        let absolute = (target.hasPrefix("/") ? target : workingDirectory + "/" + target) + (endsInSlash ? "/" : "")
        var copy = CopyInstruction(instruction, options, from: from)
        try Dockerfile.at(instruction.line) { () throws(Failure) in
            try copy.apply(sources: paths, documents: documents, target: absolute, to: &files)
        }
    }

    /// A text with its variables replaced; quotes in it mean nothing.
    private func text(
        _ document: HereDocument, _ instruction: Dockerfile.Instruction
    ) throws(Dockerfile.Problem) -> String {
        do throws(DockerfileWords.Problem) { return try words.expand(text: document.text) } catch {
            throw Dockerfile.Problem(instruction.line, error.message)
        }
    }
}
