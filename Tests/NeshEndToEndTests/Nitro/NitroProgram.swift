import CLinux
import Foundation
import Glibc
import NeshSystem
import NeshTestSupport

/// Programs that tests start.
enum Program {
    typealias Ended = NeshEndToEndTests.Ended

    static let nesh = TestProgram.nesh

    /// The same sources in a program that a library can be preloaded into: a static one has no loader that would.
    static let preloadable: String = {
        let loader = try? run("/usr/bin/env", ["ldd", nesh], nil)
        return loader?.status == 0 ? nesh : TestProgram.built("nesh")
    }()

    static func run(
        _ program: String, _ arguments: [String], _ environment: [String: String]?, directory: String? = nil
    ) throws -> Ended {
        Ended(
            try ChildProcess.run(
                program, arguments, environment: environment.map { $0.map { "\($0)=\($1)" } }, directory: directory,
                limit: 1 << 24))
    }

    /// Waits for a process that need not be a child, at most a minute.
    static func awaitEnd(of process: Int32) -> Bool {
        // Readable once it has ended.
        let descriptor = nesh_pidfd_open(process)
        if descriptor < 0 { return true }
        defer { close(descriptor) }
        var item = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&item, 1, 60_000) > 0
    }
}
