import Foundation
import Glibc
import NeshData
import NeshSystem
import NeshTestSupport

/// What a program said and how it ended.
struct Ended: Sendable, Equatable {
    /// The exit status, or minus the signal.
    var status: Int32
    var output: String
    var errors: String

    var succeeded: Bool { status == 0 }
    var json: JSON? { try? JSON.parse(output) }

    init(status: Int32, output: String, errors: String) {
        self.status = status
        self.output = output
        self.errors = errors
    }

    init(_ program: ChildProcess.Output) {
        status =
            switch program.ending {
            case .exited(let status): status
            case .signalled(let number): -number
            }
        output = String(decoding: program.standardOutput, as: UTF8.self)
        errors = String(decoding: program.standardError, as: UTF8.self)
        SaidTexts.keep(errors)
    }

    /// It did not end, or something that it started keeps its output open.
    struct TookTooLong: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs a program until it has ended and nobody has its output open any more.
    /// - Parameters:
    ///   - input: a file for its standard input, by default nothing.
    ///   - output: another place for its standard output, which is then not read.
    static func of(
        _ program: String, _ arguments: [String], environment: [String: String], input: String = "/dev/null",
        output: String? = nil, directory: String? = nil, seconds: Int = 60
    ) throws -> Ended {
        let (child, reading) = try start(program, arguments, environment, input, output, directory)
        let deadline = Deadline(after: .seconds(seconds))
        let said = try read(output == nil ? reading : [reading[1]], until: deadline)
        guard !(try Poll.wait(for: child.descriptor, until: deadline)).isEmpty, let said else {
            child.signal(SIGKILL)
            _ = try child.wait()
            throw TookTooLong(description: "\(program) \(arguments) took more than \(seconds) s")
        }
        let status: Int32 =
            switch try child.wait() {
            case .exited(let status): status
            case .signalled(let number): -number
            }
        return Ended(status: status, output: output == nil ? said[0] : "", errors: said[said.count - 1])
    }

    /// When this returns, only the child holds the writing ends.
    private static func start(
        _ program: String, _ arguments: [String], _ environment: [String: String], _ input: String, _ output: String?,
        _ directory: String?
    ) throws -> (ChildProcess, [OwnedDescriptor]) {
        let pipes = [try NeshSystem.Pipe(), try NeshSystem.Pipe()]
        let source = try File.open(input)
        let target = try output.map { try File.open($0, O_WRONLY) } ?? pipes[0].writing
        let child = try ChildProcess(
            program, arguments: [program] + arguments, environment: environment.map { "\($0.key)=\($0.value)" },
            descriptors: [0: source.raw, 1: target.raw, 2: pipes[1].writing.raw], directory: directory,
            searchingPath: true)
        return (child, pipes.map(\.reading))
    }

    /// Everything from each; nil when the deadline came first.
    private static func read(_ descriptors: [OwnedDescriptor], until deadline: Deadline) throws -> [String]? {
        var items = descriptors.map { PollItem($0.raw) }
        var bytes = descriptors.map { _ in [UInt8]() }
        while items.contains(where: { $0.descriptor >= 0 }) {
            guard try Poll.wait(&items, until: deadline) > 0 else { return nil }
            for index in items.indices where !items[index].ready.isEmpty {
                var piece = [UInt8](repeating: 0, count: 1 << 16)
                let count = Glibc.read(items[index].descriptor, &piece, piece.count)
                if count > 0 { bytes[index] += piece[..<count] } else { items[index].descriptor = -1 }
            }
        }
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }
}
