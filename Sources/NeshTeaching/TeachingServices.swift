import NeshCommand
import NeshData
import NeshSystem
import Synchronization

/// What lessons, recordings and replays need of the program around the shell.
package struct TeachingServices: Sendable {
    /// Everything that is said goes through it.
    package var tap = OutputTap()
    /// The recording that runs, or none.
    package var recorder: Recorder
    /// Takes wishes about lessons; nil where nobody sits at a prompt.
    package var lessons: LessonDesk?
    /// Plays a recording on the terminal, with keys; nil where there is none.
    package var play: (@Sendable (Cast, ReplayOptions, Interrupt) throws(Failure) -> Void)?

    /// New desks and an empty recorder; nothing is read.
    package init(commands: CommandTable) { recorder = Recorder(commands: commands) }
}

extension Services {
    /// Lessons, recordings and replays. Without any, a recorder that nobody else has.
    package var teaching: TeachingServices {
        get { self[TeachingServices.self] ?? TeachingServices(commands: commands) }
        set {
            self[TeachingServices.self] = newValue
            tap = newValue.tap
            settingChanged = { [recorder = newValue.recorder] name, value in
                if name == SettingList.declared.mask.spec.name { recorder.hide(value ?? "") }
            }
        }
    }
}

/// Where the `tutorial` command leaves what the prompt is to do next.
package final class LessonDesk: Sendable {
    /// What was asked for.
    package enum Wish: Sendable, Equatable {
        /// From this step on; nil goes on where the learner left it.
        /// - Parameter report: the file that says how it goes, after each step.
        case begin(Lesson, step: Int?, report: String? = nil)
        case hint, skip, back, leave
    }

    private let wishes = Mutex<[Wish]>([])
    private let current = Mutex<String?>(nil)

    package init() {}

    package func ask(_ wish: Wish) { wishes.withLock { $0.append(wish) } }

    package func take() -> Wish? { wishes.withLock { $0.isEmpty ? nil : $0.removeFirst() } }

    /// The name of the lesson that is being taken.
    package var lesson: String? {
        get { current.withLock { $0 } }
        set { current.withLock { $0 = newValue } }
    }
}
