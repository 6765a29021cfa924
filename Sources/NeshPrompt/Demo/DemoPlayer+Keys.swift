import NeshCommand
import NeshInterpreter
import NeshLanguage
import NeshSystem
import NeshTeaching
import NeshText

extension DemoPlayer {
    /// How much of a line the audience sees.
    enum Stage: Equatable {
        case waiting
        /// So many characters.
        case typing(Int)
        /// So many characters, and no more by themselves.
        case held(Int)
        case ready
    }

    /// Waits, types and waits; keys that mean something else come back as what they mean.
    /// - Returns: `.next` when the line is to run.
    func advance(_ stage: inout Stage, _ text: String) -> Action {
        while true {
            switch stage {
            case .waiting:
                if options.appearsAtOnce {
                    show(StyledText(text))
                    stage = .ready
                    continue
                }
                guard let action = pause() else { return .quit }
                if action != .next { return action }
                stage = .typing(0)
            case .typing(let count):
                switch type(text, from: count) {
                case .typed: stage = .ready
                case .held(let count):
                    stage = .held(count)
                    options.plays = false
                    remark(DemoPhrases.held[language])
                case .left(let action, let count):
                    stage = .typing(count)
                    return action
                }
            case .held(let count):
                guard let action = pause() else { return .quit }
                if action != .next { return action }
                show(StyledText(String(text.dropFirst(count))))
                stage = .ready
            case .ready:
                return pause() ?? .quit
            }
        }
    }

    /// Until a key asks for something, or for the gap while it plays automatically.
    /// - Returns: nil when the terminal is gone.
    private func pause() -> Action? {
        var deadline: Deadline?
        while true {
            if !options.plays { deadline = nil }
            if options.plays, deadline == nil { deadline = Deadline(after: options.gap) }
            guard let keyBoard else {
                // Nobody has keys: it plays automatically.
                return rest(options.gap) ? .next : nil
            }
            // The clock in the title goes on while nobody presses a key.
            let minute = Deadline(after: .seconds(60 - WallClock.seconds % 60))
            switch keyBoard.next(until: min(deadline ?? minute, minute), interrupts: startup.interrupts) {
            case .time:
                if let deadline, deadline.hasPassed { return .next }
                showTitle()
            case .end:
                ending = 128 + (startup.interrupts.termination ?? 1)
                return nil
            case .key(let key):
                if let action = action(for: key) { return action }
            }
        }
    }

    /// - Returns: false when a signal asks the program to end.
    private func rest(_ gap: Duration) -> Bool {
        var items = [PollItem(startup.interrupts.descriptor)]
        guard let count = try? Poll.wait(&items, until: Deadline(after: gap)), count > 0 else { return true }
        ending = 128 + (startup.interrupts.termination ?? 2)
        return false
    }

    /// As long after a key that means nothing no other does.
    private static let strayPause = Duration.milliseconds(700)

    /// Whether a key is one of many that are pressed as if somebody typed.
    private func isStray(_ key: Character) -> Bool {
        guard key >= "!", key <= "~" else { return false }
        let isKnown = "brsqgp+=-?".contains(key)
        let follows = strayAt.map { Moment.now - $0 < Self.strayPause } ?? false
        guard follows || !isKnown else { return false }
        strayAt = Moment.now
        return true
    }

