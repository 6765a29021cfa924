import NeshCommand
import NeshData

enum Vsock: Command {
    static let name = "vsock"

    enum Action: String, CaseIterable {
        case ls, connect, listen, wait
    }

    struct Parameters: ParameterGroup {
        let action = Parameter.requiredOperand(
            .choice("ACTION", Action.self),
            "ls shows who listens and who is connected; connect and listen are one end; wait waits until somebody listens"
        )
        let words = Parameter.operands(
            .enclave("ENCLAVE|PORT"),
            "connect, wait: a port of the selected enclave, or an enclave and its port, hello:5005; listen: a port of the parent"
        )
        let send = Parameter.option("--send", .text("TEXT"), "connect: send this instead of standard input")
        let reply = Parameter.option("--reply", .text("TEXT"), "listen: send this to each client")
        let once = Parameter.flag("--once", "listen: end after the first connection")
        let timeout = Parameter.option("--timeout", .duration, "Give up after this time, with status 124")

        var rules: [Rule] { [.atMostOne(of: send, reply), .atMostOne(of: send, once)] }

        var effects: [Effect] { [.serves(when: action, is: Action.listen.rawValue, unless: once)] }
        var looks: [Look] { [.when(action, is: Action.ls.rawValue)] }
    }

    static let declaration = declare(
        .vsock, "Show who listens and who is connected on vsock; connect, listen, wait for a listener",
        "vsock の待ち受けと接続を表示する。接続する、待ち受ける、待ち受けを待つ",
        details: """
            connect sends standard input, or the text of --send, and prints the answer, which expect finds in $output. \
            Default: the selected enclave; parent or 3 is the parent itself. listen listens as the parent, CID 3, \
            which every enclave can reach, and prints what arrives. wait vsock 16:5005 is the same as vsock wait \
            16:5005: it waits until a program listens there, for 30 s unless you use --timeout. ls shows the bytes of \
            connections of vsock-proxy, forward, vsock connect and vsock listen, out and back from the side that \
            connected. For connections between two programs nobody counts the bytes, and --json has null.
            """,
        examples: [
            "vsock ls": "every listener and every connection",
            "vsock connect 5005 --send 'ping'": "to port 5005 of the selected enclave",
            "vsock listen 9001 --once --reply 'pong'": "one conversation as the parent",
            "wait vsock 16:5005 --timeout 10s": "until the enclave with CID 16 listens",
        ], traits: [.offersJSON, .momentary])

    static func objection(to call: Call) -> Failure? {
        guard call[parameters.action] != .ls else { return nil }
        let given = call.given(parameters.words.name)
        guard given.allSatisfy(\.isKnown) else { return nil }
        return VsockWords.objection(to: given.map(\.text), isOwn: call[parameters.action] == .listen)
    }

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        switch call[parameters.action] {
        case .ls: try VsockPicture.run(call, in: context)
        case .connect: try VsockConversation.connect(call, in: context)
        case .listen: try VsockConversation.listen(call, in: context)
        case .wait: try VsockWait.run(call, limit: call[parameters.timeout], in: context)
        }
    }
}
