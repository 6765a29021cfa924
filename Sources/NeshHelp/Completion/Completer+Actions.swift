import NeshCommand
import NeshData

/// Verbs whose first word says what to do: `vsock connect`.
extension Completer {
    /// `wait vsock` takes the words of `vsock wait`: behind the verb is a command that has it as an action.
    var turned: Completer? {
        guard point.words.count > 1, let spec = snapshot.commands.named(point.words[1])?.spec,
            spec.actions.contains(point.words[0])
        else { return nil }
        var inner = point
        inner.words.swapAt(0, 1)
        inner.isCondition = false
        return Completer(snapshot: snapshot, point: inner)
    }

    /// What each is for, an example of it says.
    func actions(of spec: CommandSpec) -> [Candidate] {
        matching(
            spec.actions.map { action in
                let line = "\(spec.name) \(action)"
                let example = spec.examples.first { $0.line == line || $0.line.hasPrefix(line + " ") }
                return Candidate(action, annotation: example?.explanation ?? "")
            })
    }
}
