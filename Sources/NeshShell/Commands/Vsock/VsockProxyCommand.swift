import NeshCommand
import NeshData
import NeshKMS
import NeshRelay
import NeshSystem

enum VsockProxyCommand: Command {
    static let name = "vsock-proxy"

    struct Parameters: ParameterGroup {
        let ipv4 = Parameter.flag("-4", "Only IPv4 addresses of the host")
        let longIPv4 = Parameter.flag("--ipv4", "Same as -4")
        let ipv6 = Parameter.flag("-6", "Only IPv6 addresses of the host")
        let longIPv6 = Parameter.flag("--ipv6", "Same as -6")
        let workers = Parameter.option(
            "-w", .count("N", in: 1...1024), "At most this many connections at once. Default: 1024")
        let longWorkers = Parameter.option("--num_workers", .count("N", in: 1...1024), "Same as -w")
        let config = Parameter.option(
            "--config", .file("yaml"), "The allowlist; \(Allowlist.standardPath) without it")
        let verbose = Parameter.flag("-v", "Show each connection, and how many bytes went each way")
        let localPort = Parameter.requiredOperand(.vsockPort("LOCAL_PORT"), "The parent's vsock port to listen at")
        let host = Parameter.requiredOperand(.host("REMOTE_ADDR"), "The host that connections go to")
        let remotePort = Parameter.requiredOperand(.tcpPort("REMOTE_PORT"), "The host's TCP port")

        var rules: [Rule] {
            [
                .atMostOne(of: ipv4, longIPv4, ipv6, longIPv6),
                .atMostOne(of: workers, longWorkers),
            ]
        }
    }

    static let declaration = declare(
        .vsock, "Forward connections from a vsock port of the parent to a host on an allowlist",
        "親インスタンスのポートへの接続を、許可リストにあるホストへ中継する",
        details: """
            An enclave has no network, so it reaches the outside through a proxy on its parent. This is AWS's \
            vsock-proxy, with the same options and the same file: allowlist: with a list of {address: NAME, port: N}. \
            If a host is not on the list, the proxy refuses it before it looks up the name. Each direction ends \
            separately, so a client can close its side and still read the answer. The proxy runs until Ctrl-C; with & \
            it is a job, which ends with the session. If you call nesh as vsock-proxy, it is this command.
            """,
        examples: [
            "vsock-proxy 8000 kms.us-east-1.amazonaws.com 443 &": "what AWS's KMS tool in an enclave connects to",
            "vsock-proxy -v 8001 localhost 8443 --config proxy.yaml": "your own list; show each connection",
        ], traits: [.momentary, .serves])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let remote = Allowlist.Entry(address: call[parameters.host], port: call[parameters.remotePort])
        var proxy = VsockProxy(localPort: call[parameters.localPort], remote: remote)
        if call[parameters.ipv4] || call[parameters.longIPv4] { proxy.preference = .ipv4 }
        if call[parameters.ipv6] || call[parameters.longIPv6] { proxy.preference = .ipv6 }
        if let path = call[parameters.config] { proxy.configuration = path }
        let kind = try VsockAccess.kind(in: context)
        let target = try about(
            .parameter(parameters.host.name),
            { () throws(Failure) in
                // On a real parent the real KMS is meant.
                guard kind == .shared else { return try proxy.target(interrupt: context.interrupt) }
                let data = UserDirectories(environment: context.session.environment.variables).data
                if LocalRoute.port(forHost: remote.address, port: remote.port, data: data) != nil {
                    context.emit(
                        .progress(
                            "\(remote.address):\(remote.port) is the local KMS here, because kms runs; not AWS's."))
                }
                return try proxy.target(
                    interrupt: context.interrupt,
                    standIn: { LocalRoute.port(forHost: $0.address, port: $0.port, data: data) })
            })
        let vsock = try VsockAccess.parent(in: context)
        let route = RelayRoute(from: try vsock.listen(port: proxy.localPort), to: target)
        let voice = RelayVoice(verb: name, isVerbose: call[parameters.verbose], vsock: vsock, context: context)
        let addresses = route.target.attempts.map(\.name).joined(separator: ", ")
        return try voice.run(
            route, limit: call[parameters.workers] ?? call[parameters.longWorkers] ?? 1024,
            beginning: "port \(proxy.localPort) of the parent goes to \(route.target.name) (\(addresses))")
    }
}
