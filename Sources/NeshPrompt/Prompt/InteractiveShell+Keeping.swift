import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshPasted
import NeshShell
import NeshSystem
import NeshTeaching
import NeshTerminal
import NeshText

/// What stays of a line when it has been typed and run: history, recording, `fix`, `!!`.
extension InteractiveShell {
    /// For the arrow keys and later sessions, a block as one; a blank in front of it keeps it out.
    func keep(_ text: String) {
        guard !text.hasPrefix(" ") else { return }
        do throws(SystemError) { try editor.addToHistory(String(text.dropLast())) } catch {
            // Once: every line would meet the same.
            if !hasWarnedOfHistory { output.say(.warning("this session's lines are not kept: \(error.description)")) }
            hasWarnedOfHistory = true
        }
    }

    /// A recording has a block as the lines that it was typed in.
    func record(_ text: String) {
        var above = ""
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { recorder.promptShown(Parsed.Incomplete.prompt(below: above)) }
            recorder.lineEntered(String(line))
            above = String(line)
        }
    }

    /// Says what `fix` runs, once a line.
    func offerCorrection(of text: String) {
        guard !isCorrectionOffered else { return }
        isCorrectionOffered = true
        if !text.allSatisfy(\.isWhitespace) {
            desk.settleCorrection(
                after: text, succeeded: current.lineSucceeded, isLook: isLook(text), services.commands)
        }
        let draft = current.takeDraft()
        if let correction = current.takeCorrection() {
            desk.correct(correction)
            output.say(.aside(Self.offer(correction, shown: current.shownWays, of: Self.runs)))
        } else if let draft {
            desk.correct(draft, isDraft: true)
            let isWhole = draft.last != " "
            let offer =
                isWhole
                ? Self.offer(draft, shown: current.shownWays, of: Self.drafts)
                : "      = type fix to get this at the prompt, then add what is missing: " + draft.dropLast()
            output.say(.aside(offer))
        }
    }

    /// `ls`, `!date`: a line of other programs, or that looks as one does. echo says something of its own.
    private func isLook(_ text: String) -> Bool {
        let line = String(text.dropLast().drop { $0 == "!" })
        let verb = line.split(separator: " ").first.map(String.init)
        return ShellPlainLine(line).onlyLooks && !services.commands.traits(of: verb).contains(.repeatsWords)
    }

    /// What `fix` does with a line: alone, the first of several that stand above, or none of them.
    private typealias Offers = (alone: String, first: String, other: String)
    private static let runs: Offers = (
        "      = type fix to run it", "      = type fix to run the first of them", "      = type fix to run: "
    )
    private static let drafts: Offers = (
        "      = type fix to get it at the prompt, then Enter to run it",
        "      = type fix to get the first of them at the prompt, then Enter to run it",
        "      = type fix to get this at the prompt, then Enter to run it: "
    )

    /// A line that stands above already is not repeated.
    private static func offer(_ line: String, shown ways: [String], of offers: Offers) -> String {
        switch (ways.firstIndex(of: line), ways.count) {
        case (0, 1): offers.alone
        case (0, _): offers.first
        default: offers.other + line.replacing("\n", with: "\n" + String(repeating: " ", count: offers.other.count))
        }
    }

    func remember(_ text: String) {
        let kept = terminal.takeKept()
        offerCorrection(of: text)
        let unwanted = current.wasInterrupted ? editor.dropQueuedLines() : dropRest(of: text)
        if unwanted > 0 {
            output.say(.aside(unwanted == 1 ? "1 pasted line is not run" : "\(unwanted) pasted lines are not run"))
        }
        let line = String(text.dropLast())
        guard let first = line.first(where: { $0 != "\n" }), first != " ", first != "#" else { return }
        desk.record(line, output: kept, succeeded: current.lineSucceeded)
        editor.history.note(line, succeeded: current.lineSucceeded)
    }

    /// Pasted lines that belong to what was refused, or to what was handed to sh without them, are not commands: alone
    /// they would run whatever they were a part of.
    /// - Returns: how many lines were dropped.
    func dropRest(of text: String) -> Int {
        guard var construct = ShellConstruct(left: text, succeeded: current.lineSucceeded) else { return 0 }
        return editor.dropQueuedLines { line in
            guard construct.isOpen else { return false }
            construct.read(line)
            return true
        }
    }
}

extension Parsed.Incomplete {
    /// Says why more is asked for.
    var prompt: StyledText {
        switch self {
        case .backslash: StyledText("   \\> ", .dim)
        case .openIf: StyledText("  if> ", .dim)
        }
    }

    /// Before a line of a text that is edited as one.
    static func prompt(below line: String) -> StyledText {
        line.hasSuffix("\\") ? StyledText("   \\> ", .dim) : StyledText("  if> ", .dim)
    }
}