    /// What a key wants; nil for one that only changes how the player goes on.
    private func action(for key: Character) -> Action? {
        if isStray(key) { return nil }
        strayAt = nil
        switch key {
        case " ", "\r", "\n": return .next
        case "b": return .breakOut
        case "r": return .again
        case "s": return .skip
        case "q", "\u{4}": return .quit
        case "\u{3}":
            // Pressed by habit, in front of an audience.
            options.plays = false
            remark(DemoPhrases.quits[language])
        case "\u{c}": clear()
        case "g":
            write("\n" + StyledText(DemoPhrases.goTo[language]))
            let line = askForLine()
            if let line, line <= lastLine { return .go(line) }
            aside {
                if line != nil { say(StyledText(DemoPhrases.beyond.filled(language, "\(lastLine)"), .dim)) }
            }
        case "p":
            options.plays.toggle()
            remark(options.plays ? DemoPhrases.playing[language] : DemoPhrases.stopped[language])
        case "+", "=": changePace(by: 1.25)
        case "-": changePace(by: 0.8)
        case "?":
            aside { for line in DemoPhrases.keys { say(StyledText("  " + line[language], .dim)) } }
        default: break
        }
        return nil
    }

    private func changePace(by factor: Double) {
        options.speed = min(100, max(0.1, options.speed * factor))
        let tenths = Int((options.speed * 10).rounded())
        remark(DemoPhrases.pace.filled(language, "\(tenths / 10).\(tenths % 10)"))
    }

    private func remark(_ text: String) {
        guard keyBoard != nil else { return }
        aside { say(StyledText("  " + text, .dim)) }
    }

    /// An empty screen with the line at its top.
    private func clear() {
        guard keyBoard != nil else { return }
        startup.teaching.tap.unheard {
            output.aside(control: .clearScreen)
            write(visible)
        }
    }

    /// Something below the line, which is then shown again.
    private func aside(_ body: () -> Void) {
        write("\n")
        body()
        startup.teaching.tap.unheard { write(visible) }
    }

    private func askForLine() -> Int? {
        var digits = ""
        while let keyBoard {
            guard case .key(let key) = keyBoard.next(interrupts: startup.interrupts) else { return nil }
            if key.isASCII, key.isNumber, digits.count < 6 {
                digits.append(key)
                write(StyledText(String(key)))
            } else if key == "\r" || key == "\n" {
                return Int(digits)
            } else if key == "\u{1B}" || key == "\u{3}" || key == "q" {
                return nil
            } else if key == "\u{7F}", !digits.isEmpty {
                digits.removeLast()
                output.aside(control: .rubOut)
            }
        }
        return nil
    }

    // MARK: Typing

    private enum Typing {
        case typed
        /// Ctrl-C came when so many characters stood there.
        case held(Int)
        /// This key came when so many characters stood there.
        case left(Action, Int)
    }

    /// Each key has its moment on one clock, so that a busy machine makes the line no slower.
    private func type(_ text: String, from shown: Int) -> Typing {
        let characters = Array(text)
        var count = shown
        let pace = keysPerSecond
        let plan = TypingPlan(
            String(characters[shown...]), keysPerSecond: pace, seed: UInt64(text.utf8.count &* 31 &+ shown))
        let start = Moment.now
        while count < characters.count {
            let due = start + plan.times[count - shown]
            let left = due - Moment.now
            if left <= .zero {
                show(StyledText(String(characters[count])))
                count += 1
                continue
            }
            guard let keyBoard else {
                if !rest(left) { return .left(.quit, count) }
                continue
            }
            switch keyBoard.next(until: Deadline(after: left), interrupts: startup.interrupts) {
            case .time: continue
            case .end:
                ending = 128 + (startup.interrupts.termination ?? 1)
                return .left(.quit, count)
            case .key(let key):
                if key == " " || key == "\r" || key == "\n" {
                    show(StyledText(String(characters[count...])))
                    return .typed
                }
                switch key {
                case "\u{3}":
                    strayAt = nil
                    return .held(count)
                case "\u{c}": clear()
                case "\u{4}": return .left(.quit, count)
                case "+", "-", "=":
                    _ = action(for: key)
                    // Another pace from here on.
                    return type(text, from: count)
                // Anyone who seems to type presses any keys: none of them is a command.
                default:
                    strayAt = Moment.now
                    continue
                }
            }
        }
        return .typed
    }

    private var keysPerSecond: Double {
        interpreter.session.settings[\.typing] * options.speed
    }
}
