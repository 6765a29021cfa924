import NeshCommand
import NeshData
import NeshLanguage

enum Wait: Command {
    static let name = "wait"

    struct Parameters: ParameterGroup {
        let timeout = Parameter.option("--timeout", .duration, "Give up after this time; 30s without it")
        let condition = Parameter.condition
    }

    static let declaration = declare(
        .control, "Wait until a condition holds; running out of time is a failure", "条件が成り立つまで待つ。タイムアウトは失敗になる",
        details: """
            Takes the same conditions as expect. $console is the selected enclave's console so far. wait vsock ENCLAVE:PORT \
            waits until somebody listens there.
            """,
        examples: [
            "wait $status == 0 --timeout 10s": "holds at once after a success",
            "wait $console ~ 'Hello' --timeout 30s": "until the selected enclave says so",
            "wait vsock 16:5005 --timeout 10s": "until the enclave with CID 16 listens",
        ], traits: [.looksAtConsole, .foreground])

    /// Conditions are the interpreter's; what comes here is `wait vsock …`.
    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let words = call[parameters.condition]
        guard words.first == Vsock.name else {
            throw Failure(.invalidCommand, "a condition is wanted", fixes: ["help wait"])
        }
        let other: Call
        do throws(Binder.Problems) {
            other = try Binder.bind((["wait"] + words.dropFirst()).map { Binder.Word($0) }, to: Vsock.spec)
        } catch {
            guard let problem = error.all.first else { return Outcome() }
            let meant = problem.suggestion.map { [$0] }
            let word = words.indices.contains(problem.word) ? words[problem.word] : Vsock.name
            throw Failure(
                .invalidArgument, problem.message,
                details: (meant.map { [Quoting.question($0)] } ?? []) + problem.notes,
                about: .words([word], instead: meant))
        }
        return try VsockWait.run(
            other, limit: other[Vsock.parameters.timeout] ?? call[parameters.timeout], in: context)
    }
}
