import NeshEnclave
import NeshHelp
import NeshSystem
import NeshTerminal

/// The shell's completer as the line editor asks for it.
struct CompletionBridge {
    let board: PromptBoard
    /// The rest of the snapshot, made after each command.
    var snapshot: CompletionSnapshot

    func completions(_ line: String, _ cursor: Int) -> Completions {
        var snapshot = snapshot
        snapshot.enclaves = board.enclaves.map { CompletionSnapshot.EnclaveFact($0) }
        let news = board.ended
        snapshot.ended = news + snapshot.ended.filter { old in !news.contains { $0.id == old.id } }
        let text = String(decoding: Array(line.utf8).prefix(cursor), as: UTF8.self)
        let completion = Completer.complete(text, in: snapshot)
        return Completions(
            completion.candidates.map { candidate in
                Completions.Candidate(
                    completion.written(candidate), label: candidate.text, annotation: candidate.annotation,
                    isFinal: candidate.isFinal && !candidate.text.hasSuffix("="))
            }, replace: min(completion.start, cursor)..<cursor, suffix: completion.suffix,
            insertsCommon: completion.continuePrefix)
    }
}
