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
        case .own: return interpreter.submit(text)
        case .meant(let meaning): return perform(meaning)
        case .foreign(let foreign):
            current.answer(foreign)
            return .done
        }
    }

    /// Does one step after the other, and shows each line that was not typed so.
    private func perform(_ meaning: ShellMeaning) -> Interpreter.Submission {
        var succeeded = true
        for step in meaning.steps {
            switch step.join {
            case .succeeded where !succeeded: continue
            case .failed where succeeded: continue
            default: break
            }
            if let note = step.note { output.remark(note) }
            if case .condition(let holds, let text) = step.action {
                if !holds { output.say(.aside("\(text) does not hold: the rest of the line is not run")) }
                succeeded = holds
                continue
            }
            let submission = perform(step.action)
            if case .done = submission {} else { return submission }
            succeeded = current.lineSucceeded && !current.session.lineFailed
            if current.wasInterrupted { break }
        }
        return .done
    }

    private func perform(_ action: ShellMeaning.Action) -> Interpreter.Submission {
        switch action {
        case .line(let line):
            output.say(.aside("→ \(line)"))
            return current.submit(line + "\n")
        case .capture(let wanted):
            output.say(.aside("→ \(wanted.line), for \(wanted.variable)"))
            if let value = current.capture(wanted) { output.say(.aside("\(wanted.variable) is \(value)")) }
            return .done
        case .again:
            guard let last = desk.entries.last?.text ?? desk.older.last else {
                output.say(.aside("there is no line before"))
                return .done
            }
            output.say(.aside("→ \(last)"))
            return TypedLine.meaning(of: last, in: current, services.commands).map(perform)
                ?? current.submit(last + "\n")
        case .clear:
            output.aside(control: .clearScreen)
            return .done
        case .directory(let wanted):
            change(to: wanted)
            return .done
        case .condition: return .done
        }
    }

    /// `cd`: paths of later lines are relative to it.
    private func change(to wanted: String?) {
        let home = current.session.environment.text("HOME") ?? "/"
        var path = wanted ?? home
        if path == "~" || path.hasPrefix("~/") { path = home + path.dropFirst() }
        let before = FilePath.workingDirectory ?? "/"
        if path == "-" { path = directoryBefore ?? before }
        guard guide?.interpreter == nil else {
            current.refuse("a lesson stays in its folder", notes: ["stop  leaves the lesson"])
            return
        }
        guard current.runningJobs.isEmpty else {
            current.refuse(
                "jobs run, whose paths are relative to \(before)", notes: ["jobs  lists them; fg waits for one"])
            return
        }
        guard chdir(path) == 0 else {
            current.refuse("cannot go to \(path): \(SystemError("chdir", path).reason)", notes: [])
            return
        }
        directoryBefore = before
        output.say(.aside("now in \(FilePath.workingDirectory ?? path)"))
    }
}
