import NeshCommand
import NeshData
import NeshEnclave
import NeshImage
import NeshLanguage
import NeshSystem

/// Completion of `nesh …` in bash, zsh and fish: their scripts ask a hidden verb, which asks the completer.
package enum ShellCompletion {
    /// The first word of such a call: `nesh __complete SHELL LINE`.
    package static let verb = "__complete"

    /// A shell that completion can be written for; the raw value is its name.
    package enum Shell: String, Sendable, CaseIterable {
        case bash, zsh, fish
    }

    /// What could stand at the end of another shell's command line.
    /// - Parameter line: up to the cursor, the program's name first.
    package static func complete(_ line: String, in snapshot: CompletionSnapshot) -> Completer.Completion {
        let bytes = Array(line.utf8)
        // The program's name is the first word, which the completer knows nothing of.
        let blank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let name = bytes.drop(while: blank).prefix { !blank($0) }
        let offset = min(bytes.count, name.endIndex)
        let rest = String(decoding: bytes[offset...], as: UTF8.self)
        let isNitroCLI = String(decoding: name, as: UTF8.self).hasSuffix("nitro-cli")
        var completion =
            isNitroCLI
            ? Completer.complete(rest, in: snapshot) : Completer.complete(invocation: rest, in: snapshot)
        completion.start += offset
        // Other shells take only what goes on where the word stands.
        if !completion.continuePrefix { completion.candidates = [] }
        return completion
    }

    /// The answer in the shell's own form, one candidate a line.
    /// - Parameter line: up to the cursor, the program's name first.
    package static func answer(_ shell: Shell, _ line: String, in snapshot: CompletionSnapshot) -> String {
        let completion = complete(line, in: snapshot)
        // Another shell's menu is read by a person, too, and does not pass the output's door.
        let about = { (candidate: Candidate) in snapshot.language.said(candidate.annotation) }
        var lines: [String]
        switch shell {
        case .bash:
            // What is replaced comes first: bash cuts words at ':' and '=', and must take that part off again.
            lines = [String(decoding: Array(line.utf8)[completion.start...], as: UTF8.self)]
            lines += completion.candidates.map { completion.written($0) + ($0.isFinal ? " " : "") }
        case .zsh:
            // zsh and fish quote what they insert themselves.
            lines = completion.candidates.map { "\($0.isFinal ? " " : "/")\t\($0.text)\t\(about($0))" }
        case .fish:
            lines = completion.candidates.map { $0.text + ($0.annotation.isEmpty ? "" : "\t" + about($0)) }
        }
        return lines.filter { !$0.contains("\n") }.map { $0 + "\n" }.joined()
    }

    /// What there is at the moment: asked of the engine and the image store, without hurry.
    package static func snapshot(_ session: Session, _ services: Services) -> CompletionSnapshot {
        var snapshot = CompletionSnapshot(session, commands: services.commands)
        let environment = session.environment.variables
        if let interrupt = try? Interrupt(), let engine = try? services.engine(session.settings, session.environment) {
            let enclaves = (try? engine.enclaves(interrupt: interrupt)) ?? []
            snapshot.enclaves = enclaves.map { CompletionSnapshot.EnclaveFact($0) }
            snapshot.cpuCounts = { (try? engine.resources().cpuCounts) ?? [] }
        }
        snapshot.ended = CompletionSnapshot.endedEnclaves(environment)
        snapshot.images = CompletionSnapshot.storedImages(environment)
        return snapshot
    }
}

extension CompletionSnapshot.EnclaveFact {
    /// What is offered of an enclave that runs.
    package init(_ enclave: Enclave) {
        self.init(
            name: enclave.name, cid: enclave.cid, id: enclave.id.text, debug: enclave.debug,
            state: enclave.state.rawValue)
    }
}

extension CompletionSnapshot {
    /// Images in nesh's own store.
    package static func storedImages(_ environment: [String: String]) -> [ImageFact] {
        ((try? ImageStore(environment: environment).images()) ?? []).map { ImageFact($0.name) }
    }

    /// Images that a container tool has, where there is one; asks the tool, which takes its time.
    package static func toolImages(_ environment: [String: String], interrupt: Interrupt) -> [ImageFact] {
        let path = SearchPath(environment["PATH"])
        for tool in ["docker", "podman", "nerdctl"] where path.find(tool) != nil {
            let arguments = ["image", "ls", "--format", "{{.Repository}}:{{.Tag}}"]
            guard let output = try? ChildProcess.run(tool, arguments, interrupt: interrupt), output.succeeded else {
                continue
            }
            return String(decoding: output.standardOutput, as: UTF8.self).split(separator: "\n").prefix(1000)
                .filter { !$0.contains("<none>") }.map { ImageFact(String($0), source: "in \(tool)") }
        }
        return []
    }
}
