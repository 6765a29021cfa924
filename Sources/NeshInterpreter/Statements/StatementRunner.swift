import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

/// Runs statements in their order; errors are treated as `on-error` says.
final class StatementRunner {
    private let state: RunState
    private let bodies: BodyRunner
    private let files: CheckedFiles
    private let limit: TimeLimit
    /// Hears of each statement before and after it runs.
    var observers: [any StatementObserver] = []
    /// What was registered for the end; the last one is the first to run.
    var onExit: [(simple: Simple, place: Place)] = []
    /// With `on-error continue`: the first failure, which decides the status.
    private(set) var firstFailure: Stop?

    init(_ state: RunState, _ bodies: BodyRunner, _ files: CheckedFiles, _ limit: TimeLimit) {
        self.state = state
        self.bodies = bodies
        self.files = files
        self.limit = limit
    }

    func execute(_ statements: [Statement]) throws(Stop) {
        for statement in statements { try execute(statement) }
    }

    private func execute(_ statement: Statement) throws(Stop) {
        while true {
            state.place = statement.place
            try checkInterrupt()
            try bodies.jobs.collect()
            let stop: Stop
            do throws(Stop) {
                for observer in observers { observer.willRun(statement) }
                try executeOnce(statement)
                for observer in observers { observer.didRun(statement, nil) }
                return
            } catch {
                // What is reported here and now belongs to the statement's output.
                if error.isIgnorable, !state.isAtPrompt, onError == .continue { keep(error) }
                let problem = (limit.overtaken(error) ?? error).problem
                for observer in observers { observer.didRun(statement, problem) }
                stop = error
            }
            guard stop.isIgnorable, !state.isAtPrompt else { throw stop }
            switch onError {
            case .continue: return
            case .ask:
                guard let ask = state.options.ask, let diagnostic = stop.diagnostic else { throw stop }
                state.reporter.show(diagnostic)
                switch ask(state.interrupt) {
                case .retry: continue
                case .skip: return
                case .quit: throw Stop(stop.kind, nil, failure: stop.failure, status: stop.status)
                }
            case .stop: throw stop
            }
        }
    }

    private var onError: ErrorAction { state.session.settings[\.onError] }

    private func keep(_ stop: Stop) {
        if let diagnostic = stop.diagnostic { state.reporter.show(diagnostic) }
        if firstFailure == nil { firstFailure = stop }
    }

    private func checkInterrupt() throws(Stop) {
        do throws(Failure) {
            try state.interrupt.check()
        } catch {
            throw Stop(error, of: "")
        }
    }

    private func executeOnce(_ statement: Statement) throws(Stop) {
        if let slip = statement.slip(isSet: { state.session.variables[$0] != nil }) {
            throw state.recorded(Stop(.usage, slip))
        }
        switch statement.kind {
        case .narration: return
        case .simple(let simple): try run(simple, statement.place)
        case .conditional(let conditional):
            let result = try bodies.conditions.evaluate(conditional.condition, of: "if", conditional.head)
            try execute(result ? conditional.then : conditional.otherwise ?? [])
        }
    }

    /// From the outermost prefix to the command.
    func run(_ simple: Simple, _ place: Place) throws(Stop) {
        guard let outer = simple.prefixes.first else { return try run(simple.body, place) }
        let inner = Simple(prefixes: Array(simple.prefixes.dropFirst()), body: simple.body)
        if outer.prefix == .onExit { return try deferToExit(inner, place) }
        do throws(Stop) {
            try run(inner, place)
        } catch {
            guard error.isIgnorable else { throw error }
            state.session.lineFailed = false
            if let diagnostic = error.diagnostic {
                state.reporter.note("\(outer.prefix.rawValue): \(diagnostic.message)")
            }
            return
        }
        guard outer.prefix == .not else { return }
        let text = Printer.print(inner)
        throw state.recorded(Stop(.expectation, Diagnostic("not failed: '\(text)' succeeded", at: inner.body.place)))
    }

    private func run(_ body: Simple.Body, _ place: Place) throws(Stop) {
        do throws(Stop) {
            if let sourced = try bodies.run(body, place) { try source(sourced) }
        } catch {
            throw state.recorded(error)
        }
    }

    /// The statements of a file run here, in this session.
    private func source(_ file: SourcedFile) throws(Stop) {
        let statements = try files.statements(of: file)
        state.sourceDepth += 1
        defer { state.sourceDepth -= 1 }
        try execute(statements)
    }

    private func deferToExit(_ simple: Simple, _ place: Place) throws(Stop) {
        let body: Simple.Body
        do throws(Diagnostic) {
            body = try Frozen.body(simple.body, from: bodies.values)
        } catch {
            throw state.recorded(.failed(error))
        }
        let frozen = Simple(prefixes: simple.prefixes, body: body)
        state.trace("on-exit " + Printer.print(frozen), place)
        onExit.append((frozen, place))
    }
}

extension Simple.Body {
    /// What a failure of it is about.
    fileprivate var place: Place? {
        switch self {
        case .command(let line): line.words.first?.place
        case .check(let check): check.condition.place
        case .shell(_, let place): place
        }
    }
}
