import NeshCommand
import NeshData
import NeshEnclave
import NeshVsock

/// Whom a word of the vsock verbs means.
enum VsockPeer {
    /// - Parameter word: a name, CID or ID of an enclave, `parent` or 3; nil is the selected enclave, or the only one.
    static func cid(_ word: String?, verb: String, in context: CommandContext) throws(Failure) -> UInt32 {
        if word == "parent" || word == "\(VsockAddress.parentCID)" { return VsockAddress.parentCID }
        return try EnclaveLookup.resolve(word: word, for: verb, .look, in: context).cid
    }

    /// - Parameter words: `PORT`, `CID:PORT`, or an enclave and a port.
    static func address(
        _ words: [String], verb: String, in context: CommandContext
    ) throws(Failure) -> VsockAddress {
        guard let last = words.last, words.count <= 2 else {
            throw Failure(
                .missingArgument, words.isEmpty ? "the port is missing" : "one enclave and one port are wanted",
                fixes: ["\(verb) 5005", "\(verb) hello 5005", "\(verb) 16:5005"])
        }
        if words.count == 1, let address = VsockAddress(last) { return address }
        let port = try ValueType<UInt32>.vsockPort().value(of: last)
        return VsockAddress(cid: try cid(words.count == 2 ? words[0] : nil, verb: verb, in: context), port: port)
    }
}
