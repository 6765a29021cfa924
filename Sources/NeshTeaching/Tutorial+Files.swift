import NeshData
import NeshInterpreter
import NeshLanguage
import NeshSystem

/// A file that a step made.
struct MadeFile {
    /// What tells without a look into it that it is as it was.
    let mark: FileMark?
    let digest: Int?
    /// Counted from 0.
    let step: Int

    init(_ path: String, step: Int) {
        mark = FileMark(path)
        digest = Self.digest(path)
        self.step = step
    }

    func isSame(_ path: String) -> Bool {
        let now = FileMark(path)
        return now != nil && (now == mark || Self.digest(path) == digest)
    }

    /// Good for one run of the program, and nobody forges it: it only notices mistakes.
    private static func digest(_ path: String) -> Int? {
        guard let bytes = try? File.read(path) else { return nil }
        var hasher = Hasher()
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}

/// What steps made and later ones need.
extension Tutorial {
    /// A step is done: what its line made is what later steps begin with.
    func keepFiles(of scene: Scene, step: Int) {
        for path in scene.files where FileMark(path) != nil { made[path] = MadeFile(path, step: step) }
    }

    /// Somebody has made a file again in the way of its step, such as a document that was too old: it will do.
    func keepRepeated(by attempt: StepAttempt) {
        for (path, file) in made where !file.isSame(path) && FileMark(path) != nil {
            let maker = tasks[file.step]
            guard let task = maker.task, task.verb != "!", attempt.repeats(task), interpreter.holds(maker.checks)
            else { continue }
            made[path] = MadeFile(path, step: file.step)
        }
    }

    /// Files that steps made and this or a later one needs, and that are no longer what they were, though no step
    /// asked for that.
    package var spoiled: [String] {
        let rest = tasks.dropFirst(step)
        return made.keys.sorted().filter { path in
            guard let file = made[path], !file.isSame(path), rest.contains(where: { $0.uses(path) }) else {
                return false
            }
            return !(scene?.makes(path) ?? false) && !isStillProven(path)
        }
    }

    /// Files that the step's line appends to and that a line which did not do the step has changed: appended to that, the
    /// line does not do it either.
    var overwritten: [String] {
        start.bases.keys.sorted().filter { !(start.bases[$0]?.isSame($0) ?? true) }
    }

    /// All that was proven of it holds still: another line than the lesson's has made it as good.
    private func isStillProven(_ path: String) -> Bool {
        let proofs = tasks.prefix(step).flatMap(\.proofs).filter { $0.place.text.contains(path) }
        return FileMark(path) != nil && !proofs.isEmpty && interpreter.holds(proofs)
    }
}

extension Scene {
    /// Its line, or what proves it, names this file.
    func uses(_ path: String) -> Bool { ([task].compactMap(\.self) + proofs).contains { $0.place.text.contains(path) } }

    /// Its line adds to the end of this file.
    func appends(to path: String) -> Bool { task?.place.text.contains(">> " + path) ?? false }

    /// It asks for this file to be made or changed.
    func makes(_ path: String) -> Bool {
        files.contains(path) || (task?.place.text.contains("> " + path) ?? false)
    }
}
