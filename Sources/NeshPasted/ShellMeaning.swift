import NeshCommand
import NeshData
import NeshLanguage

/// What a line of another shell means where nesh can do exactly that itself: the lines of a tutorial, typed or pasted
/// as they stand.
///
/// Nil for everything that is not understood to its last word: `ShellLine` then says what is near it.
package struct ShellMeaning: Sendable, Equatable {
    /// What there is to know of the session and the machine.
    package struct Surroundings {
        /// A variable's value; nil where it has none.
        package var value: (String) -> String?
        /// Whether a program of this name is on the search path.
        package var isInstalled: (String) -> Bool
        package var isFile: (String) -> Bool
        /// Whether the environment has a variable of this name, which nesh calls `$env.NAME`.
        package var isInEnvironment: (String) -> Bool

        package init(
            value: @escaping (String) -> String? = { _ in nil },
            isInstalled: @escaping (String) -> Bool = { _ in false },
            isFile: @escaping (String) -> Bool = { _ in false },
            isInEnvironment: @escaping (String) -> Bool = { _ in false }
        ) {
            self.value = value
            self.isInstalled = isInstalled
            self.isFile = isFile
            self.isInEnvironment = isInEnvironment
        }
    }

    /// What one step does.
    package enum Action: Sendable, Equatable {
        /// A line of nesh's own.
        case line(String)
        /// The line's output, not shown, for a variable.
        case capture(ShellCapture)
        /// Of nesh itself; nil is the home directory, `-` the one before.
        case directory(String?)
        case clear
        /// The line before.
        case again
        /// A condition on variables, which is decided when its turn comes: what stands before it may change them.
        case condition(ShellTest, text: String)
    }

    /// When a step is done, by how the one before went.
    package enum Join: Sendable, Equatable { case always, succeeded, failed }

    /// One thing to do, and when.
    package struct Step: Sendable, Equatable {
        package var join: Join
        package var action: Action
        /// What a person should know about it; nil where it does what was typed.
        package var note: String?
    }

    /// In the order of the line.
    package var steps: [Step]

    /// The line of nesh's own that is the whole meaning; nil where there is more to it.
    package var line: String? {
        guard steps.count == 1, case .line(let line) = steps[0].action else { return nil }
        return line
    }

    /// - Returns: nil for a line of nesh's own and for one that is not understood as a whole.
    package static func of(
        _ typed: String, _ commands: CommandTable, _ surroundings: Surroundings = Surroundings()
    ) -> ShellMeaning? {
        let text = String(ShellWord.joined(typed).replacing("\u{a0}", with: " ").trimmingSpaces)
        if let own = ShellPrompt.line(behindOwn: text), !own.contains("\n") {
            // Behind it may stand what is not nesh's own either, such as cd.
            return of(own, commands, surroundings) ?? ShellMeaning(steps: [Step(join: .always, action: .line(own))])
        }
        let rest = ShellPrompt.stripped(text)
        guard !rest.isEmpty, !rest.contains("\n"), !rest.hasSuffix("\\"),
            !"#!|".contains(rest.first ?? "#") || rest == "!!"
        else {
            return nil
        }
        // Of a here-document nothing would read the lines below.
        guard let parts = ShellParts.split(ShellWord.withoutComment(rest)), !ShellConstruct(rest).hasHereDocument else {
            return nil
        }
        var reader = ShellSegment(commands: commands, surroundings: surroundings, isAlone: parts.count == 1)
        var steps: [Step] = []
        for part in parts {
            // `|| true`: the failure is not to matter.
            if part.join == .failed, ["true", ":"].contains(part.text) {
                guard case .line(let line)? = steps.last?.action, !line.hasPrefix("!") else { return nil }
                steps[steps.count - 1].action = .line("try " + line)
                continue
            }
            guard let found = reader.actions(part.text) else { return nil }
            for (index, each) in found.enumerated() {
                steps.append(Step(join: index == 0 ? part.join : .succeeded, action: each.action, note: each.note))
            }
        }
        // As it was typed: nesh's own line, about which the parser says more.
        let own = ShellMeaning.Action.line(ShellWord.withoutComment(text))
        if steps.count == 1, steps[0].note == nil, steps[0].action == own { return nil }
        return ShellMeaning(steps: steps)
    }
}
