import NeshCommand
import NeshData
import NeshSystem

/// How far a learner has come, kept in a file between sessions.
package struct LessonProgress: Sendable, Equatable {
    /// The lesson that was being taken; nil before the first and between two.
    package var current: String?
    /// Its next step, counted from 0.
    package var step = 0
    /// Names of lessons that were taken to their end.
    package var done: [String] = []

    package init() {}

    /// In the user's state directory.
    package static func path(_ environment: Environment) -> String {
        UserDirectories(environment: environment.variables).state + "/tutorial.json"
    }

    /// What the file says; a missing or damaged one means a new learner.
    package static func load(_ path: String) -> LessonProgress {
        var progress = LessonProgress()
        guard let bytes = try? File.read(path), let json = try? JSON.parse(bytes) else { return progress }
        progress.current = json["Lesson"]?.string
        progress.step = max(0, json["Step"]?.integer ?? 0)
        progress.done = (json["Done"]?.array ?? []).compactMap(\.string)
        return progress
    }

    /// Writes the file as a whole, and makes its directory where it is missing.
    package func save(_ path: String) throws(SystemError) {
        var object = JSON.Object()
        object["Lesson"] = current.map { .string($0) } ?? .null
        object["Step"] = .integer(Int64(step))
        object["Done"] = .array(done.map { .string($0) })
        if let slash = path.lastIndex(of: "/") { try File.makeDirectories(String(path[..<slash]), mode: 0o700) }
        try AtomicFile.write(Array((JSON.object(object).pretty + "\n").utf8), to: path)
    }

    package mutating func finish(_ lesson: Lesson) {
        if !done.contains(lesson.name) { done.append(lesson.name) }
        current = nil
        step = 0
    }

    /// The one to go on with: the current, otherwise the first that is not done.
    package func upcoming(on shelf: LessonShelf) -> Lesson? {
        current.flatMap(shelf.named) ?? Lesson.all.first { !done.contains($0.name) }
    }
}
