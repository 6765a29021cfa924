import Glibc
import NeshCommand
import NeshData
import NeshSystem

/// All lessons that can be taken here: those that come with the program, and files of one's own.
///
/// Files are found in the user's `~/.local/share/nesh/lessons`, and in `lessons` beside the work of a class: in the
/// working directory, or above it up to the top of its repository. A file counts only if it is the user's or root's and
/// nobody else may change it: a lesson runs commands.
package struct LessonShelf: Sendable {
    /// By name; what comes with the program is not among them.
    package let own: [Lesson]

    /// A larger file is not a lesson, in bytes.
    static let sizeLimit = 1 << 20
    private static let countLimit = 200
    private static let depthLimit = 32

    /// `talk.nesh` here, for the word `talk`; nil where no such file is here.
    package static func file(besides word: String) -> String? {
        let name = word + ".nesh"
        return !word.contains("/") && File.exists(name) ? name : nil
    }

    /// Reads the user's own folder and `lessons` in the working directory; in a repository also those above it.
    /// - Parameter workingDirectory: nil: only the user's own folder.
    package init(_ environment: Environment, workingDirectory: String? = FilePath.workingDirectory) {
        let folders =
            [Self.folder(environment)] + (workingDirectory.map { Self.folders(above: $0) } ?? [])
        var found: [String: Lesson] = [:]
        for folder in folders {
            for lesson in Self.lessons(in: folder) where found[lesson.name] == nil { found[lesson.name] = lesson }
        }
        own = found.values.sorted { $0.name < $1.name }
    }

    /// The user's own folder, where `tutorial new` puts lessons.
    package static func folder(_ environment: Environment) -> String {
        UserDirectories.outsideLessons(environment.variables).data + "/lessons"
    }

    /// By number or name.
    package func named(_ word: String) -> Lesson? { Lesson.named(word) ?? own.first { $0.name == word } }

    /// What can be typed for a lesson.
    package var words: [String] { Lesson.all.map(\.name) + own.map(\.name) }

    private static func folders(above directory: String) -> [String] {
        var folders: [String] = []
        var parts = directory.split(separator: "/")
        for _ in 0..<depthLimit {
            let path = "/" + parts.joined(separator: "/")
            folders.append((path == "/" ? "" : path) + "/lessons")
            if File.exists(path + "/.git") { return folders }
            if parts.popLast() == nil { break }
        }
        // Outside of a repository only what lies right here.
        return Array(folders.prefix(1))
    }

    private static func lessons(in folder: String) -> [Lesson] {
        let names = ((try? File.names(in: folder)) ?? []).filter { $0.hasSuffix(".nesh") && !$0.hasSuffix(".ja.nesh") }
        return names.sorted().prefix(countLimit).compactMap { name in
            let bare = String(name.dropLast(5))
            guard isName(bare), Lesson.named(bare) == nil else { return nil }
            return try? read(folder + "/" + name, checksOwner: true)
        }
    }

    /// Letters, digits, `-` and `_`.
    package static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
                    || byte == 95
            }
    }

    /// A lesson in a file that somebody named.
    /// - Throws: E19 where it cannot be read or is not a file.
    package static func read(_ path: String) throws(Failure) -> Lesson {
        guard let lesson = try read(path, checksOwner: false) else {
            throw Failure(.fileOperation, "\(path) is not a file for a lesson", about: .file(path))
        }
        return lesson
    }

    private static func read(_ path: String, checksOwner: Bool) throws(Failure) -> Lesson? {
        func text(_ path: String) throws(Failure) -> String? {
            guard let status = try failing(.fileOperation, try File.status(path)) else {
                return nil
            }
            if checksOwner {
                guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() || status.st_uid == 0,
                    status.st_mode & 0o002 == 0
                else { return nil }
            }
            return try failing(.fileOperation, try File.text(path, limit: sizeLimit))
        }
        guard let english = try text(path) else { return nil }
        let stem = path.hasSuffix(".nesh") ? String(path.dropLast(5)) : path
        let japanese = try? text(stem + ".ja.nesh")
        let name = String(stem.split(separator: "/").last ?? "lesson")
        let title = title(of: english) ?? name
        return Lesson(
            name, Phrase(title, japanese.flatMap(Self.title) ?? title), Phrase(english, japanese ?? english),
            path: FilePath.absolute(path))
    }

    /// What `# lesson: TITLE` says, otherwise the first line of narration.
    static func title(of text: String) -> String? {
        let lines = text.split(separator: "\n").lazy
        let mark = "# lesson: "
        if let named = lines.first(where: { $0.hasPrefix(mark) }) { return String(named.dropFirst(mark.count)) }
        return lines.first { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
    }
}
