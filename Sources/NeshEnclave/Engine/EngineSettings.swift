import NeshData
import NeshSystem

/// What engines are made with.
package struct EngineSettings: Sendable {
    /// The allocator's file; nil is the system's, or else the user's own.
    package var allocatorPath: String?
    /// Where its files are.
    package var directories: UserDirectories
    /// Where consoles of keepers are kept.
    package var logsDirectory: String
    /// Of the process that asks.
    package var environment: [String: String]
    /// The program that becomes a keeper when it is called with `Keep.verb`.
    package var keeperProgram: String
    /// Told of things that are skipped.
    package var warn: @Sendable (String) -> Void

    package init(
        allocatorPath: String? = nil, environment: [String: String] = ProcessEnvironment.variables,
        keeperProgram: String = "/proc/self/exe", warn: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.allocatorPath = allocatorPath
        self.environment = environment
        self.keeperProgram = keeperProgram
        self.warn = warn
        directories = UserDirectories(environment: environment)
        logsDirectory = Self.logsDirectory(directories)
    }

    /// Where a user's consoles are kept.
    package static func logsDirectory(_ user: UserDirectories) -> String { user.state + "/consoles" }

    /// The allocator's file that these settings mean.
    /// - Throws: where it is there and cannot be read.
    package func allocator() throws(Failure) -> AllocatorFile {
        try AllocatorFile(path: allocatorPath, directories: directories)
    }
}
