import Glibc
import NeshSystem

/// The process of its own that a program of the parent's takes.
///
/// The kernel asks a supervisor about the program's vsock calls, which is started by a process that has one thread: so
/// nesh starts itself under a hidden word.
extension ParentProgram {
    /// The word after the program's name that makes nesh such a process; the runtime directory of the switch, a port
    /// for the instance's metadata, a language and the program's words follow.
    package static let verb = "parent-program"

    /// - Parameters:
    ///   - command: the program first.
    ///   - runtimeDirectory: where the keepers' sockets are.
    ///   - metadataPort: on 127.0.0.1, answers for 169.254.169.254:80; 0: nothing does.
    ///   - language: of what it says itself. Who reads that is not to be seen in its standard error, which may be a pipe of
    ///     nesh's.
    /// - Returns: the words for `/proc/self/exe`, the name first.
    package static func arguments(
        _ command: [String], runtimeDirectory: String, metadataPort: UInt16 = 0, language: String
    ) -> [String] {
        ["nesh", verb, runtimeDirectory, "\(metadataPort)", language] + command
    }

    /// Runs the program that the words name. Call it before anything else in the process.
    /// - Parameters:
    ///   - words: those behind `verb`.
    ///   - said: gives a text in the language that the words name.
    /// - Returns: the program's status; 127 if there is no such program, 126 where it cannot be started.
    package static func main(_ words: [String], said: (_ text: String, _ language: String) -> String) -> Int32 {
        guard words.count > 3, let port = UInt16(words[1]) else {
            complain("nesh \(verb) is for nesh itself: parent starts it")
            return 2
        }
        let command = Array(words[3...])
        do throws(SystemError) {
            let environment = ProcessEnvironment.variables.map { "\($0.key)=\($0.value)" }
            return try run(command, environment: environment, in: try VsockSwitch(in: words[0]), metadataPort: port)
        } catch {
            // Under such a supervisor already, it is a program of the parent's as it is.
            var problem = error.call == "seccomp" && error.errno == EBUSY ? replace(by: command) : error
            // A folder of the search path that may not be looked into says nothing about the program.
            if problem.call == "exec", problem.errno == EACCES, !isAnywhere(command[0]) { problem.errno = ENOENT }
            let (error, reason) = (said("error", words[2]), said(problem.reason, words[2]))
            complain("nesh: \(error): \(problem.subject ?? problem.call): \(reason)")
            return problem.errno == ENOENT && problem.call == "exec" ? 127 : 126
        }
    }

    /// - Returns: why it did not become the program.
    private static func replace(by command: [String]) -> SystemError {
        var pointers = command.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        execvp(command[0], &pointers)
        return SystemError("exec", command[0])
    }

    private static func isAnywhere(_ name: String) -> Bool {
        let path = ProcessEnvironment.variables["PATH"] ?? "/usr/bin:/bin"
        return name.contains("/") || path.split(separator: ":").contains { File.exists("\($0)/\(name)") }
    }

    private static func complain(_ line: String) { try? File.write(2, Array((line + "\n").utf8)) }
}
