import NeshData

/// What one check of `doctor` found.
package struct Finding: Sendable, Equatable {
    /// How good it is: all is well, good to know, to be fixed.
    package enum Health: String, Sendable {
        case fine, note, bad
    }

    /// What suffers when this is bad.
    package enum Concern: Sendable, Hashable {
        /// The engine cannot run.
        case engine(EngineKind)
        case images
        case terminal
        /// Nothing by itself: what is on the machine besides.
        case machine

        /// What it is called in `doctor`'s output.
        package var name: String {
            switch self {
            case .engine(let kind): kind.rawValue
            case .images: "images"
            case .terminal: "terminal"
            case .machine: "machine"
            }
        }
    }

    package var concern: Concern
    package var health: Health
    /// What was looked at: `CPU pool`.
    package var subject: String
    /// What is there, or what is wrong.
    package var message: String
    /// The command that fixes it; nil where nothing needs fixing.
    package var fix: String?
    /// The lessons cannot do without what is missing, on the engine that has it: always so where it cannot run.
    package var isForLessons: Bool

    package init(
        concern: Concern, health: Health, subject: String, message: String, fix: String? = nil,
        isForLessons: Bool = false
    ) {
        self.concern = concern
        self.health = health
        self.subject = subject
        self.message = message
        self.fix = fix
        self.isForLessons = isForLessons || health == .bad
    }

    /// Nothing is wrong.
    package static func fine(_ concern: Concern, _ subject: String, _ message: String) -> Finding {
        Finding(concern: concern, health: .fine, subject: subject, message: message)
    }

    /// Something that the user should know; nothing is kept from running.
    package static func note(
        _ concern: Concern, _ subject: String, _ message: String, fix: String? = nil, isForLessons: Bool = false
    ) -> Finding {
        Finding(
            concern: concern, health: .note, subject: subject, message: message, fix: fix, isForLessons: isForLessons)
    }

    /// What keeps its concern from working.
    package static func bad(_ concern: Concern, _ subject: String, _ message: String, fix: String) -> Finding {
        Finding(concern: concern, health: .bad, subject: subject, message: message, fix: fix)
    }

    /// As `doctor --json` prints it.
    package var json: JSON {
        [
            "Engine": .string(concern.name), "Subject": .string(subject), "Health": .string(health.rawValue),
            "Message": .string(message), "Fix": fix.map { .string($0) } ?? .null,
        ]
    }
}
