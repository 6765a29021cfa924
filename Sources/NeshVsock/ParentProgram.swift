import CLinux
import Glibc
import NeshSystem

/// A program of this machine's that runs as the parent: its AF_VSOCK is CID 3 of the switch, all else is as without.
package enum ParentProgram {
    /// Why no program can be run so here; nil where it can.
    package static var obstacle: VsockSupport.Obstacle? { VsockSupport.obstacle(.host(isRoot: geteuid() == 0)) }

    /// Runs a program in this process's place: this process waits for it, in the same process group and at the same
    /// terminal, passes signals on to it, stops when it is stopped, and ends by the signal that ends it. Programs that it
    /// leaves in the background keep their vsock.
    ///
    /// It gives up gaining rights: a setuid program runs without them. 32-bit programs have no vsock, and most of them no
    /// sockets at all.
    ///
    /// Call it in a process that has one thread and does nothing else afterwards than to exit.
    /// - Parameters:
    ///   - arguments: the program first, looked for in this process's PATH.
    ///   - environment: `NAME=value` each.
    ///   - metadataPort: a port on 127.0.0.1 that answers for the instance's metadata at 169.254.169.254:80; 0: none does.
    /// - Returns: the program's exit status.
    /// - Throws: the call that kept it from starting: `exec` with ENOENT or EACCES, as a shell's 127 and 126;
    ///   `seccomp` with EBUSY where this process itself runs under such a supervisor.
    package static func run(
        _ arguments: [String], environment: [String], in hub: VsockSwitch, metadataPort: UInt16 = 0
    ) throws(SystemError) -> Int32 {
        var words = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for pointer in words + variables { free(pointer) } }
        var step: UnsafePointer<CChar>?
        let result = words.withUnsafeMutableBufferPointer { words in
            variables.withUnsafeMutableBufferPointer { variables in
                // SAFETY: both end with NULL and live until the call returns, which reads them only.
                var program = nesh_parent_program(
                    arguments: words.baseAddress, environment: variables.baseAddress, directory: hub.descriptor,
                    metadata_port: metadataPort)
                return nesh_parent_run(&program, &step)
            }
        }
        if result >= 0 { return result }
        throw SystemError(step.map { String(cString: $0) } ?? "fork", errno: -result, arguments.first)
    }
}
