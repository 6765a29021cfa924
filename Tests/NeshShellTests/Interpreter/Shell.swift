import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import NeshLanguage
import NeshShell
import NeshSystem
import NeshTeaching
import NeshTestSupport

/// A shell whose ends a test holds.
final class Shell {
    /// Told of what is written and watched.
    private let changes = Changes()
    let engine: FakeEngine
    let out = OutputSink.Buffer()
    let err = OutputSink.Buffer()
    /// Standard output and standard error as they came.
    let both = OutputSink.Buffer()
    let foreground = QuietForeground()
    let interpreter: Interpreter

    init(
        interactive: Bool = false, arguments: [String] = [], environment: [String: String] = [:],
        standardOutput: OutputSink? = nil, options: Interpreter.Options = .init(), enclave: Enclave? = nil,
        showsImplied: Bool = false
    ) throws {
        signal(SIGPIPE, SIG_IGN)
        engine = FakeEngine(changes)
        var environment = environment
        environment["PATH"] = environment["PATH"] ?? "/usr/bin:/bin"
        environment["HOME"] = environment["HOME"] ?? "/nowhere"
        var session = Session(mark: "t", isInteractive: interactive, environment: Environment(environment))
        for (index, argument) in arguments.enumerated() { session.variables[String(index + 1)] = argument }
        if let enclave {
            try engine.add(enclave)
            session.apply(.started(enclave))
        }
        let output = Output(
            standardOutput: standardOutput ?? out.sink.and(both.sink).and(changes.sink),
            standardError: err.sink.and(both.sink).and(changes.sink),
            showsImplied: showsImplied)
        var services = Services(commands: .shell, engine: { [engine] _, _ throws(Failure) in engine })
        services.teaching = TeachingServices(commands: .shell)
        interpreter = try Interpreter(
            session: session, services: services,
            output: output,
            foreground: foreground, options: options)
    }

    /// Runs a body on a thread of its own once the script has come to a line, which a run with traces tells.
    func atLine(_ number: Int, _ body: @escaping @Sendable () -> Void) throws {
        try once({ [err] in err.text.contains("+ t.nesh:\(number): ") }, body)
    }

    /// Runs a body on a thread of its own once something is so, of what was written or is watched.
    func once(_ condition: @escaping @Sendable () -> Bool, _ body: @escaping @Sendable () -> Void) throws {
        try SystemThread.start { [changes] in
            changes.wait(until: condition)
            body()
        }
    }

    /// What the script says, without the trace's lines.
    var untraced: String {
        both.text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("+ t.nesh:") }
            .joined(separator: "\n")
    }

    deinit { SaidTexts.keep(err.text) }

    @discardableResult
    func run(_ text: String, name: String = "t.nesh", path: String? = nil) -> Int32 {
        interpreter.run(script: SourceText(name: name, path: path, text: text))
    }
}

/// Status and everything that a script says, in order.
func transcript(
    _ text: String, arguments: [String] = [], environment: [String: String] = [:],
    options: Interpreter.Options = .init(), enclave: Enclave? = nil
) throws -> String {
    let shell = try Shell(arguments: arguments, environment: environment, options: options, enclave: enclave)
    let status = shell.run(text)
    return shell.both.text + "(\(status))"
}
