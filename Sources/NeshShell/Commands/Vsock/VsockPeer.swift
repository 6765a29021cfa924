import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshVsock

/// Whom a word of the vsock verbs means.
enum VsockPeer {
    /// - Parameter word: a name, CID or ID of an enclave, `parent` or 3; nil is the selected enclave, or the only one.
    static func cid(_ word: String?, verb: String, in context: CommandContext) throws(Failure) -> UInt32 {
        if word == "parent" || word == "\(VsockAddress.parentCID)" { return VsockAddress.parentCID }
        return try EnclaveLookup.resolve(word: word, for: verb, .look, in: context).cid
    }

    /// As a person writes it: `parent:8001`, `16:5005`.
    static func written(_ address: VsockAddress) -> String {
        address.cid == VsockAddress.parentCID ? "parent:\(address.port)" : "\(address)"
    }

    /// - Parameters:
    ///   - words: `PORT`, `ENCLAVE:PORT`, or an enclave and a port.
    ///   - option: the words with which the call would take what stands behind them.
    static func address(
        _ words: [String], verb: String, behind option: ([String]) -> [String]?, in context: CommandContext
    ) throws(Failure) -> VsockAddress {
        guard let place = VsockWords(words) else {
            let enclave =
                context.session.enclave ?? (try? context.engine().enclaves(interrupt: context.interrupt))?.first
            let (name, cid) = enclave.map { ($0.name.asWord, $0.cid) } ?? ("hello", 16)
            throw Failure(
                .missingArgument, "the port is missing",
                fixes: ["\(verb) 5005", "\(verb) \(name) 5005", "\(verb) \(cid):5005"])
        }
        if !place.rest.isEmpty {
            let enclaves = (try? context.engine().enclaves(interrupt: context.interrupt)) ?? []
            if let excess = place.excess(enclaves, as: option) { throw excess }
        }
        if let address = VsockAddress(words[0]) { return address }
        let port = try place.number()
        return VsockAddress(cid: try cid(place.enclave, verb: verb, in: context), port: port)
    }

    /// The parent's port that `vsock listen` is given.
    /// - Parameter option: the words with which the call would take what stands behind it.
    static func ownPort(_ words: [String], behind option: ([String]) -> [String]?) throws(Failure) -> UInt32 {
        guard let first = words.first else {
            throw Failure(.missingArgument, "one port is wanted", details: ["for example: vsock listen 9001"])
        }
        if words.count == 2, first == "parent" || first == "3", ValueType.isVsockPort(words[1]) {
            throw Failure(
                .invalidArgument, "vsock listen is always the parent's", details: [Quoting.question([words[1]])],
                about: .words(words, instead: [words[1]]))
        }
        let port = try ValueType<UInt32>.vsockPort().value(of: first)
        if let excess = VsockWords(words)?.excess([], as: option) { throw excess }
        return port
    }
}
