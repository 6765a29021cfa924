import NeshData
import NeshText

/// What one check of `doctor` found.
package struct Finding: Sendable, Equatable {
    package enum Health: String, Sendable {
        case fine, note, bad
    }

    /// Which engine cannot run when this is bad.
    package enum Concern: String, Sendable {
        case nitro, local, qemu, memory, images, terminal
    }

    package var concern: Concern
    package var health: Health
    /// What was looked at: `CPU pool`.
    package var subject: String
    /// What is there, or what is wrong.
    package var message: String
    /// The command that mends it; nil where nothing needs mending.
    package var fix: String?

    static func fine(_ concern: Concern, _ subject: String, _ message: String) -> Finding {
        Finding(concern: concern, health: .fine, subject: subject, message: message)
    }

    static func note(_ concern: Concern, _ subject: String, _ message: String, fix: String? = nil) -> Finding {
        Finding(concern: concern, health: .note, subject: subject, message: message, fix: fix)
    }

    static func bad(_ concern: Concern, _ subject: String, _ message: String, fix: String) -> Finding {
        Finding(concern: concern, health: .bad, subject: subject, message: message, fix: fix)
    }

    var json: JSON {
        [
            "Engine": .string(concern.rawValue), "Subject": .string(subject), "Health": .string(health.rawValue),
            "Message": .string(message), "Fix": fix.map { .string($0) } ?? .null,
        ]
    }

    var lines: [StyledText] {
        let mark: StyledText =
            switch health {
            case .fine: StyledText("  ok    ", .good)
            case .note: StyledText("  note  ", .warning)
            case .bad: StyledText("  BAD   ", .bad)
            }
        let first = mark + StyledText(subject, .name) + StyledText(": \(message)")
        return [first] + (fix.map { [StyledText("          fix: ", .dim) + StyledText($0)] } ?? [])
    }
}
