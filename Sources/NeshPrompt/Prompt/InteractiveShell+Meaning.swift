import Glibc
import NeshCommand
import NeshInterpreter
import NeshLanguage
import NeshPasted
import NeshSystem
import NeshText

/// Lines of another shell that nesh understands as they stand.
extension InteractiveShell {
    /// Does what a line means.
    /// - Parameter text: the line as it was typed.
    func perform(_ line: TypedLine, _ text: String) -> Interpreter.Submission {
        switch line {
        case .own: return current.submit(text)
        case .meant(let meaning): return perform(meaning, text)
        case .foreign(let foreign):
            current.answer(foreign, to: text)
            return .done
        }
    }

    /// Does one step after the other, and shows each line that was not typed so.
    private func perform(_ meaning: ShellMeaning, _ typed: String) -> Interpreter.Submission {
        var succeeded = true
        for (number, step) in meaning.steps.enumerated() {
            switch step.join {
            case .succeeded where !succeeded: continue
            case .failed where succeeded: continue
            default: break
            }
            if let note = step.note { output.remark(note) }
            if case .condition(let test, let text) = step.action {
                guard let holds = test.holds(current.valueOfShell) else {
                    current.refuse(
                        "\(text) cannot be decided here: a variable in it has no value", notes: [], of: typed)
                    return .done
                }
                if !holds {
                    let rest = meaning.steps.dropFirst(number + 1)
                    let ends = !rest.isEmpty && rest.allSatisfy { $0.join == .succeeded }
                    output.say(
                        .aside(
                            ends ? "\(text) does not hold: the rest of the line is not run" : "\(text) does not hold"))
                }
                succeeded = holds
                continue
            }
            let submission = perform(step.action, typed)
            if case .done = submission {} else { return submission }
            succeeded = current.lineSucceeded && !current.session.lineFailed
            if current.wasInterrupted { break }
        }
        return .done
    }

    private func perform(_ action: ShellMeaning.Action, _ typed: String) -> Interpreter.Submission {
        switch action {
        case .line(let line):
            output.say(.aside("→ \(line)"))
            return current.submit(line + "\n")
        case .capture(let wanted):
            output.say(.aside("→ \(wanted.line), for \(wanted.variable)"))
            if let value = current.capture(wanted) { output.say(.aside("\(wanted.variable) is \(value)")) }
            return .done
        case .again:
            guard let last = lineBefore else {
                output.say(.aside("there is no line before"))
                return .done
            }
            output.say(.aside("→ \(last)"))
            return perform(TypedLine(last + "\n", in: current, services.commands), last + "\n")
        case .clear:
            output.aside(control: .clearScreen)
            // Nothing has run: what `fix` does is what it was.
            isCorrectionOffered = true
            return .done
        case .directory(let wanted):
            change(to: wanted, typed)
            return .done
        case .condition: return .done
        }
    }

    /// What `!!` runs: a line that asks for the one before it is not one of its own.
    private var lineBefore: String? {
        (desk.older + desk.entries.map(\.text)).last { line in
            let meaning = TypedLine.meaning(of: line, in: current, services.commands)
            return !(meaning?.steps.contains { $0.action == .again } ?? false)
        }
    }

    /// `cd`: paths of later lines are relative to it.
    private func change(to wanted: String?, _ typed: String) {
        let home = current.session.environment.text("HOME") ?? "/"
        var path = wanted ?? home
        if path == "~" || path.hasPrefix("~/") { path = home + path.dropFirst() }
        let before = FilePath.workingDirectory ?? "/"
        if path == "-" { path = directoryBefore ?? before }
        guard guide?.interpreter == nil else {
            current.refuse("a lesson stays in its folder", notes: ["stop  leaves the lesson"], of: typed)
            return
        }
        guard current.runningJobs.isEmpty else {
            current.refuse(
                "jobs run, whose paths are relative to \(before)", notes: ["jobs  lists them; fg waits for one"],
                of: typed)
            return
        }
        guard chdir(path) == 0 else {
            current.refuse("cannot go to \(path): \(SystemError("chdir", path).reason)", notes: [], of: typed)
            return
        }
        directoryBefore = before
        current.forgetFailure()
        output.say(.aside("now in \(FilePath.workingDirectory ?? path)"))
    }
}
