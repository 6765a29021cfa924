import NeshData
import NeshInterpreter
import NeshLanguage

/// One step of a taught script: what is said, what is done, and how the effect is recognised.
package struct Scene: Sendable {
    /// The `##` lines before it, without the marks.
    package var narration: [String] = []
    /// `# hint:` lines between narration and command.
    package var hints: [String] = []
    /// `# writes: FILE` lines there: the task makes or changes this file, from the lesson's folder.
    package var files: [String] = []
    /// `# names: WORD` or `# names: ONE|OTHER` lines there: the line has to name this, for nothing else shows what was
    /// done.
    package var words: [String] = []
    /// `# runs: PROGRAM` or `# runs: ONE|OTHER` lines there: the line has to call this program, not only to name it.
    package var programs: [String] = []
    /// `# proof: LINE` lines there: this line succeeds, unseen, once the step is done.
    package var proofs: [Statement] = []
    /// `# means: TEXT` there: in words what the proofs prove.
    package var proofMeaning: String?
    /// `###` lines before the command: the presenter's own.
    package var notes: [String] = []
    /// Lines that only prepare (`set`, `option`, `on-exit`): run unseen.
    package var preparations: [Statement] = []
    /// What the learner does and a demo shows; nil for narration at the end.
    package var task: Statement?
    /// The `expect` and `wait` lines after it: the effect that it must have.
    package var checks: [Statement] = []

    package init() {}

    /// What the line itself has to name, where nothing else shows what it did.
    var essentials: [String] { checks.isEmpty && files.isEmpty && proofs.isEmpty ? task?.essentials ?? [] : [] }

    /// A learner reads a pattern, or a line of the lesson's, in place of words: `# means: TEXT` gives them.
    package var isVague: Bool {
        checks.compactMap(TaughtCheck.init).contains(where: \.isVague) || !proofs.isEmpty && proofMeaning == nil
    }

    /// Nothing but a line with this verb that succeeds is waited for.
    package var isUnchecked: Bool {
        (checks + proofs).isEmpty && (files + words + programs + essentials).isEmpty
    }
}

/// A script as lessons and demos see it.
package struct TaughtScript: Sendable {
    /// Everything before the first narration: run unseen.
    package private(set) var preparations: [Statement] = []
    /// In the order of the script.
    package private(set) var scenes: [Scene] = []

    /// - Parameter statements: of one file that has been parsed without problems.
    package init(_ statements: [Statement]) {
        let hasNarration = statements.contains(where: \.isNarration)
        var rest = statements[...]
        if hasNarration {
            preparations = Array(rest.prefix { !$0.isNarration })
            rest = rest.dropFirst(preparations.count)
        }
        var scene = Scene()
        for statement in rest { take(statement, into: &scene) }
        if scene.task != nil || !scene.narration.isEmpty { scenes.append(scene) }
        if !scene.preparations.isEmpty, scene.task == nil { scenes.append(scene) }
    }

    private mutating func take(_ statement: Statement, into scene: inout Scene) {
        if case .narration(let text) = statement.kind {
            if scene.task != nil { finish(&scene) }
            scene.narration.append(text)
        } else if scene.task != nil, statement.isCheck {
            scene.checks.append(statement)
        } else {
            if scene.task != nil { finish(&scene) }
            if statement.isPreparation {
                scene.preparations.append(statement)
            } else {
                scene.task = statement
                let above = Remark.above(statement.place)
                scene.hints = above.filter { $0.kind == "hint" }.map(\.text)
                scene.files = above.filter { $0.kind == "writes" }.map(\.text)
                scene.words = above.filter { $0.kind == "names" }.map(\.text)
                scene.programs = above.filter { $0.kind == "runs" }.map(\.text)
                scene.proofs = above.filter { $0.kind == "proof" }.flatMap { Self.proof($0.text, of: statement) }
                scene.proofMeaning = above.first { $0.kind == "means" }?.text
                scene.notes = Self.notes(above: statement.place)
            }
        }
    }

    private mutating func finish(_ scene: inout Scene) {
        scenes.append(scene)
        scene = Scene()
    }

    /// The `###` lines between a command and the one before it, without their marks.
    private static func notes(above place: Place) -> [String] {
        var notes: [String] = []
        var number = place.line - 1
        while number >= 1 {
            let line = place.source.text(place.source.range(ofLine: number))
            guard line.isEmpty || line.hasPrefix("#") else { break }
            if line.hasPrefix("###") { notes.insert(String(line.drop { $0 == "#" }.trimmingSpaces), at: 0) }
            number -= 1
        }
        return notes
    }

    /// The statements of a proof. What cannot be read proves nothing, not even the lesson's own answer.
    private static func proof(_ text: String, of task: Statement) -> [Statement] {
        let source = SourceText(name: task.place.source.name, text: text)
        guard case .statements(let statements) = Parser.parse(source).result, !statements.isEmpty else { return [task] }
        return statements
    }
}

extension Statement {
    package var isNarration: Bool { if case .narration = kind { true } else { false } }

    /// Looks whether something is so.
    package var isCheck: Bool {
        guard case .simple(let simple) = kind, case .check = simple.body else { return false }
        return true
    }

    /// Changes only the session.
    package var isPreparation: Bool {
        guard case .simple(let simple) = kind else { return false }
        if simple.prefixes.contains(where: { $0.prefix == .onExit }) { return true }
        guard case .command(let line) = simple.body, let verb = line.words.first?.bare else { return false }
        return ["set", "option", "on-error"].contains(verb)
    }

    /// What is typed: as it is written, without `not`, which stands for an error that is meant.
    package var typedText: String {
        guard case .simple(let simple) = kind, let first = simple.prefixes.first, first.prefix == .not else {
            return place.text
        }
        let source = place.source
        let start = first.place.range.upperBound
        return String(source.text(start..<place.range.upperBound).drop { $0 == " " })
    }

    /// It is meant to fail.
    package var meansToFail: Bool {
        guard case .simple(let simple) = kind else { return false }
        return simple.prefixes.contains { $0.prefix == .not }
    }

    /// The verb, `!` for a line for sh; nil for an `if`.
    package var verb: String? {
        guard case .simple(let simple) = kind else { return nil }
        switch simple.body {
        case .command(let line): return line.words.first?.bare
        case .check(let check): return check.verb.rawValue
        case .shell: return "!"
        }
    }
}

extension Interpreter {
    /// Reads and checks a script; what is wrong is shown.
    /// - Returns: nil when something is.
    package func prepare(_ source: SourceText) -> TaughtScript? {
        let parsed = Parser.parse(source)
        return check(parsed) ? TaughtScript(parsed.statements) : nil
    }
}
