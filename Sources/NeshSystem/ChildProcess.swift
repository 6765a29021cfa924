import CLinux
import Glibc
import NeshData

/// A program started by this one.
package final class ChildProcess: Sendable {
    package let id: Int32
    /// Readable once the process has ended.
    private let ended: OwnedDescriptor

    /// How a process ended.
    package enum Ending: Sendable, Equatable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// Starts a program with exactly the given descriptors, default signal actions and no signal blocked.
    /// - Parameters:
    ///   - program: a path, or with `searchingPath` a name.
    ///   - arguments: the first one is the name under which it is called.
    ///   - environment: `NAME=value` entries; nil passes this process's on.
    ///   - descriptors: number there → descriptor here, at most 16.
    ///   - newSession: detached from this terminal and its signals.
    /// - Throws: `SystemError` naming the program, also when it cannot be executed.
    package init(
        _ program: String, arguments: [String], environment: [String]? = nil, descriptors: [Int32: Int32] = [:],
        directory: String? = nil, searchingPath: Bool = false, newSession: Bool = false
    ) throws(SystemError) {
        let maps = descriptors.map { nesh_descriptor_map(source: $0.value, target: $0.key) }
        var options: Int32 = 0
        if searchingPath { options |= Int32(NESH_SPAWN_SEARCH_PATH) }
        if newSession { options |= Int32(NESH_SPAWN_NEW_SESSION) }
        var child: pid_t = 0
        var step: UnsafePointer<CChar>?
        let error = withCStrings(arguments) { arguments in
            withCStrings(environment ?? []) { entries in
                nesh_spawn(
                    &child, program, arguments, environment == nil ? UnsafePointer(environ) : entries, maps,
                    Int32(maps.count),
                    directory, options, &step)
            }
        }
        if error != 0 {
            throw SystemError(step.map { String(cString: $0) } ?? "posix_spawn", errno: error, program)
        }
        id = child
        // The process is not reaped before `wait`, so its number is still its own.
        let descriptor = nesh_pidfd_open(child)
        if descriptor < 0 {
            let error = errno
            kill(child, SIGKILL)
            waitpid(child, nil, 0)
            throw SystemError("pidfd_open", errno: error, program)
        }
        ended = OwnedDescriptor(descriptor)
    }

    /// A descriptor that is readable once the process has ended; `wait` then answers at once.
    package var descriptor: Int32 { ended.raw }

    /// Sends a signal; a process that has ended gets none.
    package func signal(_ number: Int32) { _ = nesh_pidfd_kill(ended.raw, number) }

    /// Ends what a process of a new session has left in its group, also what is stopped. Call it before `wait`: until
    /// then the group's number is nobody else's.
    package func endGroup() { kill(-id, SIGKILL) }

    /// Waits for the end. Call it once.
    /// - Throws: `Failure.interrupted` when the interrupt comes first; the process runs on.
    package func wait(interrupt: Interrupt? = nil) throws(Failure) -> Ending {
        _ = try Poll.wait(for: ended.raw, interrupt: interrupt)
        var status: Int32 = 0
        try failing(.processSpawn, try Syscall.check("waitpid") { waitpid(id, &status, 0) })
        let result = nesh_wait_result(status)
        return result < 0 ? .signalled(-result) : .exited(result)
    }
}

/// The strings as the zero-terminated array of C strings that exec takes.
private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers)
}
