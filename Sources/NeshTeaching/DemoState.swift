import Glibc
import NeshCommand
import NeshData
import NeshSystem

/// Where a demo is: what its presenter sees on a second terminal. A file of the user's that nobody else can read.
package struct DemoState: Sendable, Equatable {
    /// The script's name.
    package var script: String
    /// Counted from 1.
    package var step: Int
    /// How many steps the demo has.
    package var count: Int
    /// Seconds since 1970.
    package var startedAt: Int64
    /// The presenter's own words about this step.
    package var notes: [String]
    /// What is typed in this step, and in the next.
    package var line: String
    package var next: String?
    /// The player's process ID.
    package var process: Int32

    package init(
        script: String, step: Int, count: Int, startedAt: Int64, notes: [String], line: String, next: String?,
        process: Int32 = getpid()
    ) {
        self.script = script
        self.step = step
        self.count = count
        self.startedAt = startedAt
        self.notes = notes
        self.line = line
        self.next = next
        self.process = process
    }

    /// The folder that holds the file.
    package static func folder(_ environment: Environment) -> String {
        UserDirectories.outsideLessons(environment.variables).state
    }

    private static func path(_ environment: Environment) -> String { folder(environment) + "/demo.json" }

    /// Writes the file, and makes its folder where it is missing.
    package func save(_ environment: Environment) throws(SystemError) {
        try File.makeDirectories(Self.folder(environment), mode: 0o700)
        let json: JSON = [
            "Script": .string(script), "Step": .integer(Int64(step)), "Count": .integer(Int64(count)),
            "StartedAt": .integer(startedAt), "Notes": .array(notes.map { .string($0) }), "Line": .string(line),
            "Next": next.map { .string($0) } ?? .null, "Process": .integer(Int64(process)),
        ]
        try AtomicFile.write(Array((json.pretty + "\n").utf8), to: Self.path(environment), mode: 0o600)
    }

    /// The demo that runs; nil where none does.
    package static func load(_ environment: Environment) -> DemoState? {
        guard let bytes = try? File.read(path(environment), limit: 1 << 20), let json = try? JSON.parse(bytes),
            let script = json["Script"]?.string, let step = json["Step"]?.integer, let count = json["Count"]?.integer,
            let start = json["StartedAt"]?.integer,
            let process = json["Process"]?.integer.flatMap(Int32.init(exactly:)),
            process > 0, kill(process, 0) == 0 || errno == EPERM
        else { return nil }
        return DemoState(
            script: script, step: step, count: count, startedAt: Int64(start),
            notes: json["Notes"]?.array?.compactMap(\.string) ?? [], line: json["Line"]?.string ?? "",
            next: json["Next"]?.string, process: process)
    }

    /// The demo is over.
    package static func remove(_ environment: Environment) { unlink(path(environment)) }
}
