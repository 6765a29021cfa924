import NeshCommand
import NeshData
import NeshLanguage

/// Lines that are proposed, for where they are typed.
extension String {
    /// Whether it can be typed: in a sentence a word is a word, even where a variable holds the same.
    package func isLine(of commands: CommandTable, _ dialect: Binder.Dialect = .shell) -> Bool {
        let parsed = Parser.parse(SourceText(name: "", text: self + "\n"), mode: .prompt)
        guard parsed.incomplete == nil, parsed.statements.count == 1,
            case .simple(let simple) = parsed.statements[0].kind
        else { return false }
        guard case .command(let line) = simple.body else { return true }
        guard let verb = line.words.first?.literal, let command = commands.named(verb),
            dialect == .shell || command.spec.nitroCLI
        else { return false }
        let words = line.words.dropFirst().map { Binder.Word($0.literal, bare: $0.beginsBare) }
        return (try? Binder.bind(Array(words), to: command.spec, dialect: dialect)) != nil
    }
}

extension CommandTable {
    /// Whether these words may be a sentence that begins like a command: where any words will do, a sentence would, too.
    package func takesAsSentence(_ words: [String]) -> Bool {
        words.count > 2 && traits(of: words.first).contains(.repeatsWords)
    }
}

extension Diagnostic {
    /// For somebody who has typed `nesh VERB …` in another shell: with `nesh` before its lines, and programs without `!`.
    /// Who has called nitro-cli gets its name before the lines that it takes.
    package func typedElsewhere(_ dialect: Binder.Dialect, _ commands: CommandTable) -> Diagnostic {
        var other = self
        other.fixes = fixes.compactMap { fix in
            if fix.hasPrefix("!") { return String(fix.dropFirst()) }
            guard Self.isLine(fix, of: commands) else { return fix }
            // What a session of one line remembers is of no use to the next.
            if fix.hasPrefix("use ") { return nil }
            // Nor could it record anything but itself.
            if fix.hasPrefix("record ") { return "nesh --record NAME FILE.nesh  # records a script: NAME.cast" }
            return (dialect == .nitroCLI && Self.isNitroCLIs(fix, of: commands) ? "nitro-cli " : "nesh ") + fix
        }
        let example = "for example: "
        other.notes = notes.map { note in
            guard dialect == .shell, note.hasPrefix(example) else {
                return dialect == .shell && Self.startsWithLine(note, of: commands) ? "nesh " + note : note
            }
            let line = note.dropFirst(example.count)
            let isOwn = line.split(separator: " ").first.flatMap { commands.named(String($0)) } != nil
            return isOwn ? example + "nesh " + line : note
        }
        return other
    }

    /// For somebody whose script has failed: what is to be done beside it, to enclaves or the machine, is typed in
    /// another shell; what corrects its lines is not.
    /// - Parameter verb: the failed line's; nil where it has none.
    package func ofScript(failing verb: String?, _ commands: CommandTable) -> Diagnostic {
        var other = self
        other.fixes = fixes.map { fix in
            guard Self.isLine(fix, of: commands), let own = fix.split(separator: " ").first.map(String.init),
                own != verb, let group = commands.named(own)?.spec.group, [.lifecycle, .machine, .help].contains(group)
            else { return fix }
            return "nesh " + fix
        }
        // On what is in a script the help is read elsewhere.
        other.notes = notes.map { $0.hasPrefix("help ") && Self.startsWithLine($0, of: commands) ? "nesh " + $0 : $0 }
        return other
    }

    /// A line, and behind a gap what it does.
    private static func startsWithLine(_ note: String, of commands: CommandTable) -> Bool {
        note.firstRange(of: "  ").map { isLine(String(note[..<$0.lowerBound]) + FixText.mark, of: commands) } ?? false
    }

    private static func isNitroCLIs(_ fix: String, of commands: CommandTable) -> Bool {
        // Behind a gap nobody knows what stands there.
        guard fix.contains(" … ") else { return fix.isLine(of: commands, .nitroCLI) }
        return fix.split(separator: " ").first.flatMap { commands.named(String($0)) }?.spec.nitroCLI ?? false
    }

    /// Whether a way out is a line for nesh rather than a sentence, or a line for sh, which has an `export` as well.
    private static func isLine(_ fix: String, of commands: CommandTable) -> Bool {
        let words = fix.split(separator: " ").map(String.init)
        guard let verb = words.first, verb != "export", commands.named(verb) != nil else { return false }
        // Only a line has a gap, a comment or an option right behind its verb.
        if fix.contains(FixText.mark) || words.contains("…") || words.dropFirst().first?.hasPrefix("--") ?? false {
            return true
        }
        return !commands.takesAsSentence(words) && fix.isLine(of: commands)
    }
}
