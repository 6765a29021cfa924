import NeshShell
import NeshSystem
import NeshTerminal
import Synchronization

/// What helps while a line is typed: completion and hints, from what is known when the prompt appears.
final class EditingHelp {
    private let editor: LineEditor
    private let board: PromptBoard
    private let environment: Environment
    private let directories: DirectoryCache
    private let wantsHints: Bool
    /// Images of a container tool, once it has answered.
    private let toolImages: ToolImages

    /// - Throws: `SystemError` when no descriptor or thread is left.
    init(_ editor: LineEditor, _ board: PromptBoard, _ environment: Environment) throws(SystemError) {
        self.editor = editor
        self.board = board
        self.environment = environment
        wantsHints = editor.options.hints
        directories = try DirectoryCache()
        toolImages = try ToolImages(environment)
    }

    /// Before each line.
    func prepare(_ session: Session) {
        let directories = directories
        directories.prepare("")
        var snapshot = CompletionSnapshot(session, files: { directories.entries($0) })
        snapshot.images = CompletionSnapshot.storedImages(environment.variables) + toolImages.known
        snapshot.ended = CompletionSnapshot.endedEnclaves(environment.variables)
        let bridge = CompletionBridge(board: board, snapshot: snapshot)
        editor.complete = { line, cursor in bridge.completions(line, cursor) }
        editor.options.hints = wantsHints && session.settings.value(of: .hints) == "on"
        let values = Hint.Values(session)
        editor.suggest = { line in
            // The directory that is being named is read meanwhile.
            if let word = line.split(separator: " ").last, let slash = word.lastIndex(of: "/") {
                directories.prepare(String(word[...slash]))
            }
            return Hint.text(after: line, values)
        }
    }
}

/// Asks docker or its like once, beside everything else.
private final class ToolImages: Sendable {
    private let images = Mutex<[CompletionSnapshot.ImageFact]>([])
    private let stop: Interrupt

    init(_ environment: Environment) throws(SystemError) {
        let stop = try Interrupt()
        self.stop = stop
        let variables = environment.variables
        try SystemThread.start { [weak self] in
            let found = CompletionSnapshot.toolImages(variables, interrupt: stop)
            self?.images.withLock { $0 = found }
        }
    }

    deinit { stop.raise() }

    var known: [CompletionSnapshot.ImageFact] { images.withLock { $0 } }
}
