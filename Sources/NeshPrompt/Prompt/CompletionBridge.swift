import NeshCommand
import NeshEnclave
import NeshHelp
import NeshSystem
import NeshTerminal

/// The shell's completer as the line editor asks for it.
struct CompletionBridge {
    let board: PromptBoard
    /// The rest of the snapshot, made after each command.
    var snapshot: CompletionSnapshot
    /// Of the search path, as far as they are known by now.
    var programs: () -> [String] = { [] }

    /// What the word at the line's end goes on with, where all that could stand there agrees.
    func finish(_ line: String) -> String? {
        // Nothing begun, nothing to finish; to find that out, all commands would be declared before the first prompt.
        guard !line.isEmpty else { return nil }
        let completions = completions(line, line.utf8.count)
        let typed = String(decoding: Array(line.utf8)[completions.replace], as: UTF8.self)
        let common = completions.commonPrefix
        guard !typed.isEmpty, completions.insertsCommon, common.utf8.count > typed.utf8.count, common.hasPrefix(typed)
        else { return nil }
        return String(decoding: common.utf8.dropFirst(typed.utf8.count), as: UTF8.self)
    }

    func completions(_ line: String, _ cursor: Int) -> Completions {
        var snapshot = snapshot
        snapshot.programs = programs()
        snapshot.enclaves = board.enclaves.map { CompletionSnapshot.EnclaveFact($0) }
        let news = board.ended
        snapshot.ended = news + snapshot.ended.filter { old in !news.contains { $0.id == old.id } }
        let text = String(decoding: Array(line.utf8).prefix(cursor), as: UTF8.self)
        let completion = Completer.complete(text, in: snapshot)
        let language = snapshot.language
        return Completions(
            completion.candidates.map { candidate in
                Completions.Candidate(
                    completion.written(candidate), label: candidate.text,
                    annotation: language.said(candidate.annotation),
                    isFinal: candidate.isFinal && !candidate.text.hasSuffix("="))
            }, replace: min(completion.start, cursor)..<cursor, suffix: completion.suffix,
            insertsCommon: completion.continuePrefix)
    }
}
