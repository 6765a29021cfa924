import CLinux
import Glibc
import NeshSystem

/// A program of this machine's that has vsock as the parent instance does: CID 3, through the switch.
///
/// The kernel asks a supervisor about its vsock calls, which takes a process that has no threads yet: so nesh starts
/// itself under a hidden word, and that process becomes the program's keeper.
package enum ParentProgram {
    /// The word after the program's name that makes nesh such a process; the directory of the switch's runtime and the
    /// program's words follow.
    package static let verb = "parent-program"

    /// What starts it.
    /// - Parameters:
    ///   - runtimeDirectory: where the keepers' sockets are.
    ///   - metadataPort: on 127.0.0.1, answers for 169.254.169.254:80; 0: nothing does.
    /// - Returns: the words for `/proc/self/exe`, the name first.
    package static func arguments(
        _ command: [String], runtimeDirectory: String, metadataPort: UInt16 = 0
    ) -> [String] {
        ["nesh", verb, runtimeDirectory, "\(metadataPort)"] + command
    }

    /// Runs the program that the words name. Call it before anything else in the process.
    /// - Parameter words: those behind `verb`.
    /// - Returns: the program's status; 127 where there is no such program, 126 where it cannot be started.
    package static func main(_ words: [String]) -> Int32 {
        guard words.count > 2, let port = UInt16(words[1]) else {
            complain("nesh \(verb) is for nesh itself: parent starts it")
            return 2
        }
        let command = Array(words[2...])
        do throws(SystemError) {
            return try run(command, in: try VsockSwitch(in: words[0]), metadataPort: port)
        } catch {
            complain("nesh: error: \(error.subject ?? error.call): \(error.reason)")
            return error.errno == ENOENT && error.call == "exec" ? 127 : 126
        }
    }

    private static func run(
        _ command: [String], in vsock: VsockSwitch, metadataPort: UInt16
    ) throws(SystemError) -> Int32 {
        var pointers: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        var step: UnsafePointer<CChar>?
        let status = pointers.withUnsafeBufferPointer { arguments in
            var program = nesh_parent_program(
                arguments: arguments.baseAddress, environment: environ, directory: vsock.descriptor,
                metadata_port: metadataPort)
            return nesh_parent_run(&program, &step)
        }
        if status >= 0 { return status }
        let call = step.map { String(cString: $0) } ?? "seccomp"
        throw SystemError(call, errno: -status, call == "exec" ? command[0] : nil)
    }

    private static func complain(_ line: String) { try? File.write(2, Array((line + "\n").utf8)) }
}
