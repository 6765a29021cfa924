import NeshCommand

/// The verbs that teach and show.
package enum TeachingVerbs {
    /// In the order of help.
    package static let all: [any Command.Type] = [
        TutorialCommand.self, Demo.self, Record.self, Note.self, Replay.self, Export.self,
    ]

    /// Whether the words take a lesson, for which somebody sits at a prompt.
    package static func needPrompt(_ words: [String]) -> Bool { TutorialCommand.needsPrompt(words) }
}
