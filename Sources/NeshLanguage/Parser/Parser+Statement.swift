extension Parser {
    /// Tokens of a line without problems, at least one.
    mutating func statement(_ tokens: [Token], _ place: Place) {
        var rest = tokens[...]
        var prefixes: [(prefix: Simple.Prefix, place: Place)] = []
        while case .word(let word)? = rest.first, let text = word.bare {
            if text == "$" || text == "nitro-cli" && rest.count > 1 {
                rest.removeFirst()
            } else if let prefix = Simple.Prefix(rawValue: text) {
                prefixes.append((prefix, word.place))
                rest.removeFirst()
            } else {
                break
            }
        }
        guard let first = rest.first else {
            if let last = prefixes.last {
                bad(tokens, "a command is missing after '\(last.prefix.rawValue)'", last.place)
            }
            above = .nothing("no statement stands directly above this expected line")
            return
        }
        if prefixes.count > Self.deepest {
            return bad(
                tokens, "more than \(Self.deepest) of 'try' and 'not' before a command", prefixes[Self.deepest].place)
        }
        if let pointless = pointless(prefixes) { return bad(tokens, pointless.message, pointless.place) }

        if case .word(let word) = first, let keyword = word.bare, ["if", "else", "end"].contains(keyword) {
            above = .nothing("'\(keyword)' has no output to expect")
            if let prefix = prefixes.first {
                bad(tokens, "'\(prefix.prefix.rawValue)' goes before a command, not before '\(keyword)'", prefix.place)
                keepOpen(keyword, place)
                return
            }
            return structure(keyword, word.place, rest.dropFirst(), place)
        }
        guard let body = body(first, rest.dropFirst(), tokens) else {
            above = .bad
            return
        }
        add(Statement(.simple(Simple(prefixes: prefixes, body: body)), place: place))
    }

    /// Combinations that always fail whatever the command does.
    private func pointless(_ prefixes: [(prefix: Simple.Prefix, place: Place)]) -> (message: String, place: Place)? {
        for (outer, inner) in zip(prefixes, prefixes.dropFirst()) where outer.prefix == .not && inner.prefix != .not {
            return ("'not \(inner.prefix.rawValue)' would always fail", outer.place)
        }
        return nil
    }

    private mutating func bad(_ tokens: [Token], _ message: String, _ place: Place, fixes: [String] = []) {
        report(message, place, fixes: fixes)
        parsed.partialLines.append(words(tokens))
        above = .bad
    }

    private mutating func keepOpen(_ keyword: String, _ place: Place) {
        if keyword == "if" { frames.append(Frame(head: place, condition: nil)) }
    }

    // MARK: if, else, end

    private mutating func structure(
        _ keyword: String, _ keywordPlace: Place, _ rest: ArraySlice<Token>, _ place: Place
    ) {
        switch keyword {
        case "if": return open(keywordPlace, rest, place)
        case "else":
            guard let frame = frames.last else { return report("'else' without 'if'", keywordPlace) }
            if frame.otherwise != nil { return report("this 'if' has an 'else' already", keywordPlace) }
            frames[frames.count - 1].otherwise = []
        default:
            if frames.isEmpty { return report("'end' without 'if'", keywordPlace) }
            close(at: place)
        }
        guard let surplus = rest.first else { return }
        if keyword == "else", case .word(let word) = surplus, word.bare == "if" {
            report("there is no 'else if': put an 'if' with its own 'end' on the next line", surplus.place)
        } else {
            report("'\(keyword)' stands alone on its line", surplus.place)
        }
    }

    private mutating func open(_ keyword: Place, _ rest: ArraySlice<Token>, _ place: Place) {
        var frame = Frame(head: place, condition: nil)
        if frames.count >= Self.deepest {
            report("more than \(Self.deepest) 'if's in one another", keyword)
        } else {
            switch ConditionParser.parse(words(rest), after: keyword) {
            case .success(let condition): frame.condition = condition
            case .failure(let problem): parsed.problems.append(problem)
            }
        }
        frames.append(frame)
    }

    // MARK: Commands

    /// Nil after a report.
    private mutating func body(_ first: Token, _ rest: ArraySlice<Token>, _ tokens: [Token]) -> Simple.Body? {
        switch first {
        case .shell(let text, let place): return .shell(text, place)
        case .word(let verb):
            guard let check = verb.bare.flatMap(Check.Verb.init) else { return commandBody(verb, rest, tokens) }
            let words = words(rest)
            if check.isOther(words) || words.count == 1 && ["--help", "-h"].contains(words[0].bare) {
                return commandBody(verb, rest, tokens)
            }
            return checkBody(check, verb.place, words, tokens)
        default:
            bad(tokens, "a command is missing before '\(first.place.text)'", first.place)
            return nil
        }
    }

    private mutating func checkBody(
        _ verb: Check.Verb, _ place: Place, _ words: [Word], _ tokens: [Token]
    ) -> Simple.Body? {
        switch ConditionParser.parse(verb, at: place, words) {
        case .success(let check): return .check(check)
        case .failure(let problem):
            parsed.problems.append(problem)
            parsed.partialLines.append(self.words(tokens))
            return nil
        }
    }

    private mutating func commandBody(
        _ verb: Word, _ rest: ArraySlice<Token>, _ tokens: [Token]
    ) -> Simple.Body? {
        var words = [verb]
        words.reserveCapacity(1 + rest.count)
        var destination: CommandLine.Destination?
        var background: Place?
        var rest = rest
        while let token = rest.popFirst() {
            if let background {
                bad(tokens, "nothing can follow '&' on its line; quote a '&' that is meant", background)
                return nil
            }
            switch token {
            case .word(let word):
                if destination != nil {
                    bad(tokens, "options and arguments go before '>'", word.place)
                    return nil
                }
                words.append(word)
            case .redirect(let append, let place):
                guard destination == nil else {
                    bad(tokens, "the output can go to one place only", place)
                    return nil
                }
                guard case .word(let word)? = rest.popFirst() else {
                    bad(tokens, "a file's name is missing after '\(append ? ">>" : ">")'", place)
                    return nil
                }
                destination = .file(word, append: append, place)
            case .pipe(let text, let place):
                guard destination == nil else {
                    bad(tokens, "the output can go to one place only", place)
                    return nil
                }
                destination = .pipe(text, place)
            case .background(let place): background = place
            case .shell, .comment: break
            }
        }
        return .command(CommandLine(words: words, destination: destination, background: background))
    }
}
