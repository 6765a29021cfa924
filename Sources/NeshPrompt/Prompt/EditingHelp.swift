import NeshCommand
import NeshEnclave
import NeshHelp
import NeshSystem
import NeshTerminal
import Synchronization

/// What helps while a line is typed: completion and hints, from what is known when the prompt appears.
final class EditingHelp {
    private let editor: LineEditor
    private let board: PromptBoard
    private let environment: Environment
    private let directories: DirectoryCache
    private let services: Services
    private var commands: CommandTable { services.commands }
    private let wantsHints: Bool
    /// What takes long to find out, once it is known.
    private let slowFacts: SlowFacts

    /// - Throws: `SystemError` when no descriptor or thread is left.
    init(
        _ editor: LineEditor, _ board: PromptBoard, _ environment: Environment, _ services: Services
    ) throws(SystemError) {
        self.editor = editor
        self.board = board
        self.services = services
        self.environment = environment
        wantsHints = editor.options.hints
        let mailbox = editor.mailbox
        // A file's colour waits for its directory; nobody should have to press a key to see it.
        directories = try DirectoryCache(whenRead: { mailbox.recolour() })
        slowFacts = try SlowFacts(environment, whenKnown: { mailbox.recolour() })
    }

    /// Begins to find out what takes long; completion does without it until then.
    func lookAround() { slowFacts.begin() }

    /// Before each line.
    /// - Parameters:
    ///   - earlier: the lines that have been typed of this statement.
    ///   - isForeign: whether a line is another shell's and understood.
    func prepare(_ session: Session, earlier: String = "", isForeign: @escaping (String) -> Bool = { _ in false }) {
        let directories = directories
        directories.settle(in: FilePath.workingDirectory)
        directories.prepare("")
        var snapshot = CompletionSnapshot(session, commands: commands, files: { directories.entries($0) })
        snapshot.images = CompletionSnapshot.storedImages(environment.variables) + slowFacts.images
        snapshot.ended = slowFacts.ended
        let (engine, settings, environment) = (services.engine, session.settings, session.environment)
        snapshot.cpuCounts = { (try? engine(settings, environment).resources().cpuCounts) ?? [] }
        let bridge = CompletionBridge(board: board, snapshot: snapshot, programs: { [slowFacts] in slowFacts.programs })
        editor.complete = { line, cursor in bridge.completions(line, cursor) }
        // A hint waits for nothing.
        var known = bridge
        known.snapshot.files = { directories.known($0) ?? [] }
        known.snapshot.cpuCounts = { [] }
        editor.finish = { [known] line in known.finish(line) }
        let facts = snapshot
        func colouring(_ above: String) -> LineColouring {
            LineColouring(
                facts, session, earlier: earlier + above, entries: { directories.known($0) },
                isForeign: { (earlier + above).isEmpty && isForeign($0) })
        }
        let first = colouring("")
        editor.colour = { [board] line, cursor, above in
            var colouring = above.isEmpty ? first : colouring(above)
            colouring.snapshot.enclaves = board.enclaves.map { CompletionSnapshot.EnclaveFact($0) }
            let picture = colouring.picture(of: line, cursor: cursor)
            return LineColours(picture.spans.map { ($0.range, $0.role) }, wrong: picture.wrong)
        }
        editor.options.texts = EditorPhrases.texts(session.language)
        editor.options.hints = wantsHints && session.settings[\.hints]
        let (values, commands) = (Hint.Values(session), commands)
        editor.suggest = { line in
            // The directory that is being named is read meanwhile.
            if let word = line.split(separator: " ").last, let slash = word.lastIndex(of: "/") {
                directories.prepare(String(word[...slash]))
            }
            return Hint.text(after: line, values, commands)
        }
    }
}

/// Asked once, beside everything else: a container tool for its images, and the kept consoles whose they were. What
/// ends from now on the board hears of.
private final class SlowFacts: Sendable {
    private struct Facts {
        var images: [CompletionSnapshot.ImageFact] = []
        var programs: [String] = []
        var ended: [CompletionSnapshot.EnclaveFact] = []
    }

    private let facts = Mutex(Facts())
    private let variables: [String: String]
    private let whenKnown: @Sendable () -> Void
    private let stop: Interrupt

    init(_ environment: Environment, whenKnown: @escaping @Sendable () -> Void) throws(SystemError) {
        variables = environment.variables
        self.whenKnown = whenKnown
        stop = try Interrupt()
    }

    /// Without a thread they stay unknown.
    func begin() {
        try? SystemThread.start { [weak self, variables, whenKnown, stop] in
            let programs = SearchPath(variables["PATH"]).programs
            self?.facts.withLock { $0.programs = programs }
            whenKnown()
            let ended = CompletionSnapshot.endedEnclaves(variables)
            self?.facts.withLock { $0.ended = ended }
            let images = CompletionSnapshot.toolImages(variables, interrupt: stop)
            self?.facts.withLock { $0.images = images }
        }
    }

    deinit { stop.raise() }

    var programs: [String] { facts.withLock { $0.programs } }
    var images: [CompletionSnapshot.ImageFact] { facts.withLock { $0.images } }
    var ended: [CompletionSnapshot.EnclaveFact] { facts.withLock { $0.ended } }
}
