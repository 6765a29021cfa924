import Glibc
import NeshCommand
import NeshData
import NeshInterpreter
import NeshSystem
import NeshTeaching
import NeshText

/// Lessons that are taken without a prompt: with somebody's answers, or with their own.
enum LessonGrading {
    /// `tutorial LESSON --answers FILE`: status 1 where a step stays open.
    static func grade(
        _ lesson: Lesson, _ answers: String, _ report: String?, in context: CommandContext
    ) throws(Failure) -> Outcome {
        try report.map(LessonReport.checkPlace)
        let text = try failing(.fileOperation, try File.text(answers, limit: 1 << 20))
        let room = try open(lesson, in: context)
        defer { room.close() }
        guard room.tutorial.begin(at: 0) else { throw cannotBegin(room.tutorial) }
        var pending = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) where room.tutorial.scene != nil {
            try context.interrupt.check()
            let word = line.trimmingSpaces
            if pending.isEmpty, word.isEmpty || word.hasPrefix("#") { continue }
            if pending.isEmpty, word == "skip" {
                if !room.tutorial.skip() { break }
                continue
            }
            if pending.isEmpty, word == "hint" {
                _ = room.tutorial.hint()
                continue
            }
            pending += line + "\n"
            switch room.tutorial.take(pending) {
            case .incomplete: continue
            default: pending = ""
            }
        }
        try report.map { path throws(Failure) in try room.tutorial.report.write(to: path) }
        return outcome(room.tutorial.report, findings: [], context.session.language)
    }

    /// `tutorial check`: every step is taken with the lesson's own answer.
    static func check(
        _ word: String?, _ report: String?, _ shelf: LessonShelf, in context: CommandContext
    ) throws(Failure) -> Outcome {
        guard let word else {
            throw Failure(
                .missingArgument, "which lesson is to be checked is missing", fixes: ["tutorial check FILE.nesh"])
        }
        let lesson =
            word.hasSuffix(".nesh") || word.contains("/") ? try LessonShelf.read(word) : shelf.named(word)
        guard let lesson else {
            throw Failure(
                .invalidArgument, "there is no lesson '\(word)'",
                fixes: [LessonShelf.file(besides: word).map { "tutorial check \($0.asWord)" } ?? "tutorial status"])
        }
        try report.map(LessonReport.checkPlace)
        let room = try open(lesson, in: context)
        defer { room.close() }
        let tutorial = room.tutorial
        guard tutorial.begin(at: 0) else { throw cannotBegin(tutorial) }
        var findings: [Finding] = []
        // They are another program's: who takes the lesson is asked for its conditions.
        if lesson.text[context.session.language].split(separator: "\n").contains(where: { $0.hasPrefix("| ") }) {
            findings.append(.init(step: 0, isBad: false, text: expectedLines))
        }
        if tutorial.count == 0 { findings.append(.init(step: 0, isBad: true, text: Self.noSteps)) }
        while let scene = tutorial.scene, let answer = tutorial.answer {
            try context.interrupt.check()
            let step = tutorial.step + 1
            context.emit(.status("\(lesson.name): \(step)/\(tutorial.count)"))
            if scene.hints.isEmpty { findings.append(.init(step: step, isBad: false, text: noHint)) }
            if scene.isUnchecked { findings.append(.init(step: step, isBad: false, text: noCheck)) }
            if scene.narration.isEmpty { findings.append(.init(step: step, isBad: false, text: noNarration)) }
            if scene.isVague { findings.append(.init(step: step, isBad: false, text: vague)) }
            if !scene.checks.isEmpty, tutorial.interpreter.holdsAlready(scene.checks) {
                findings.append(.init(step: step, isBad: false, text: holdsBefore))
            }
            guard case .done = tutorial.take(answer + "\n") else {
                findings.append(.init(step: step, isBad: true, text: notDone, details: why(tutorial, answer)))
                break
            }
        }
        context.emit(.status(nil))
        try report.map { path throws(Failure) in try tutorial.report.write(to: path) }
        return outcome(tutorial.report, findings: findings, context.session.language)
    }

    // MARK: What is found

    struct Finding {
        /// Counted from 1.
        var step: Int
        /// The lesson cannot be walked; otherwise it can be better.
        var isBad: Bool
        var text: Phrase
        /// A clause each.
        var details: [String] = []
    }

    static let noSteps = Phrase("there is no step: a step is ## narration and a command", "手順がありません: 手順は ## の説明とコマンドです")
    static let noHint = Phrase("no hint: # hint: TEXT above the command gives one", "ヒントがありません: コマンドの上に # hint: を書きます")
    static let noCheck = Phrase(
        "no check: any line with this verb that succeeds will do", "検査がありません: このコマンドの行が成功すれば、何でも正解になります")
    static let noNarration = Phrase("no narration: ## lines say what to do", "説明がありません: ## の行で何をするかを書きます")
    static let expectedLines = Phrase(
        "lines that begin with | are not compared in a lesson: nesh --verify FILE compares them",
        "レッスンでは | で始まる行は比べません: nesh --verify FILE で比べられます")
    static let vague = Phrase(
        "a learner cannot read this condition: # means: TEXT right above it says it in words",
        "この条件は学習者に分かりにくいため、すぐ上の行に # means: TEXT で説明を書きます")
    static let holdsBefore = Phrase(
        "its conditions hold before you type anything, so only this verb counts",
        "入力前から条件が成り立つため、このコマンドを実行したことだけが答えになります")
    static let notDone = Phrase("the lesson's own answer does not do it", "レッスンの模範解答では手順が完了しません")
    static let walked = Phrase("{} of {} steps", "{2} 手順のうち {1} 手順")
    static let good = Phrase("the lesson can be completed", "最後まで進めます")

    private static func why(_ tutorial: Tutorial, _ answer: String) -> [String] {
        let step = tutorial.report.steps[tutorial.step]
        return [answer] + step.unmet + [tutorial.interpreter.session.error?.message].compactMap(\.self)
    }

    private static func outcome(_ report: LessonReport, findings: [Finding], _ language: Language) -> Outcome {
        let isGood = report.done == report.steps.count && !findings.contains(where: \.isBad)
        var lines = report.steps.enumerated().map { index, step -> StyledText in
            let mark: StyledText =
                switch step.outcome {
                case .done, .earlier: StyledText("✓ ", .good)
                case .skipped: StyledText("- ", .warning)
                case .open: StyledText("✗ ", .bad)
                }
            let unmet = step.unmet.isEmpty ? "" : "  " + language.clauses(step.unmet)
            return mark + StyledText("\(index + 1) \(step.title)") + StyledText(unmet, .dim)
        }
        for finding in findings {
            let detail = finding.details.isEmpty ? "" : ": \(language.clauses(finding.details))"
            lines.append(
                StyledText(finding.step > 0 ? "\(finding.step): " : "", .number)
                    + StyledText(finding.text[language] + detail, finding.isBad ? .bad : .warning))
        }
        let sum = walked.filled(language, "\(report.done)", "\(report.steps.count)")
        lines.append(
            StyledText(sum, isGood ? .good : .bad) + StyledText(isGood ? ": " + good[language] : "", .good))
        guard case .object(var json) = report.json else { return Outcome() }
        json["Findings"] = .array(
            findings.map { finding in
                [
                    "Step": .integer(Int64(finding.step)), "Bad": .bool(finding.isBad),
                    "Text": .string(finding.text[language]), "Detail": .string(finding.details.joined(separator: "; ")),
                ]
            })
        return Outcome(ViewReport(json: .object(json), view: .lines(lines)), status: isGood ? 0 : 1)
    }

    // MARK: Its surroundings

    /// A room whose voice nobody hears.
    private static func open(_ lesson: Lesson, in context: CommandContext) throws(Failure) -> LessonRoom {
        var services = context.services
        var teaching = TeachingServices(commands: services.commands)
        teaching.tap = OutputTap()
        services.teaching = teaching
        services.attach = nil
        services.prompt = nil
        services[LiveScreens.self] = nil
        let voice = UnheardVoice(teaching.tap, context.session.language)
        // What a run that was killed left would serve on.
        _ = LessonRoom.sweep(
            context.session.environment, { try? services.engine(context.session.settings, $0) },
            interrupt: context.interrupt)
        do throws(Failure) {
            return try LessonRoom(
                lesson, like: context.session, services, voice.output, BorrowedForeground(interrupt: context.interrupt),
                isInteractive: false)
        } catch {
            // What is wrong with its script was said there.
            voice.tell(context)
            throw error
        }
    }

    private static func cannotBegin(_ tutorial: Tutorial) -> Failure {
        Failure(
            .invalidCommand, "\(tutorial.lesson.name) cannot begin: this line failed: \(tutorial.obstacle ?? "")",
            details: [tutorial.interpreter.session.error?.message].compactMap(\.self))
    }
}
