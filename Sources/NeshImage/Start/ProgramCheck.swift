import NeshData

/// Whether the kernel, or the shell in its place, starts a file of an image.
struct ProgramCheck {
    let tree: FileTree
    let architecture: EIF.Architecture
    /// Directories in which the application itself looks for programs, as `env` does in a `#!` line.
    let path: [String]
    /// Bytes of a file, fewer only at its end.
    let read: (_ file: FileTree.NodeID, _ offset: UInt64, _ count: Int) throws(Failure) -> [UInt8]

    /// Interpreters of interpreters that the kernel follows.
    private static let depthLimit = 4

    /// Why a file that is there does not start; nil when it does.
    /// - Parameter name: of the file, for the message.
    func problem(_ file: FileTree.NodeID, name: String, depth: Int = 0) throws(Failure) -> String? {
        let inode = tree[file]
        guard inode.kind == .regular else { return "\(name) is not a regular file" }
        // Root needs one of the three bits.
        guard inode.permissions & 0o111 != 0 else {
            let mode = String(inode.permissions & 0o7777, radix: 8)
            return "\(name) is not executable, its mode is 0\(mode); COPY --chmod=755 or RUN chmod +x fixes that"
        }
        guard depth <= Self.depthLimit else { return "\(name) is one of too many interpreters of interpreters" }
        let start = try read(file, 0, 4096)
        if start.isEmpty { return "\(name) is empty" }
        if start.starts(with: ELFProgram.magic) { return try program(file, name, depth) }
        if let line = ScriptLine(Array(start.prefix(ScriptLine.limit))) { return try script(line, name, depth) }
        return try text(start, name, depth)
    }

    private func program(_ file: FileTree.NodeID, _ name: String, _ depth: Int) throws(Failure) -> String? {
        let found = try ELFProgram { offset, count throws(Failure) in try read(file, offset, count) }
        guard let program = found else { return "\(name) is a damaged program, or a library" }
        guard program.runs(on: architecture) else {
            return "\(name) is a program for \(program.machineName), the enclave is for \(architecture.rawValue)"
        }
        guard let loader = program.loader else { return nil }
        let loaderName = display(loader)
        switch EnclavePath.find(loader, in: tree) {
        case .file(let node):
            return try problem(node, name: "the loader \(loaderName)", depth: depth + 1)
                .map { "\(name) does not start: \($0)" }
        case .directory, .missing, .hidden:
            return "\(name) needs the loader \(loaderName), which is not in the image;"
                + " link it statically, or copy the loader and its libraries too"
        }
    }

    private func script(_ line: ScriptLine, _ name: String, _ depth: Int) throws(Failure) -> String? {
        let interpreter = display(line.interpreter)
        if line.endsInCarriageReturn {
            let shown = String(decoding: line.interpreter.prefix { $0 != 0x0d }, as: UTF8.self)
            return "the #! line of \(name) ends in a carriage return, as files from Windows do, so its interpreter"
                + " \(shown) is not found or misled; save it with plain line ends: sed -i 's/\\r$//' FILE"
        }
        switch EnclavePath.find(line.interpreter, in: tree) {
        case .file(let node):
            if let problem = try problem(node, name: "its interpreter \(interpreter)", depth: depth + 1) {
                return "\(name) does not start: \(problem)"
            }
        case .hidden(let mount):
            return "\(name) does not start: its interpreter \(interpreter) is below \(mount), on which the enclave's"
                + " init mounts another file system"
        case .directory, .missing:
            return "\(name) does not start: its interpreter \(interpreter) is not in the image"
        }
        guard let wanted = line.wantedOfEnv, !wanted.contains("="), !wanted.contains("/") else { return nil }
        for directory in path {
            guard case .file(let node) = EnclavePath.find((directory + "/" + wanted).utf8, in: tree) else { continue }
            return try problem(node, name: "\(directory)/\(wanted)", depth: depth + 1)
                .map { "\(name) does not start: \($0)" }
        }
        return "\(name) does not start: its #! line lets env look for '\(wanted)', which is in none of"
            + " \(path.joined(separator: ":"))"
    }

    /// What the kernel takes for neither is handed to the shell.
    private func text(_ start: [UInt8], _ name: String, _ depth: Int) throws(Failure) -> String? {
        guard depth == 0 else { return "\(name) is not a program" }
        if start.prefix(256).contains(0) { return "\(name) is neither a program nor a script" }
        guard case .file(let shell) = EnclavePath.find("/bin/sh".utf8, in: tree) else {
            return "\(name) has no #! line, and there is no /bin/sh that could run it"
        }
        if let problem = try problem(shell, name: "/bin/sh", depth: depth + 1) {
            return "\(name) has no #! line, and \(problem)"
        }
        // A line that was meant to be the first: the shell reads it as a comment.
        let lines = start.split(separator: 0x0a, omittingEmptySubsequences: false)
        guard
            let late = lines.enumerated().first(where: { line in
                let plain = line.element.drop { [0x20, 0x09, 0xef, 0xbb, 0xbf].contains($0) }
                return plain.starts(with: Array("#!".utf8))
            }),
            lines[..<late.offset].allSatisfy({ $0.allSatisfy { [0x20, 0x09, 0x0d].contains($0) } }),
            let meant = ScriptLine(Array(late.element.drop { $0 != UInt8(ascii: "#") }))
        else { return nil }
        let program = (meant.wantedOfEnv ?? meant.program).filter { $0 != "\r" }
        guard !["sh", "ash", "dash"].contains(program) else { return nil }
        return "\(name) is run by /bin/sh, not by \(program): its #! is not at the very start of the file"
    }
}
