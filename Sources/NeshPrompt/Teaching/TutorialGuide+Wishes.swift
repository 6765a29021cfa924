import NeshCommand
import NeshData
import NeshInterpreter
import NeshTeaching
import NeshText

/// What learners ask of a lesson, and what of it is no longer as its step found it.
extension TutorialGuide {
    /// Wishes that commands have left.
    func beforePrompt() {
        while let wish = desk.take() { grant(wish) }
        // Whatever the line was, what was in the step's way may have gone.
        if wayBack != nil { wayBack = tutorial?.wayBack }
    }

    /// A line that is nearly one of the lesson's words: `hint 2`, `ｈｉｎｔ`, `ヒント`.
    func takeAlmost(_ word: LessonWord, _ rest: String, _ tutorial: Tutorial) {
        if word == .hint, let number = Int(rest) {
            defer { saveReport() }
            guard let hint = tutorial.hint(number) else {
                return say(StyledText(TutorialPhrases.noSuchHint.filled(language, "\(tutorial.hintCount)"), .dim))
            }
            return say(hint, of: tutorial)
        }
        say(StyledText(TutorialPhrases.alone.filled(language, word.rawValue), .dim))
    }

    /// A hint that was asked for; once it is the command itself, that stands dimmed at the prompt, where it looks typed.
    private func say(_ hint: String, of tutorial: Tutorial) {
        say("  " + StyledText(hint, .name))
        if suggestion("") != nil {
            say("  " + StyledText(TutorialPhrases.tabTakes[language], .dim))
        } else if tutorial.hasMoreHints, completions("", 0) != nil {
            say("  " + StyledText(TutorialPhrases.tabFills[language], .dim))
        }
    }

    private func grant(_ wish: LessonDesk.Wish) {
        switch wish {
        case .begin(let lesson, let step, let report):
            // What ends with the same lesson is there again at once.
            if tutorial?.lesson.name == lesson.name { leaveLesson(keepingPlace: true) }
            if tutorial != nil { goElsewhere(nil) }
            reportPath = report
            begin(lesson, step)
        case .hint:
            guard let tutorial = wanted() else { return }
            defer { saveReport() }
            // No line does the step before its ground is as it was: that is the hint.
            if tellGround(of: tutorial) {
                tutorial.noteHint()
                return say(StyledText("  " + TutorialPhrases.tabTakes[language], .dim))
            }
            if let hint = tutorial.hint() { say(hint, of: tutorial) }
        case .skip: if let tutorial = wanted() { skip(tutorial) }
        case .back:
            guard let tutorial = wanted() else { return }
            if tutorial.step == 0, tutorial.lost.isEmpty {
                return say(StyledText(TutorialPhrases.firstStep[language], .dim))
            }
            // What is gone is gone for this step: it is set up once more.
            let wanted = tutorial.lost.isEmpty ? tutorial.step - 1 : tutorial.step
            tellEnd(of: tutorial.strays)
            let (lesson, step, report) = (tutorial.lesson, max(0, wanted), tutorial.report)
            say(StyledText(TutorialPhrases.freshFolder[language], .dim))
            leaveLesson(keepingPlace: true)
            begin(lesson, step, earlier: report)
        case .leave:
            if wanted() != nil { goElsewhere(TutorialPhrases.left) }
        }
    }

    /// Leaves the lesson, and says what ended with it.
    func goElsewhere(_ words: Phrase?) {
        let running = tutorial?.standing.filter(\.runs) ?? []
        leaveLesson(keepingPlace: true)
        if let words { say(StyledText(words[language], .dim)) }
        if running.isEmpty { return }
        let names = Standing.list(running, language)
        let phrase = running.count == 1 ? TutorialPhrases.endedOne : TutorialPhrases.endedSeveral
        say(StyledText(phrase.filled(language, names), .dim))
    }

    private func wanted() -> Tutorial? {
        if tutorial == nil { say(StyledText(TutorialPhrases.notTaking[language], .dim)) }
        return tutorial
    }

    private func skip(_ asked: Tutorial) {
        if let program = asked.missingHere {
            say(StyledText(TutorialPhrases.passedOver.filled(language, program), .dim))
            _ = asked.skip()
            return stepTaken()
        }
        // What the step finds no more would make its line fail before everybody's eyes.
        let isWhole = asked.lost.isEmpty && asked.strays.isEmpty
        guard let tutorial = isWhole ? asked : again(asked) else { return }
        say(StyledText(TutorialPhrases.skipping[language] + " ", .dim) + StyledText(tutorial.answer ?? "", .name))
        let isTaken = tutorial.skip()
        tellNews(asked.interpreter)
        if isTaken { return stepTaken() }
        let (lesson, step, report) = (tutorial.lesson, tutorial.step, tutorial.report)
        say(StyledText(TutorialPhrases.freshFolder[language], .dim))
        leaveLesson(keepingPlace: true)
        begin(lesson, step + 1, earlier: report, otherwise: step)
    }

