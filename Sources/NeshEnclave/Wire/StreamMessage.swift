import NeshData

/// What flows on `<slot>.console`, and from a new keeper to the shell that started it:
/// one byte for the kind, three zero bytes, a little-endian 32-bit length, the payload.
package enum StreamMessage: Sendable, Equatable {
    /// The first message: the enclave as it is now, where in the console the bytes that follow begin, and how many
    /// of them have been written already.
    case hello(Enclave, position: UInt64, backlog: UInt64)
    case bytes([UInt8])
    /// So many bytes of the console are lost.
    case gap(UInt64)
    /// The enclave is gone; nothing follows.
    case ended(ExitReason)
    /// The request is refused or failed; nothing follows.
    case refused(Failure)
    /// The enclave has booted.
    case started(Enclave)
    case note(EnclaveNote)
    /// A new keeper answers on its sockets now.
    case listening

    /// Whether it is a piece of the console, of which there is no end.
    package var isConsole: Bool {
        switch self {
        case .bytes(let bytes): !bytes.isEmpty
        case .gap: true
        default: false
        }
    }

    /// The version that this program uses; another one is refused.
    package static let version: UInt8 = 1
    /// Bytes before the payload.
    static let headerLength = 8
    /// Longer payloads are malformed.
    package static let limit = 1 << 20
    /// How many bytes of the console one message carries at most.
    package static let pieceLimit = 1 << 16

    private enum Kind: UInt8 {
        case hello = 1
        case bytes, gap, ended, refused, started, note, listening, minorNote
    }

    /// As bytes of the stream.
    package var encoded: [UInt8] {
        switch self {
        case .hello(let enclave, let position, let backlog):
            Self.message(
                .hello,
                [
                    "Position": .integer(Int64(clamping: position)), "Backlog": .integer(Int64(clamping: backlog)),
                    "Enclave": Self.json(enclave),
                ])
        case .bytes(let bytes): Self.message(.bytes, bytes)
        case .gap(let count): Self.message(.gap, Frame.number(count))
        case .ended(let reason): Self.message(.ended, reason.json)
        case .refused(let failure): Self.message(.refused, failure.json)
        case .started(let enclave): Self.message(.started, Self.json(enclave))
        case .note(let note): Self.message(note.isMinor ? .minorNote : .note, Array(note.text.utf8))
        case .listening: Self.message(.listening, [])
        }
    }

    private static func json(_ enclave: Enclave) -> JSON { enclave.description(with: [.metadata, .facts]) }

    private static func message(_ kind: Kind, _ json: JSON) -> [UInt8] { message(kind, Array(json.compact.utf8)) }

    private static func message(_ kind: Kind, _ payload: [UInt8]) -> [UInt8] {
        [kind.rawValue, 0, 0, 0] + Frame.number(UInt64(payload.count)).prefix(4) + payload
    }

    /// Takes one message off the front of the buffer; nil until it is complete.
    /// - Throws: `Malformed` for a kind that is not known, or a length above `limit`.
    package static func take(from buffer: inout [UInt8]) throws(FrameReader.Malformed) -> StreamMessage? {
        guard buffer.count >= 8 else { return nil }
        let length = buffer[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard let kind = Kind(rawValue: buffer[0]), buffer[1] == 0, buffer[2] == 0, buffer[3] == 0, length <= limit
        else { throw FrameReader.Malformed(reason: "an unknown message on a console") }
        guard buffer.count >= 8 + length else { return nil }
        let payload = Array(buffer[8..<(8 + length)])
        buffer.removeFirst(8 + length)
        guard let message = decode(kind, payload) else {
            throw FrameReader.Malformed(reason: "a malformed message on a console")
        }
        return message
    }

    private static func decode(_ kind: Kind, _ payload: [UInt8]) -> StreamMessage? {
        switch kind {
        case .bytes: return .bytes(payload)
        case .note, .minorNote:
            return .note(EnclaveNote(String(decoding: payload, as: UTF8.self).spelledOut, isMinor: kind == .minorNote))
        case .listening: return .listening
        case .gap: return Frame.number(in: payload).map { .gap($0) }
        case .hello, .started, .ended, .refused: break
        }
        guard let json = try? JSON.parse(payload, valueLimit: KeeperAnswerReader.valueLimit) else { return nil }
        switch kind {
        case .hello:
            guard let position = json["Position"]?.integer, position >= 0,
                let enclave = json["Enclave"].flatMap(Enclave.init(description:))
            else { return nil }
            let backlog = max(0, json["Backlog"]?.integer ?? 0)
            return .hello(enclave, position: UInt64(position), backlog: UInt64(backlog))
        case .started: return Enclave(description: json).map { .started($0) }
        case .ended: return ExitReason(json: json).map { .ended($0) }
        default: return .refused(Failure(json: json))
        }
    }
}

/// The first bytes that a client of `<slot>.console` sends: `NESH`, the version, what it wants, two zero bytes.
package enum StreamRequest: UInt8, Sendable {
    case consoleFromStart = 1
    case consoleFromNow
    case events

    /// How many bytes each request has.
    package static let length = 8

    /// As bytes of the stream: `length` of them.
    package var encoded: [UInt8] { Array("NESH".utf8) + [StreamMessage.version, rawValue, 0, 0] }

    /// What a client's first bytes turn out to be.
    package enum Reading: Sendable, Equatable {
        case request(StreamRequest)
        /// From a client of another version of nesh.
        case otherVersion(UInt8)
        case malformed
    }

    /// Nil until `length` bytes are there.
    package static func read(_ bytes: [UInt8]) -> Reading? {
        guard bytes.prefix(4).elementsEqual("NESH".utf8.prefix(bytes.count)) else { return .malformed }
        guard bytes.count >= length else { return nil }
        guard bytes[4] == StreamMessage.version else { return .otherVersion(bytes[4]) }
        return StreamRequest(rawValue: bytes[5]).map { .request($0) } ?? .malformed
    }
}
