import CLinux
import Glibc

/// Where a user's files of this program go, by the XDG rules.
package struct UserDirectories: Sendable, Equatable {
    /// Made things that are worth keeping: images.
    package var data: String
    /// Settings.
    package var configuration: String
    /// History and logs.
    package var state: String
    /// Sockets; nil where the session has no such directory.
    package var runtime: String?
    package var home: String

    /// The variable that a lesson sets: the absolute path of a directory for what it makes, so that nothing of it stays
    /// among the user's own data and state.
    package static let lessonVariable = "NESH_LESSON"

    /// Those of the learner, which outlast a lesson.
    package static func outsideLessons(_ environment: [String: String]) -> UserDirectories {
        UserDirectories(environment: environment.filter { $0.key != lessonVariable })
    }

    /// - Parameter environment: variables by name; relative paths in them are ignored, as the rules say.
    package init(environment: [String: String] = ProcessEnvironment.variables, userID: UInt32 = getuid()) {
        func path(_ name: String) -> String? {
            guard let value = environment[name], value.hasPrefix("/") else { return nil }
            var path = value
            while path != "/", path.utf8.last == UInt8(ascii: "/") { path.unicodeScalars.removeLast() }
            return path
        }
        let home = path("HOME") ?? Self.homeDirectory(of: userID) ?? "/"
        let base = home == "/" ? "" : home
        self.home = home
        let lesson = path(Self.lessonVariable)
        data = lesson.map { $0 + "/data" } ?? (path("XDG_DATA_HOME") ?? base + "/.local/share") + "/nesh"
        configuration = (path("XDG_CONFIG_HOME") ?? base + "/.config") + "/nesh"
        state = lesson.map { $0 + "/state" } ?? (path("XDG_STATE_HOME") ?? base + "/.local/state") + "/nesh"
        runtime = path("XDG_RUNTIME_DIR").map { $0 + "/nesh" }
    }

    /// The path as people write it: `~` stands for the home, where it is below that.
    package func shown(_ path: String) -> String {
        guard home != "/", path.hasPrefix(home + "/") else { return path }
        return "~" + path.dropFirst(home.count)
    }

    private static func homeDirectory(of userID: UInt32) -> String? {
        guard let fields = account(of: userID), fields[5].hasPrefix("/") else { return nil }
        return fields[5]
    }

    /// The user's login name, nil where there is none.
    package static func name(of userID: UInt32) -> String? { account(of: userID)?[0] }

    // Read by hand: the library's look-up would load modules that a static program does not have.
    private static func account(of userID: UInt32) -> [String]? {
        guard let text = try? File.text("/etc/passwd") else { return nil }
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            if fields.count >= 6, fields[2] == String(userID) { return fields.map(String.init) }
        }
        return nil
    }
}

/// This process's environment.
package enum ProcessEnvironment {
    /// As it is now; of a name that stands twice the first one counts.
    package static var variables: [String: String] {
        var variables: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
                variables[String(text[..<equals])] = String(text[text.utf8.index(after: equals)...])
            }
            next += 1
        }
        return variables
    }

    /// Takes away what was set for the Swift runtime alone. First thing in `main`, before there are threads.
    package static func forgetRuntimeVariable() { nesh_forget_runtime_variable() }

    /// The value of one variable; nil when it is not set or empty.
    package static subscript(name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
