import NeshCommand
import NeshSystem

/// What took long at the prompt says so.
final class TimeNote {
    private let state: RunState
    /// This line's interruption was reported, with its time.
    var hasToldInterruption = false

    init(_ state: RunState) { self.state = state }

    /// - Parameter time: how long it took; nil where that is not to be reported.
    func tell(_ time: Duration?, wasInterrupted: Bool = false, _ output: Output) {
        guard state.isAtPrompt, let time, wasInterrupted || time >= .seconds(1) else { return }
        if wasInterrupted { hasToldInterruption = true }
        let elapsed = UptimeText.elapsed(time)
        // The terminal has shown ^C, and the cursor stands behind it.
        if wasInterrupted { output.say(.aside("")) }
        output.say(.aside(wasInterrupted ? "interrupted after \(elapsed)" : "took \(elapsed)"))
    }
}
