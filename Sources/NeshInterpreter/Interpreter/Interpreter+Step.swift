import NeshCommand
import NeshData
import NeshLanguage

extension Interpreter {
    /// How one statement of a taught script went.
    package enum StepResult: Sendable, Equatable {
        case done
        /// It has been reported why.
        case failed
        /// Ctrl-C, or a signal that ends the program.
        case interrupted
        /// `exit`, or nobody reads the output any more.
        case leave(Int32)
    }

    /// Runs one statement as the prompt runs a line: what went wrong is shown and remembered.
    package func step(_ statement: Statement) -> StepResult {
        session.lineFailed = false
        let ending = state.inForeground { () throws(Stop) in try statements.execute([statement]) }
        guard let stop = ending else { return .done }
        switch stop.kind {
        case .exit(let status): return .leave(status)
        case .unread: return .leave(stop.status)
        default: _ = state.recorded(stop)
        }
        if let diagnostic = stop.diagnostic { reporter.show(diagnostic) }
        if case .interrupted = stop.kind { return .interrupted }
        return .failed
    }

    /// Whether all of these checks hold now. Nothing is said, and `$status`, `$error` and the like stay as they are.
    package func holds(_ checks: [Statement]) -> Bool {
        let before = session
        defer { session = before }
        return services.tap.quietly { checks.allSatisfy { step($0) == .done } }
    }

    /// The same without waiting: a `wait` is looked at once.
    package func holdsAlready(_ checks: [Statement]) -> Bool { holds(checks.map(\.withoutWaiting)) }

    /// A condition of a taught script, and how it stands.
    package struct CheckState: Sendable, Equatable {
        /// As it is written.
        package var text: String
        /// Whether it is true now.
        package var holds: Bool
        /// `$enclave.cid was "17"`, of short values only.
        package var found: [String]

        package init(text: String, holds: Bool, found: [String] = []) {
            self.text = text
            self.holds = holds
            self.found = found
        }
    }

    /// How each of these checks stands now; a `wait` is looked at once. Nothing else changes.
    package func states(of checks: [Statement]) -> [CheckState] {
        checks.compactMap { check in
            guard let condition = check.condition else { return nil }
            let isShort = condition.words.flatMap(\.variables).allSatisfy { word in
                word.variable.subject != .name("output") && word.variable.subject != .name("console")
            }
            return CheckState(
                text: condition.place.text, holds: holdsAlready([check]),
                found: isShort ? bodies.conditions.found(in: condition) : [])
        }
    }

    /// Runs statements unseen; stops at the first that fails.
    /// - Returns: the one that failed.
    package func stepQuietly(_ statements: [Statement]) -> Statement? {
        services.tap.quietly { statements.first { step($0) != .done } }
    }

    /// The script's arguments and variables, before it runs.
    package func define(_ name: String, _ value: String) { session.variables[name] = value }
}

extension Statement {
    /// What a check looks at.
    fileprivate var condition: Condition? {
        guard case .simple(let simple) = kind, case .check(let check) = simple.body else { return nil }
        return check.condition
    }

    /// A `wait` as an `expect`.
    fileprivate var withoutWaiting: Statement {
        guard case .simple(let simple) = kind, case .check(let check) = simple.body else { return self }
        let expectation = Check(verb: .expect, verbPlace: check.verbPlace, condition: check.condition)
        return Statement(.simple(Simple(prefixes: simple.prefixes, body: .check(expectation))), place: place)
    }
}
