import NeshData
import NeshSystem

/// docker, podman or nerdctl: their commands for what is needed here are the same.
package struct ContainerTool {
    let program: Program
    let interrupt: Interrupt
    let progress: (BuildProgress) -> Void
    /// The processor that was asked for; nil takes what the tool takes.
    let architecture: EIF.Architecture?

    package static let names = ["docker", "podman", "nerdctl"]

    /// The tool's option for the processor.
    private var platform: [String] { architecture.map { ["--platform", "linux/\($0.ociName)"] } ?? [] }

    /// Whether the tool has an image of that name, for the processor that was asked for.
    enum Presence: Equatable {
        case present(size: UInt64)
        case absent
        /// The tool itself does not work, such as a client without its daemon: why.
        case unusable(String)
    }

    func presence(of name: String) throws(Failure) -> Presence {
        let output = try program.run(
            ["image", "inspect", "--format", "{{.Size}} {{.Architecture}}", name], interrupt: interrupt)
        if output.succeeded {
            let words = String(decoding: output.standardOutput, as: UTF8.self).split { $0 == " " || $0 == "\n" }
            if let architecture, words.count > 1, words[1] != architecture.ociName { return .absent }
            return .present(size: words.first.flatMap { UInt64($0) } ?? 0)
        }
        let said = output.errorLines.last ?? ""
        // A socket or a helper of the tool can be missing too: only these words are about the image.
        let isMissing = ["no such image", "no such object", "image not known", "image not found"]
            .contains { said.lowercased().contains($0) }
        let isUnusable = [
            "daemon", "connect", "permission denied", "not running", "rootless", "newuidmap", "containerd",
            "docker api",
        ]
        .contains { said.lowercased().contains($0) }
        return isUnusable && !isMissing ? .unusable(said) : .absent
    }

    /// - Throws: E50 with the tool's last words.
    func pull(_ name: String) throws(Failure) {
        progress(.step("Pulling \(name) with \(program.name)"))
        let ending = try program.follow(["pull"] + platform + [name], interrupt: interrupt) {
            progress(.toolOutput($0))
        }
        guard ending.succeeded else {
            throw Failure(
                .dockerImagePull, "\(program.name) could not pull \(name)", details: ending.lastLines,
                fixes: ["check the name, and try it: \(program.name) pull \(name.asWord)"])
        }
    }

    /// - Parameter options: which Dockerfile, stage and arguments.
    /// - Throws: E49 with the tool's last words.
    func build(_ directory: String, as name: String, options: [String]) throws(Failure) {
        progress(.step("Building \(name) with \(program.name)"))
        let ending = try program.follow(
            ["build"] + platform + options + ["-t", name, directory], interrupt: interrupt
        ) {
            progress(.toolOutput($0))
        }
        guard ending.succeeded else {
            throw Failure(
                .dockerImageBuild, "\(program.name) could not build \(directory)", details: ending.lastLines,
                fixes: ["try it: \(program.name) build \(directory.asWord)"])
        }
    }

    /// The image's archive, in the spool.
    /// - Throws: E50 with the tool's last words.
    func save(_ name: String, size: UInt64, spools: SpoolProvider) throws(Failure) -> FileRange {
        progress(.step("Reading \(name) from \(program.name)"))
        return try program.spool(
            ["save", name], name: "\(name) from \(program.name)", size: size, spools: spools, interrupt: interrupt,
            progress: progress)
    }
}

extension Program {
    /// Runs a program whose output is an image's archive; the archive goes to the spool as it comes.
    /// - Parameter size: bytes to expect, for the check of room; 0 where unknown.
    /// - Throws: E50 with the program's last words.
    func spool(
        _ arguments: [String], name: String, size: UInt64, spools: SpoolProvider, interrupt: Interrupt,
        progress: @escaping (BuildProgress) -> Void
    ) throws(Failure) -> FileRange {
        let spool = try spools.spool(room: size)
        let start = spool.allocate(0)
        var done: UInt64 = 0
        var shown: UInt64 = 0
        let ending = try follow(
            arguments, interrupt: interrupt, onLine: { progress(.toolOutput($0)) },
            onOutput: { bytes throws(Failure) in
                try spool.write(bytes, at: spool.allocate(UInt64(bytes.count)))
                done += UInt64(bytes.count)
                if done - shown >= 1 << 20 {
                    shown = done
                    progress(.bytes(done: done, total: size == 0 ? 0 : max(size, done)))
                }
            })
        guard ending.succeeded else {
            throw Failure(
                .dockerImagePull, "\(self.name) could not hand over the image: \(arguments.joined(separator: " "))",
                details: ending.lastLines)
        }
        // Nothing else writes to the spool meanwhile, so the archive is in one piece.
        return FileRange(
            file: InputFile(descriptor: spool.descriptor, name: name, size: start + done), offset: start, count: done)
    }
}
