import NeshCommand
import NeshData
import NeshEnclave
import NeshHelp
import NeshText
import Synchronization

/// What a prompt knows of the enclaves around it: shared by the shell's thread and the watcher's.
final class PromptBoard: Sendable {
    /// Where notices and new prompts go while someone sits at the prompt.
    struct Display: Sendable {
        var post: @Sendable (StyledText) -> Void
        var update: @Sendable (StyledText) -> Void
    }

    /// What commands of this session began or ended themselves: no news, however late it is heard.
    struct Known {
        var begun: Set<Enclave.ID> = []
        var ended: Set<Enclave.ID> = []

        /// - Parameter session: one of those at this prompt, as after a lesson's.
        mutating func add(_ session: Session) {
            begun.formUnion(session.begun)
            ended.formUnion(session.ended)
        }

        fileprivate func holds(_ event: EnclaveEvent) -> Bool {
            switch event {
            case .started(let enclave): begun.contains(enclave.id)
            case .ended(let id, _, _): ended.contains(id)
            }
        }
    }

    fileprivate struct State {
        /// As the prompt shows it: after the last command, with what jobs have changed since. Nil before the first prompt.
        var session: Session?
        var prompt = PromptState()
        var enclaves: [Enclave] = []
        /// Those with a console that ended since the watch began, the latest first.
        var ended: [CompletionSnapshot.EnclaveFact] = []
        /// All that ended since the watch began: a session may come back that had one of them, as after a lesson.
        var gone: Set<Enclave.ID> = []
        var isAtPrompt = false
        /// Came while a command ran: whether the user knows already is clear only when it is done.
        var held: [EnclaveEvent] = []
        var notices = Notices.on
        var known = Known()
        /// Shown in place of the prompt that tells the state: more of a line is asked for.
        var continuation: StyledText?
    }

    private let state = Mutex(State())
    private let display: Display

    init(display: Display) { self.display = display }

    /// For completion: what runs, as last heard; also the selected one, of which the watcher may hear later than the
    /// session that started it.
    var enclaves: [Enclave] {
        state.withLock { state in
            guard let own = state.session?.enclave, !state.prompt.isGone,
                !state.enclaves.contains(where: { $0.id == own.id })
            else { return state.enclaves }
            return state.enclaves + [own]
        }
    }

    /// For completion: what has ended and still has a console, as last heard.
    var ended: [CompletionSnapshot.EnclaveFact] { state.withLock { $0.ended } }

    /// What runs where a watch begins.
    /// - Parameter selected: the session's own before anybody looked: it may have ended while nothing watched.
    func replace(_ enclaves: [Enclave], selected: Enclave.ID?) {
        state.withLock { state in
            state.enclaves = enclaves
            if let selected, !enclaves.contains(where: { $0.id == selected }) {
                state.gone.insert(selected)
                if state.prompt.enclave?.id == selected { state.prompt.isGone = true }
            }
            state.countOthers()
            if state.isAtPrompt { display.update(state.shown) }
        }
    }

    /// Something happened: it is announced at once at a prompt, or kept until the command is done.
    func take(_ event: EnclaveEvent) {
        // The display learns of it under the lock, so that an older prompt cannot come after a newer one.
        state.withLock { state in
            state.note(event)
            guard state.isAtPrompt else {
                state.held.append(event)
                return
            }
            if state.notices.tell(event), !state.known.holds(event) { display.post(state.notice(of: event)) }
            display.update(state.shown)
        }
    }

    /// News of something other than an enclave, above the prompt: at once, or when the next one is shown.
    func tell(_ notice: StyledText) { display.post(notice) }

    /// What a job has changed, which the session takes over with the next line.
    func preview(_ changes: [SessionChange]) {
        state.withLock { state in
            guard var session = state.session else { return }
            for change in changes { session.apply(change) }
            state.show(session)
            if state.isAtPrompt { display.update(state.shown) }
        }
    }