    /// The same lesson set up again, at the same step; nil where that cannot be, which is said.
    private func again(_ tutorial: Tutorial) -> Tutorial? {
        let (lesson, step, report) = (tutorial.lesson, tutorial.step, tutorial.report)
        tellEnd(of: tutorial.strays)
        leaveLesson(keepingPlace: true)
        say(StyledText(TutorialPhrases.preparing[language], .dim))
        let room = try? LessonRoom(
            lesson, like: session(), services, output, foreground, isInteractive: true, earlier: report)
        guard let room, room.tutorial.begin(at: step) else {
            room?.close()
            begin(lesson, step, earlier: report)
            return nil
        }
        self.room = room
        desk.lesson = lesson.name
        keepPlace()
        return room.tutorial
    }

    /// Enclaves that nobody has asked to end, and that setting up a step again ends.
    private func tellEnd(of strays: [String]) {
        if strays.isEmpty { return }
        let names = Standing.enclaves(strays, language)
        say(StyledText(TutorialPhrases.setUpAgain.filled(language, names), .dim))
    }

    /// What to do where the step is no longer as it is to be.
    /// - Returns: whether anything is the matter.
    @discardableResult
    func tellGround(of tutorial: Tutorial) -> Bool {
        let (lost, strays) = (tutorial.lost, tutorial.strays)
        wayBack = tutorial.wayBack
        if !lost.isEmpty {
            for (ones, words) in [
                (lost.filter { !$0.isSpoiled }, TutorialPhrases.lost),
                (lost.filter(\.isSpoiled), TutorialPhrases.spoiled),
            ] where !ones.isEmpty {
                let names = Standing.list(ones, language)
                say("  " + StyledText(words.filled(language, names), .warning))
            }
        } else {
            // Once the one that is meant is selected, the others are no matter.
            let unselected = tutorial.unselected
            for name in unselected.map({ [$0] }) ?? strays {
                let phrase = unselected == nil ? TutorialPhrases.stray : TutorialPhrases.unselected
                let verb = unselected == nil ? "terminate-enclave" : "use"
                let said = phrase.filled(language, TutorialPhrases.anEnclave.filled(language, name))
                say("  " + StyledText(said + " ", .dim) + StyledText(data: "\(verb) \(name.asWord)", .name))
            }
        }
        hasNamedStray = lost.isEmpty && !strays.isEmpty
        return !lost.isEmpty || !strays.isEmpty
    }

    /// Whether the line did what the learner was told to: the step is as it began.
    func hasCleared(_ tutorial: Tutorial) -> Bool {
        guard hasNamedStray, tutorial.strays.isEmpty, tutorial.lost.isEmpty else { return false }
        hasNamedStray = false
        return true
    }

    /// Signs of the line that nobody sees to be wrong: full-width ones, and a variable's that is not there.
    func tellSigns(of text: String, _ tutorial: Tutorial) {
        if FullWidth.narrowed(text) != nil {
            // What was shown is kept as programs get it, in English.
            let note = FullWidth.note(on: text)
            if !tutorial.lastShown.contains(note) { say("  " + StyledText(language.said(note), .warning)) }
        }
        let names = Self.unsigned(text.trimmed, tutorial.answer ?? "")
        if !names.isEmpty {
            say("  " + StyledText(TutorialPhrases.withSign.filled(language, language.list(names)), .warning))
        }
    }

    /// The variables of the answer, with their signs, whose names the same verb's line has without.
    static func unsigned(_ line: String, _ answer: String) -> [String] {
        func isOfWord(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || "_-".contains(character)
        }
        let verbs = [line, answer].map { $0.drop { $0 == "!" }.prefix { $0 != " " } }
        guard verbs[0] == verbs[1] else { return [] }
        let words = line.split { !isOfWord($0) }
        var names: [String] = []
        for part in answer.split(separator: "$").dropFirst(answer.hasPrefix("$") ? 0 : 1) {
            let name = part.prefix { isOfWord($0) && $0 != "-" }
            guard !name.isEmpty, words.contains(name), !line.contains("$" + name) else { continue }
            // With the field that the line has, too: `$enclave.state`.
            let field = part.dropFirst(name.count).prefix { isOfWord($0) && $0 != "-" || $0 == "." }
            let whole = String(name + field)
            let shown = "$" + (field.count > 1 && line.contains(whole) ? whole : String(name))
            if !names.contains(shown) { names.append(shown) }
        }
        return names
    }
}
