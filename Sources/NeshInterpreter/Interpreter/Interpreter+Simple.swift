import NeshCommand
import NeshData
import NeshLanguage

extension Interpreter {
    /// From the outermost prefix to the command.
    func run(_ simple: Simple, _ place: Place) throws(Stop) {
        guard let outer = simple.prefixes.first else { return try runBody(simple.body, place) }
        let inner = Simple(prefixes: Array(simple.prefixes.dropFirst()), body: simple.body)
        if outer.prefix == .onExit { return try deferToExit(inner, place) }
        do throws(Stop) {
            try run(inner, place)
        } catch {
            guard error.isIgnorable else { throw error }
            session.lineFailed = false
            if let diagnostic = error.diagnostic { reporter.note("\(outer.prefix.rawValue): \(diagnostic.message)") }
            return
        }
        guard outer.prefix == .not else { return }
        let text = Printer.print(inner)
        throw recorded(Stop(.expectation, Diagnostic("not failed: '\(text)' succeeded", at: bodyPlace(of: inner))))
    }

    private func runBody(_ body: Simple.Body, _ place: Place) throws(Stop) {
        do throws(Stop) {
            switch body {
            case .command(let line): try run(line, place)
            case .check(let check): try run(check)
            case .shell(let text, let shellPlace): try runShell(text, shellPlace)
            }
        } catch {
            throw recorded(error)
        }
    }

    /// Keeps what `$status`, `$ok` and `$error` tell of it.
    package func recorded(_ stop: Stop) -> Stop {
        switch stop.kind {
        case .exit, .skipped: break
        default:
            session.status = stop.status
            session.lineFailed = true
            // A line that did not run leaves the last failure to `explain last`.
            if let failure = stop.failure, stop.kind != .usage || session.error == nil {
                session.error = failure
                session.errorLine = currentPlace?.text
            }
        }
        return stop
    }

    func bodyPlace(of simple: Simple) -> Place? {
        switch simple.body {
        case .command(let line): line.words.first?.place
        case .check(let check): check.condition.place
        case .shell(_, let place): place
        }
    }

    func failed(_ diagnostic: Diagnostic) -> Stop { Stop(.failed, diagnostic) }

    func expand(_ words: [NeshLanguage.Word]) throws(Stop) -> [ExpandedWord] {
        do throws(Diagnostic) {
            return try Expander.expand(words, from: self)
        } catch {
            throw failed(error)
        }
    }

    // MARK: on-exit

    private func deferToExit(_ simple: Simple, _ place: Place) throws(Stop) {
        let body: Simple.Body
        do throws(Diagnostic) {
            body = try Frozen.body(simple.body, from: self)
        } catch {
            throw recorded(failed(error))
        }
        let frozen = Simple(prefixes: simple.prefixes, body: body)
        trace("on-exit " + Printer.print(frozen), place)
        onExit.append((frozen, place))
    }
}

/// Statements whose variables have been replaced by their values.
enum Frozen {
    static func body(_ body: Simple.Body, from source: some VariableSource) throws(Diagnostic) -> Simple.Body {
        switch body {
        case .shell: return body
        case .command(var line):
            line.words = try words(line.words, from: source)
            if case .file(let word, let append, let place)? = line.destination {
                line.destination = .file(try self.word(word, from: source), append: append, place)
            }
            return .command(line)
        case .check(var check):
            check.condition.left = try word(check.condition.left, from: source)
            if let right = check.condition.comparison?.right {
                check.condition.comparison?.right = try word(right, from: source)
            }
            if let timeout = check.timeout { check.timeout = try word(timeout, from: source) }
            return .check(check)
        }
    }

    private static func words(
        _ words: [NeshLanguage.Word], from source: some VariableSource
    ) throws(Diagnostic) -> [NeshLanguage.Word] {
        var frozen: [NeshLanguage.Word] = []
        for word in words { frozen.append(try self.word(word, from: source)) }
        return frozen
    }

    /// One part without variables; bare where it was, so that options stay options.
    private static func word(
        _ word: NeshLanguage.Word, from source: some VariableSource
    ) throws(Diagnostic) -> NeshLanguage.Word {
        if word.literal != nil { return word }
        let text = try Expander.expand(word, from: source).text
        return NeshLanguage.Word(parts: [.init(.text(text), .single, word.place)], place: word.place)
    }
}
