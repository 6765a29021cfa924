import NeshData
import NeshEnclave
import NeshSystem

/// Enclaves that have ended, for anyone who asks for one of them as if it ran.
package struct EndedLookup {
    private let directory: String

    /// Reads the logs of the user whose session it is.
    package init(_ context: CommandContext) {
        directory = EndedEnclave.directory(UserDirectories(environment: context.session.environment.variables))
    }

    /// A failure to find a running enclave, with how and when the one that the word names has ended.
    ///
    /// One that is similar to the word and runs is then not what was meant.
    /// - Parameter strength: what the enclave said is the way out for what only looks at it.
    package func explain(
        _ failure: Failure, _ word: String, _ strength: EnclaveLookup.Strength = .look
    ) -> Failure {
        guard failure.code == .enclaveNaming || failure.code == .socket else { return failure }
        let all = EndedEnclave.all(in: directory)
        guard
            let one = all.first(where: { !EnclaveLookup.exact(word, among: [$0.enclave]).isEmpty })
                ?? all.first(where: { EnclaveLookup.isBeginning(word, of: $0.enclave.id.text) })
        else { return failure }
        var failure = failure
        failure.details.insert("\(one.enclave.name) (\(one.enclave.id)) \(one.ending)", at: 0)
        if one.enclave.debug {
            // Its name may be another's by now.
            let isLatest = all.first { $0.enclave.name == one.enclave.name }?.enclave.id == one.enclave.id
            let logs = "logs \((isLatest ? one.enclave.name : one.enclave.id.text).asWord)"
            switch strength {
            case .look: failure.fixes.append(logs)
            case .act: failure.details.insert("what it said: \(logs)", at: 1)
            }
        }
        if case .enclave(let text, _) = failure.subject { failure.subject = .enclave(text) }
        return failure
    }

    /// Each name once, the one that ended last first.
    package var byName: [EndedEnclave] {
        var names: Set<String> = []
        return EndedEnclave.all(in: directory).filter { names.insert($0.enclave.name).inserted }
    }

    /// The same, each with its ending: `hello (exit 0, 5s ago)`.
    package var list: [String] {
        byName.map { one in
            let when = one.endedAt.map { ", \(UptimeText.since($0)) ago" } ?? ""
            return "\(one.enclave.name) (\(one.reason.shortText)\(when))"
        }
    }
}

extension ExitReason {
    /// A whole sentence about the enclave of this name.
    package func sentence(of name: String) -> String {
        if case .terminated = self { return "\(name) was terminated" }
        return "\(name) \(sentence)"
    }
}

extension EndedEnclave {
    /// How and when, after its name: `exited with status 0 at 20:31:07, 5s ago`.
    package var ending: String {
        guard let endedAt else { return reason.sentence }
        return "\(reason.sentence) at \(ClockText.of(endedAt)), \(UptimeText.since(endedAt)) ago"
    }
}
