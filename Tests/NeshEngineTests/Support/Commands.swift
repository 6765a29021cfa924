import Foundation
import NeshData
import NeshSystem

/// What a program said and how it ended.
struct Command {
    var status: Int32
    var output: String
    var errors: String

    /// Runs a program to its end.
    @discardableResult
    static func run(
        _ program: String, _ arguments: [String], environment: [String: String]? = nil
    ) throws -> Command {
        let output = try ChildProcess.run(
            program, arguments, environment: environment.map { $0.map { "\($0)=\($1)" } }, limit: 1 << 24)
        let status: Int32
        switch output.ending {
        case .exited(let code): status = code
        case .signalled(let number): status = -number
        }
        return Command(
            status: status, output: String(decoding: output.standardOutput, as: UTF8.self),
            errors: String(decoding: output.standardError, as: UTF8.self))
    }

    var json: JSON? { try? JSON.parse(output) }
}

/// Another user, for tests that run as root.
enum OtherUser {
    static let id: UInt32 = 54_321
    static var isAvailable: Bool { geteuid() == 0 }

    static func run(_ program: String, _ arguments: [String], environment: [String: String]) throws -> Command {
        try Command.run(
            "setpriv", ["--reuid=\(id)", "--regid=\(id)", "--clear-groups", program] + arguments,
            environment: environment)
    }
}

/// Processes as /proc shows them.
enum Processes {
    /// Those whose environment or command line is of no matter, but whose parent is this one.
    static func children(of process: Int32) -> [Int32] {
        let text = (try? String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)) ?? ""
        return text.split(separator: " ").compactMap { Int32($0) }
    }

    static func descendants(of process: Int32) -> [Int32] {
        let children = children(of: process)
        return children + children.flatMap(descendants)
    }

    /// A zombie is no process any more.
    static func isAlive(_ process: Int32) -> Bool { state(of: process).map { $0 != "Z" } ?? false }

    /// The letter of proc(5), such as S for one that sleeps; nil where there is no such process.
    static func state(of process: Int32) -> Character? {
        // `pid (name) S …`
        let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return text?.split(separator: ")").last?.dropFirst().first
    }
}
