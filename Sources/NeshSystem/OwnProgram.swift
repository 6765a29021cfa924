/// The program that runs.
package enum OwnProgram {
    /// Its file, whatever name it was called by.
    package static var path: String { AtomicFile.resolved("/proc/self/exe") }

    /// Whether a shell finds this very program by that name.
    /// - Parameter directories: PATH.
    package static func isFound(as name: String, on directories: String?) -> Bool {
        SearchPath(directories).find(name).map { AtomicFile.resolved($0) == path } ?? false
    }
}
