import NeshCommand
import NeshInterpreter
import NeshLanguage
import NeshSystem

/// What there was when a step began. What differs later has changed in this step.
struct StepStart {
    /// Of the files that the step's line makes or changes, in their order.
    private(set) var files: [FileMark?]
    /// Of what lines leave behind.
    let marks: ResultMarks

    init(of scene: Scene?, _ interpreter: Interpreter) {
        files = (scene?.files ?? []).map { FileMark($0) }
        marks = interpreter.session.marks
    }

    /// A line that failed makes no file, whatever it left: what is there now was there at the beginning, so to speak.
    mutating func forgetChanges(since before: [FileMark?], of scene: Scene) {
        for (index, path) in scene.files.enumerated() where FileMark(path) != before[index] {
            files[index] = FileMark(path)
        }
    }
}
