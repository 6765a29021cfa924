import NeshCommand
import NeshData
import NeshSystem

/// How far a learner has come, kept in a file between sessions.
package struct LessonProgress: Sendable, Equatable {
    /// The lesson that was being taken; nil before the first and between two.
    package var current: String?
    /// The next step of each lesson that was left in its middle, by the lesson's name; counted from 0.
    package var places: [String: Int] = [:]
    /// Names of lessons that were taken to their end, the last one last.
    package var done: [String] = []

    package init() {}

    /// In the user's state directory.
    package static func path(_ environment: Environment) -> String {
        UserDirectories.outsideLessons(environment.variables).state + "/tutorial.json"
    }

    /// What the file says; a missing or damaged one means a new learner.
    package static func load(_ path: String) -> LessonProgress {
        var progress = LessonProgress()
        guard let bytes = try? File.read(path), let json = try? JSON.parse(bytes) else { return progress }
        progress.current = json["Lesson"]?.string
        if case .object(let places)? = json["Places"] {
            for place in places.members { progress.places[place.key] = place.value.integer.map { max(0, $0) } }
        }
        if let current = progress.current { progress.places[current] = max(0, json["Step"]?.integer ?? 0) }
        progress.done = (json["Done"]?.array ?? []).compactMap(\.string)
        return progress
    }

    /// Changes what the file says now, and writes it: what another prompt has kept meanwhile is not lost. A place that
    /// cannot be kept is no reason to end a lesson: it is changed here alone then.
    /// - Returns: whether it is kept.
    @discardableResult
    package mutating func change(in path: String, _ body: (inout LessonProgress) -> Void) -> Bool {
        let folder = FilePath.directory(of: path)
        try? File.makeDirectories(folder, mode: 0o700)
        let turn = try? FileLock.acquire(folder, until: Deadline(after: .seconds(2)))
        return withExtendedLifetime(turn) {
            var kept = Self.load(path)
            body(&kept)
            let isKept = (try? kept.save(path)) != nil
            if isKept { self = kept } else { body(&self) }
            return isKept
        }
    }

    /// Writes the file as a whole, and makes its directory where it is missing.
    package func save(_ path: String) throws(SystemError) {
        var object = JSON.Object()
        object["Lesson"] = current.map { .string($0) } ?? .null
        object["Step"] = .integer(Int64(step))
        var others = JSON.Object()
        for (name, step) in places.sorted(by: { $0.key < $1.key }) where name != current {
            others[name] = .integer(Int64(step))
        }
        object["Places"] = .object(others)
        object["Done"] = .array(done.map { .string($0) })
        if let slash = path.lastIndex(of: "/") { try File.makeDirectories(String(path[..<slash]), mode: 0o700) }
        try AtomicFile.write(Array((JSON.object(object).pretty + "\n").utf8), to: path)
    }

    /// The next step of the current lesson, counted from 0.
    package var step: Int { current.map(place) ?? 0 }

    /// Where a lesson goes on: its next step, counted from 0.
    package func place(in lesson: String) -> Int { places[lesson] ?? 0 }

    /// A lesson is being taken, and stands at a step.
    package mutating func keep(_ lesson: String, at step: Int) {
        current = lesson
        places[lesson] = step
    }

    package mutating func finish(_ lesson: Lesson) {
        done.removeAll { $0 == lesson.name }
        done.append(lesson.name)
        places[lesson.name] = nil
        current = nil
    }

    /// The one to go on with: the current, otherwise the next after the one that was done last, otherwise the first
    /// that is not done; nil if all are.
    package func upcoming(on shelf: LessonShelf) -> Lesson? {
        if let current = current.flatMap(shelf.named) { return current }
        let open = Lesson.all.filter { !done.contains($0.name) }
        let last = done.last.flatMap(Lesson.named)?.number ?? 0
        return open.first { $0.number > last } ?? open.first
    }
}
