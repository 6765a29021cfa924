import NeshEngine
import NeshShell
import Synchronization

/// What a prompt knows of the enclaves around it: shared by the shell's thread and the watcher's.
final class PromptBoard: Sendable {
    /// Where notices and new prompts go while someone sits at the prompt.
    struct Display: Sendable {
        var post: @Sendable (StyledText) -> Void
        var update: @Sendable (StyledText) -> Void
    }

    /// Which events are told.
    enum Notices: String {
        case on, off
        /// What went wrong only.
        case quiet

        func tell(_ event: EnclaveEvent) -> Bool {
            switch (self, event) {
            case (.on, _): true
            case (.off, _), (.quiet, .started), (.quiet, .ended(_, _, .terminated)), (.quiet, .ended(_, _, .exited(0))):
                false
            case (.quiet, .ended): true
            }
        }
    }

    fileprivate struct State {
        var prompt = PromptState()
        var enclaves: [Enclave] = []
        var isAtPrompt = false
        /// Came while a command ran: whether the user knows already is clear only when it is done.
        var held: [EnclaveEvent] = []
        var notices = Notices.on
        /// What the last command began or ended itself: no news, however late it is heard.
        var known: Set<Enclave.ID> = []
    }

    private let state = Mutex(State())
    private let display: Display

    init(display: Display) { self.display = display }

    /// For completion: what runs, as last heard.
    var enclaves: [Enclave] { state.withLock { $0.enclaves } }

    func replace(_ enclaves: [Enclave]) {
        let prompt = state.withLock { state in
            state.enclaves = enclaves
            state.countOthers()
            return state.isAtPrompt ? state.prompt.text : nil
        }
        if let prompt { display.update(prompt) }
    }

    /// Something happened: it is announced at once at a prompt, or kept until the command is done.
    func take(_ event: EnclaveEvent) {
        let (notice, prompt) = state.withLock { state -> (StyledText?, StyledText?) in
            state.note(event)
            guard state.isAtPrompt else {
                state.held.append(event)
                return (nil, nil)
            }
            let isNews = state.notices.tell(event) && !state.known.contains(event.enclaveID)
            return (isNews ? event.notice : nil, state.prompt.text)
        }
        if let notice { display.post(notice) }
        if let prompt { display.update(prompt) }
    }

    /// A command begins.
    func leavePrompt() { state.withLock { $0.isAtPrompt = false } }

    /// The next line is about to be read.
    /// - Parameter session: after the last command; what it started or ended itself is no news.
    func enterPrompt(_ session: Session, known: Set<Enclave.ID>) -> StyledText {
        let (notices, prompt) = state.withLock { state in
            state.notices = Notices(rawValue: session.settings.value(of: .notify)) ?? .on
            let enclaves = state.prompt.enclave?.id == session.enclave?.id && state.prompt.isGone
            state.prompt = PromptState(session)
            state.prompt.isGone = enclaves
            state.countOthers()
            state.isAtPrompt = true
            state.known = known
            defer { state.held = [] }
            let news = state.held.filter { !known.contains($0.enclaveID) && state.notices.tell($0) }
            return (news.map(\.notice), state.prompt.text)
        }
        for notice in notices { display.post(notice) }
        return prompt
    }
}

extension PromptBoard.State {
    fileprivate mutating func note(_ event: EnclaveEvent) {
        switch event {
        case .started(let enclave):
            enclaves.removeAll { $0.id == enclave.id }
            enclaves.append(enclave)
        case .ended(let id, _, _):
            enclaves.removeAll { $0.id == id }
            if prompt.enclave?.id == id { prompt.isGone = true }
        }
        countOthers()
    }

    fileprivate mutating func countOthers() {
        let selected = prompt.enclave?.id
        prompt.others = enclaves.filter { $0.id != selected }.count
    }
}

extension EnclaveEvent {
    fileprivate var enclaveID: Enclave.ID {
        switch self {
        case .started(let enclave): enclave.id
        case .ended(let id, _, _): id
        }
    }

    fileprivate var notice: StyledText {
        switch self {
        case .started(let enclave):
            StyledText("• ", .good) + StyledText(enclave.name, .name) + StyledText(" started (CID \(enclave.cid))")
        case .ended(_, let name, let reason):
            StyledText("• ", .bad) + StyledText(name, .name) + StyledText(" \(reason.sentence)")
        }
    }
}