    /// A command begins.
    func leavePrompt() { state.withLock { $0.isAtPrompt = false } }

    /// What came while a command ran, for those who say more of that before the next prompt.
    /// - Parameter known: what the session's commands began or ended themselves.
    func takeNews(known: Known) -> [StyledText] {
        state.withLock { state in
            defer { state.held = [] }
            return state.news(known)
        }
    }

    /// The next line is about to be read.
    /// - Parameters:
    ///   - session: after the last command.
    ///   - known: what the session's commands began or ended themselves.
    ///   - continuation: the prompt, where more of a line is asked for.
    func enterPrompt(_ session: Session, known: Known, continuation: StyledText? = nil) -> StyledText {
        state.withLock { state in
            state.notices = session.settings[\.notify]
            state.show(session)
            state.continuation = continuation
            state.isAtPrompt = true
            state.known = known
            for notice in state.news(known) { display.post(notice) }
            state.held = []
            display.update(state.shown)
            return state.shown
        }
    }
}

extension PromptBoard.State {
    fileprivate mutating func note(_ event: EnclaveEvent) {
        switch event {
        case .started(let enclave):
            enclaves.removeAll { $0.id == enclave.id }
            enclaves.append(enclave)
        case .ended(let id, _, let reason):
            if let enclave = enclaves.first(where: { $0.id == id }), enclave.debug {
                var fact = CompletionSnapshot.EnclaveFact(enclave)
                fact.state = reason.shortText
                ended = [fact] + ended.prefix(EndedEnclave.limit - 1)
            }
            enclaves.removeAll { $0.id == id }
            gone.insert(id)
            if prompt.enclave?.id == id { prompt.isGone = true }
        }
        countOthers()
    }

    fileprivate mutating func show(_ session: Session) {
        self.session = session
        prompt = PromptState(session)
        prompt.isGone = session.enclave.map { gone.contains($0.id) } ?? false
        countOthers()
    }

    /// What of that which was held back is worth telling.
    fileprivate func news(_ known: PromptBoard.Known) -> [StyledText] {
        held.filter { !known.holds($0) && notices.tell($0) }.map(notice)
    }

    /// A notice in the session's language: it does not pass the output's door.
    fileprivate func notice(of event: EnclaveEvent) -> StyledText {
        let language = session?.language ?? .english
        return language.said(event.notice(language))
    }

    /// What the prompt is at the moment.
    fileprivate var shown: StyledText { continuation ?? prompt.text }

    fileprivate mutating func countOthers() {
        let selected = prompt.enclave?.id
        prompt.others = enclaves.filter { $0.id != selected }.count
    }
}

extension EnclaveEvent {
    /// Before an enclave's name: in Japanese the name alone could be anything's.
    private static let kind = Phrase("", "エンクレーブ ")
    /// Between an enclave's name and what happened to it.
    private static let happened = Phrase(" ", " が")
    /// The same, where somebody did it.
    private static let done = Phrase(" ", " を")

    fileprivate func notice(_ language: Language) -> StyledText {
        let (mark, name, sentence): (StyledText, String, String) =
            switch self {
            case .started(let enclave): (StyledText("• ", .good), enclave.name, "started (CID \(enclave.cid))")
            case .ended(_, let name, let reason): (StyledText("• ", .bad), name, reason.sentence)
            }
        let between = if case .ended(_, _, .terminated) = self { Self.done } else { Self.happened }
        return mark + StyledText(Self.kind[language]) + StyledText(name, .name) + StyledText(between[language])
            + StyledText(sentence)
    }
}

extension Notices {
    /// Whether this event is reported.
    fileprivate func tell(_ event: EnclaveEvent) -> Bool {
        switch (self, event) {
        case (.on, _): true
        case (.off, _), (.quiet, .started), (.quiet, .ended(_, _, .terminated)), (.quiet, .ended(_, _, .exited(0))):
            false
        case (.quiet, .ended): true
        }
    }
}
