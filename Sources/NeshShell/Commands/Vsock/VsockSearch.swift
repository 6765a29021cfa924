import NeshCommand
import NeshData
import NeshEnclave
import NeshVsock

/// Somebody who listens was looked for: whose port that is, and who listens instead.
struct VsockSearch {
    let address: VsockAddress
    /// Nil where nobody has made one yet: nobody listens.
    let vsock: VsockSwitch?
    let context: CommandContext
    /// Nil where nobody knows.
    private let found: [Enclave]?
    private var enclaves: [Enclave] { found ?? [] }

    init(_ address: VsockAddress, _ vsock: VsockSwitch?, _ context: CommandContext) {
        (self.address, self.vsock, self.context) = (address, vsock, context)
        found = try? context.engine().enclaves(interrupt: context.interrupt)
    }

    /// There is no enclave whose port it could be.
    private var isNobodys: Bool {
        address.cid != VsockAddress.parentCID && found.map { !$0.contains { $0.cid == address.cid } } ?? false
    }

    /// Whose port it is: `hello (16)`.
    var owner: String { VsockAccess.name(address.cid, enclaves) }

    /// What is so now: nobody listens there, but at the same port of another, or at another port of the same one.
    var sentence: String {
        let listeners = (try? vsock?.listeners()) ?? []
        let others = listeners.filter { $0.port == address.port && $0.cid != address.cid }
        let ports = listeners.filter { $0.cid == address.cid }.map { "\($0.port)" }
        if !others.isEmpty {
            let names = others.map { VsockAccess.name($0.cid, enclaves) }.joined(separator: ", ")
            return "nobody listens at port \(address.port) of \(owner); at that of \(names) somebody does"
        }
        if ports.isEmpty {
            return isNobodys ? "no enclave with CID \(address.cid) is running" : "\(owner) listens at no port"
        }
        return
            "nobody listens at port \(address.port) of \(owner), which listens at \(ports.joined(separator: ", "))"
    }

    /// Somebody else who listens at the same port.
    var otherAtPort: VsockAddress? {
        ((try? vsock?.listeners()) ?? []).first { $0.port == address.port && $0.cid != address.cid }
    }

    /// Waiting may help: whose port it is runs.
    var isWorthWaiting: Bool { !isNobodys }

    /// - Parameters:
    ///   - message: what did not happen, with the address.
    ///   - verb: what would do it with another address.
    func failure(_ message: String, verb: String) -> Failure {
        let other = otherAtPort
        let otherwise =
            isNobodys ? ExampleFiles.starting(in: context.session) : ["vsock ls  # shows who listens"]
        return Failure(
            .socket, message, details: [sentence],
            fixes: other.map { ["\(verb) \(VsockPeer.written($0))"] } ?? otherwise)
    }
}
