import NeshData

/// What a client asks an enclave's keeper on its socket.
package enum KeeperRequest: Sendable, Equatable {
    case describe(EnclaveDetails)
    case terminate
    case name
    /// The ID, if the enclave has this name.
    case id(ofName: String)
    case cid
    case flags
    /// A request to the enclave's security module, as its programs make it. Only nesh's keepers know it.
    case ask([UInt8])
    /// One of nitro-cli's that this keeper does not obey.
    case other(Verb)

    /// The commands as they are spelt on the wire.
    package enum Verb: String, Sendable, CaseIterable {
        case run = "Run"
        case terminate = "Terminate"
        case terminateComplete = "TerminateComplete"
        case describe = "Describe"
        case cid = "GetEnclaveCID"
        case flags = "GetEnclaveFlags"
        case name = "GetEnclaveName"
        case idByName = "GetIDbyName"
        case stopListening = "ConnectionListenerStop"
        case notPermitted = "NotPermitted"
        case ask = "NeshAskModule"

        var hasArguments: Bool { self == .run || self == .describe || self == .idByName || self == .ask }

        /// Whether users other than the enclave's owner and root may send it.
        package var isPublic: Bool {
            switch self {
            case .describe, .cid, .flags, .name, .idByName: true
            default: false
            }
        }
    }

    package var verb: Verb {
        switch self {
        case .describe: .describe
        case .terminate: .terminate
        case .name: .name
        case .id: .idByName
        case .cid: .cid
        case .flags: .flags
        case .ask: .ask
        case .other(let verb): verb
        }
    }

    /// The bytes that ask it: the command's frame twice, then its arguments.
    package var encoded: [UInt8] {
        let command = Frame.encode(.text(verb.rawValue))
        return command + command + (arguments.map(Frame.encode) ?? [])
    }

    private var arguments: CBOR? {
        switch self {
        case .describe(let details): Self.map(of: details)
        case .id(let name): .text(name)
        case .ask(let request): .bytes(request)
        default: nil
        }
    }

    /// nitro-cli's keepers get exactly the map that they expect, and none but `metadata` is asked of them.
    private static func map(of details: EnclaveDetails) -> CBOR {
        let metadata = CBOR.bool(details.contains(.metadata))
        if !details.contains(.facts) { return ["metadata": metadata] }
        return ["metadata": metadata, "nesh": true, "use": .bool(details.contains(.use))]
    }

    fileprivate static func details(in map: CBOR) -> EnclaveDetails {
        let keys: [(String, EnclaveDetails)] = [("metadata", .metadata), ("nesh", .facts), ("use", .use)]
        return EnclaveDetails(keys.filter { map[$0.0]?.bool == true }.map(\.1))
    }
}

/// Reads one request from a connection. What does not follow the protocol is an error, never a trap.
package struct KeeperRequestReader: Sendable {
    /// Larger frames are refused: no request needs so much.
    package static let limit = 1 << 16

    private var frames = FrameReader(limit: limit, valueLimit: 1 << 13)
    private var first: KeeperRequest.Verb?
    private var confirmed = false

    package init() {}

    /// More of the connection's bytes have come, of any length.
    package mutating func append(_ bytes: [UInt8]) { frames.append(bytes) }

    /// The request once it is complete; nil until then.
    /// - Throws: `Malformed` for what is not a request.
    package mutating func next() throws(FrameReader.Malformed) -> KeeperRequest? {
        if first == nil {
            guard let value = try frames.next() else { return nil }
            first = try Self.verb(value)
        }
        guard let verb = first else { return nil }
        if !confirmed {
            guard let value = try frames.next() else { return nil }
            guard try Self.verb(value) == verb else {
                throw FrameReader.Malformed(reason: "a command that is not repeated")
            }
            confirmed = true
        }
        guard verb.hasArguments else { return try Self.request(verb, nil) }
        guard let arguments = try frames.next() else { return nil }
        return try Self.request(verb, arguments)
    }

    private static func verb(_ value: CBOR) throws(FrameReader.Malformed) -> KeeperRequest.Verb {
        guard let text = value.text else { throw FrameReader.Malformed(reason: "a command that is not text") }
        guard let verb = KeeperRequest.Verb(rawValue: text) else {
            throw FrameReader.Malformed(reason: "the unknown command '\(text.prefix(40))'")
        }
        return verb
    }

    private static func request(
        _ verb: KeeperRequest.Verb, _ arguments: CBOR?
    ) throws(FrameReader.Malformed) -> KeeperRequest {
        switch verb {
        case .describe:
            guard let arguments, arguments.map != nil else {
                throw FrameReader.Malformed(reason: "Describe without its map")
            }
            return .describe(KeeperRequest.details(in: arguments))
        case .idByName:
            guard let name = arguments?.text else { throw FrameReader.Malformed(reason: "GetIDbyName without a name") }
            return .id(ofName: name)
        case .ask:
            guard case .bytes(let request)? = arguments else {
                throw FrameReader.Malformed(reason: "NeshAskModule without a request")
            }
            return .ask(request)
        case .terminate: return .terminate
        case .name: return .name
        case .cid: return .cid
        case .flags: return .flags
        default: return .other(verb)
        }
    }
}
