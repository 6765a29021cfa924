import Glibc
import NeshCommand
import NeshData
import NeshLanguage
import NeshRelay
import NeshSystem
import NeshVsock

enum Forward: Command {
    static let name = "forward"

    struct Parameters: ParameterGroup {
        let place = Parameter.requiredOperand(
            .forwardedPlace,
            "A TCP port here and the enclave's vsock port; with --from-enclave, a vsock port here and its destination")
        let fromEnclave = Parameter.option(
            "--from-enclave", .vsockPort(), "The way out: this vsock port of the parent goes to HOST:PORT")
        let enclave = Parameter.option("--enclave", .enclave(), "The enclave. Default: the selected one")
        let verbose = Parameter.flag("-v", "Show each connection, and how many bytes went each way")

        var rules: [Rule] {
            [
                .parameter(fromEnclave, excludes: enclave)
            ]
        }
    }

    static let declaration = declare(
        .vsock, "Forward a TCP port of this machine to a port of an enclave, or the other way",
        "このマシンの TCP ポートへの接続をエンクレーブのポートへ、またはその逆へ中継する",
        details: """
            forward 8080:5000 listens on 127.0.0.1 only, so that a browser or curl on this machine can reach a web \
            server in the enclave. --from-enclave needs no allowlist, because the line itself names the only host that \
            it leads to. forward runs until Ctrl-C; with & it is a job, which ends with the session.
            """,
        examples: [
            "forward 8080:5000 &": "http://127.0.0.1:8080 is port 5000 of the selected enclave",
            "forward --from-enclave 8000 localhost:8443": "what an enclave sends to port 8000 of its parent",
        ], traits: [.momentary, .serves])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        // Nothing is made for a line that is refused.
        _ = try VsockAccess.kind(in: context)
        if let port = call[parameters.fromEnclave] { return try wayOut(port, call, context) }
        guard let ports = call[parameters.place].ports else { throw noPorts(call) }
        let cid = try VsockPeer.cid(call[parameters.enclave], verb: name, in: context)
        let listener: OwnedDescriptor
        do throws(SystemError) { listener = try InternetSocket.listen(at: .loopback4, port: ports.here) } catch {
            throw failure(error, ports.here)
        }
        let address = VsockAddress(cid: cid, port: ports.there)
        let vsock = try VsockAccess.parent(in: context)
        let voice = voice(call, vsock, context)
        return try voice.run(
            RelayRoute(from: .internet(listener), to: vsock.target(address)),
            beginning: "127.0.0.1:\(InternetSocket.port(of: listener)) goes to port \(ports.there) of enclave \(cid)")
    }

    private static func voice(_ call: Call, _ vsock: ParentVsock, _ context: CommandContext) -> RelayVoice {
        RelayVoice(verb: name, isVerbose: call[parameters.verbose], vsock: vsock, context: context)
    }

    private static func wayOut(
        _ port: UInt32, _ call: Call, _ context: CommandContext
    ) throws(Failure) -> Outcome {
        guard let target = call[parameters.place].target else {
            throw Failure(
                .invalidArgument, "a host and its port are wanted", fixes: ["forward --from-enclave \(port) HOST:443"],
                about: .parameter(parameters.place.name))
        }
        let addresses = try HostName.addresses(of: target.host, interrupt: context.interrupt)
        let name = "\(target.host):\(target.port)"
        let vsock = try VsockAccess.parent(in: context)
        return try voice(call, vsock, context).run(
            RelayRoute(
                from: try vsock.listen(port: port), to: .internet(name, addresses, port: target.port)),
            beginning: "port \(port) of the parent goes to \(name)")
    }

    /// `forward hello:5000` names an enclave's port as a host's is named.
    private static func noPorts(_ call: Call) -> Failure {
        let target = call[parameters.place].target
        let meant = target.map {
            ["\($0.port):\($0.port)"] + (call.has(parameters.enclave.name) ? [] : [parameters.enclave.name, $0.host])
        }
        return Failure(
            .invalidArgument, "a TCP port here and the enclave's vsock port are wanted",
            details: meant.map { [Quoting.question([$0.joined(separator: " ")])] } ?? [],
            fixes: ["forward 8080:5000", "forward --from-enclave PORT HOST:PORT  # is the way out"],
            about: .words(call.given(parameters.place.name).map(\.text), instead: meant))
    }

    private static func failure(_ error: SystemError, _ port: UInt16) -> Failure {
        switch error.errno {
        case EADDRINUSE:
            Failure(
                .socket, "TCP port \(port) is taken already",
                fixes: ["forward 0:…  # takes any free port and says which"], about: .parameter(parameters.place.name))
        case EACCES:
            Failure(
                .socket, "TCP ports below 1024 take root's rights", fixes: ["take a port from 1024 up"],
                about: .parameter(parameters.place.name))
        default: error.failure(.socket)
        }
    }
}

/// What the word of `forward` can mean; at least one of the two.
struct ForwardedPlace: Sendable {
    /// `8080:5000`: a TCP port, of which 0 lets the kernel choose, and a vsock port.
    var ports: (here: UInt16, there: UInt32)?
    /// `localhost:8443`
    var target: HostAndPort?
}

extension ValueType where Value == ForwardedPlace {
    static var forwardedPlace: Self {
        ValueType("HERE:THERE|HOST:PORT", completion: .examples(["8080:5000"])) { word throws(ValueProblem) in
            var place = ForwardedPlace(target: try? ValueType<HostAndPort>.hostAndPort().read(word))
            let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            if parts.count == 1, let port = try? ValueType<UInt16>.tcpPort().read(word) {
                place.ports = (port, UInt32(port))
            }
            if parts.count == 2, let here = UInt16(parts[0]) {
                place.ports = (here, try ValueType<UInt32>.vsockPort().read(parts[1]))
            }
            // As ssh -L is written, with a name between the ports.
            if parts.count == 3, let here = UInt16(parts[0]), let there = UInt32(parts[2]), !parts[1].isEmpty {
                throw ValueProblem(
                    "'\(word)' has a name in it",
                    suggestion: "\(here):\(there) \(Forward.parameters.enclave.name) \(Quoting.shown(parts[1]))",
                    notes: ["--enclave names the enclave"])
            }
            if place.ports == nil, place.target == nil {
                throw ValueProblem(
                    "'\(word)' is neither HERE:THERE nor HOST:PORT",
                    notes: ["a TCP port and a vsock port: 8080:5000; or one number for both"])
            }
            return place
        }
    }
}
