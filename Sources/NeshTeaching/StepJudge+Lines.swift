import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshPasted

/// What a line is about, whatever came of it: the step, or something beside it.
extension StepJudge {
    /// Whether somebody who types this tries the step.
    func fits(_ statement: Statement) -> Bool {
        !statement.asksForHelp && (statement.verb.map(isKnown) ?? true)
            && (statement.fits(task) && hasSameAction(statement) && !isLookBesides(statement)
                || isOfConsole && looksAtConsole(statement) || showsSamePage(statement))
    }

    /// `help E27` prints the page that `explain E27` does.
    private func showsSamePage(_ statement: Statement) -> Bool {
        guard let verb = statement.verb, let own = task.verb, traits(verb).contains(.showsErrorPages),
            traits(own).contains(.showsErrorPages), let code = statement.secondWord, let wanted = task.secondWord
        else { return false }
        return code.uppercased() == wanted.uppercased()
    }

    /// The first word of a line is the step's own, such as `eif` or `try`, whatever it lacks.
    func beginsLikeTask(_ text: String) -> Bool {
        guard let first = text.split(whereSeparator: \.isWhitespace).first.map(String.init) else { return false }
        return first == task.verb || task.prefixes.contains { $0.rawValue == first }
    }

    /// A line in place of the typed one is what the step asks for: nesh offers it, or only its characters are full-width.
    func isTask(_ line: String?) -> Bool {
        guard let line, case .statements(let statements) = Parser.parse(SourceText(name: "", text: line + "\n")).result
        else { return false }
        return statements.contains(where: fits)
    }

    /// Whether the learner's line is the step's command: of lines for sh only those that call the same program.
    func isCommandOfTask(_ statements: [Statement]) -> Bool {
        guard task.verb == "!" else { return statements.contains(where: fits) }
        let own = task.programs + scene.programs.flatMap { $0.split(separator: "|").map(String.init) }
        return statements.flatMap(\.programs).contains(where: own.contains)
    }

    /// `use` alone, `!ls` and the like, where the step does more than look.
    private func isLookBesides(_ statement: Statement) -> Bool {
        shows(statement) && !shows(task) || onlyLooksRound(statement)
    }

    /// A word that is not a command tries nothing, whatever follows it: `stop kms`.
    private func isKnown(_ verb: String) -> Bool {
        verb == "!" || Check.Verb(rawValue: verb) != nil || interpreter.commands.named(verb) != nil
    }

    /// `kms log` does not try what `kms call` is for; a verb's usual action need not be named.
    private func hasSameAction(_ statement: Statement) -> Bool {
        guard let verb = task.verb, statement.verb == verb,
            let actions = interpreter.commands.named(verb)?.spec.actions,
            let own = statement.secondWord, let wanted = task.secondWord
        else { return true }
        return own == wanted || !actions.contains(own) || !actions.contains(wanted)
    }

    /// Help, explanations, what somebody wrote, what is about the prompt alone, such as `fix`: nobody tries a step with it.
    func onlyTells(_ statement: Statement) -> Bool {
        // What stands behind a pipe does something with it.
        if task.verb == "!", statement.pipesIntoPrograms { return false }
        return statement.asksForHelp || onlyLooksRound(statement)
            || statement.verb.map { !traits($0).isDisjoint(with: [.onlyTells, .repeatsWords, .unrecorded]) } ?? true
    }

    /// `ls`, `kms status` and the like: somebody looks round before they answer.
    func shows(_ statement: Statement) -> Bool {
        guard let verb = statement.verb, Check.Verb(rawValue: verb) == nil else { return false }
        return traits(verb).contains(.looksAtConsole) || interpreter.commands.onlyShows(statement)
    }

    /// `!ls` and the like, where the step does not look with such a program itself.
    private func onlyLooksRound(_ statement: Statement) -> Bool {
        guard case .simple(let simple) = statement.kind, case .shell(let text, _) = simple.body else { return false }
        let line = ShellPlainLine(text)
        // What sh does itself, as echo, shows only what somebody typed.
        return line.onlyLooks && line.showsOther
            && !(task.verb == "!" && task.programs.contains(where: ShellPlainLine.isLooker))
    }

    /// A condition looks at a console only if it names it.
    func looksAtConsole(_ statement: Statement) -> Bool {
        guard let verb = statement.verb, traits(verb).contains(.looksAtConsole) else { return false }
        return Check.Verb(rawValue: verb) == nil || statement.names(.name("console"))
    }

    /// What is only told, or prints what somebody wrote, can hold what a step waits for: that is not its effect.
    func isOnlySaid(_ statements: [Statement]) -> Bool {
        statements.allSatisfy { statement in
            statement.asksForHelp
                || statement.verb != task.verb && (onlyTells(statement) || isOfOutput && statement.verb == "!")
        }
    }

    func traits(_ verb: String) -> CommandSpec.Traits { interpreter.commands.traits(of: verb) }
}
