import NeshCommand
import NeshData
import NeshLanguage
import NeshPasted

extension Interpreter {
    /// One command whose words came from another shell: nothing in them is expanded.
    /// - Parameter dialect: whose rules about options hold.
    /// - Returns: 0, 2 for usage, otherwise the first error's number.
    package func run(oneShot arguments: [String], dialect: Binder.Dialect = .shell) -> Int32 {
        (state.session.isOneLine, state.session.speaksNitroCLI) = (true, dialect == .nitroCLI)
        let (words, place) = Self.words(arguments)
        var body = Simple.Body.command(CommandLine(words: words))
        if dialect == .shell, let verb = words.first?.bare.flatMap(Check.Verb.init), arguments.last != "--help",
            !verb.isOther(Array(words.dropFirst()))
        {
            if let eaten = EatenWords.diagnostic(arguments, home: session.environment.text("HOME")) {
                reporter.show(eaten)
                return Stop.Kind.usage.exitStatus
            }
            switch ConditionParser.parse(verb, at: words[0].place, Array(words.dropFirst())) {
            case .success(let check): body = .check(check)
            case .failure(let problem):
                reporter.show(problem)
                return Stop.Kind.usage.exitStatus
            }
        }
        var parsed = Parsed()
        parsed.statements = [Statement(.simple(Simple(body: body)), place: place)]
        // A call that is run finds its own mistakes.
        if state.options.checkOnly || state.options.dryRun, !check(parsed) { return Stop.Kind.usage.exitStatus }
        return run(parsed.statements)
    }

    /// Each argument as a word of a line that could have been typed.
    private static func words(_ arguments: [String]) -> ([NeshLanguage.Word], Place) {
        var text = ""
        var ranges: [Range<Int>] = []
        for argument in arguments {
            if !text.isEmpty { text += " " }
            let start = text.utf8.count
            text += Condition.Operator(rawValue: argument) == nil ? Quoting.shown(argument) : argument
            ranges.append(start..<text.utf8.count)
        }
        let source = SourceText(name: "", text: text)
        let words = zip(arguments, ranges).map { argument, range in
            let place = Place(source, range)
            return NeshLanguage.Word(parts: [.init(.text(argument), .bare, place)], place: place)
        }
        return (words, Place(source, 0..<text.utf8.count))
    }
}

extension Session {
    /// A line of nesh's as it is typed where this one was.
    package func typed(_ line: String) -> String { isOneLine ? "nesh " + line : line }
}
