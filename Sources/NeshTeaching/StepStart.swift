import NeshCommand
import NeshInterpreter
import NeshLanguage
import NeshSystem

/// What there was when a step began. What differs later has changed in this step.
struct StepStart {
    /// Of the files that the step's line makes or changes, in their order.
    private(set) var files: [FileMark?]
    /// What the step's line appends to: as it was, which nothing but the lesson brings back.
    let bases: [String: MadeFile]
    /// Of what lines leave behind.
    let marks: ResultMarks

    init(of scene: Scene?, _ interpreter: Interpreter) {
        files = (scene?.files ?? []).map { FileMark($0) }
        let appended = (scene?.files ?? []).filter { scene?.appends(to: $0) ?? false && FileMark($0) != nil }
        bases = Dictionary(appended.map { ($0, MadeFile($0, step: 0)) }, uniquingKeysWith: { first, _ in first })
        marks = interpreter.session.marks
    }

    /// A line that failed makes no file, whatever it left: what is there now was there at the beginning, so to speak.
    mutating func forgetChanges(since before: [FileMark?], of scene: Scene) {
        for (index, path) in scene.files.enumerated() where FileMark(path) != before[index] {
            files[index] = FileMark(path)
        }
    }
}
