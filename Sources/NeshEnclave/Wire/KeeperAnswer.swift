import NeshData

/// What a keeper answers on its socket.
package enum KeeperAnswer {
    /// Comes first where the command was understood and takes no action.
    package static let confirmation: UInt64 = 0xeec0
    /// errno numbers, as nitro-cli's keepers send them.
    package enum Status {
        /// It has done what was asked.
        package static let done = 0
        /// EACCES: anyone who asks may not.
        package static let notPermitted = 13
        /// EEXIST: it holds its enclave already and starts no other.
        package static let busy = 17
        /// EINVAL: it does not know the request.
        package static let invalid = 22
        /// nesh's own: the enclave has no security module.
        package static let notSupported = 95
    }

    /// A message with text for standard output.
    package static func output(_ text: String) -> [UInt8] { Frame.encode(["StdOutMessage": .text(text)]) }
    /// A message with text for standard error.
    package static func progress(_ text: String) -> [UInt8] { Frame.encode(["StdErrMessage": .text(text)]) }
    /// A message with how it went: 0 or an errno number.
    package static func status(_ status: Int) -> [UInt8] { Frame.encode(["Status": CBOR(Int64(status))]) }

    /// An answer to a question: confirmation, one JSON value, success.
    package static func value(_ json: JSON?) -> [UInt8] {
        Frame.number(confirmation) + (json.map { output($0.pretty + "\n") } ?? []) + status(Status.done)
    }
}

/// Reads a keeper's answer, nesh's or nitro-cli's.
package struct KeeperAnswerReader: Sendable {
    /// Bytes of a whole answer. A description with the facts of its image takes some thousands.
    package static let limit = 1 << 20
    /// How many values the JSON of an answer may consist of.
    package static let valueLimit = 1 << 15
    /// A frame is a map of one text and one text or number.
    private static let frameValueLimit = 8

    /// All text for standard output so far.
    package private(set) var output = ""
    /// All texts for standard error so far.
    package private(set) var progress: [String] = []
    /// How it went: 0 or an errno number; nil before it is known.
    package private(set) var status: Int?
    private var frames = FrameReader(limit: limit, valueLimit: frameValueLimit)
    private var received = 0
    /// The confirmation is still to come.
    private var awaitsConfirmation: Bool

    /// - Parameter request: what was asked: it decides whether a confirmation comes first.
    package init(to request: KeeperRequest) {
        switch request {
        case .describe, .name, .id, .ask: awaitsConfirmation = true
        default: awaitsConfirmation = false
        }
    }

    /// Takes what the keeper sent.
    /// - Throws: `Malformed` for an answer above the limit, or no frames.
    package mutating func append(_ bytes: [UInt8]) throws(FrameReader.Malformed) {
        received += bytes.count
        guard received <= Self.limit else { throw FrameReader.Malformed(reason: "an endless answer") }
        frames.append(bytes)
        if awaitsConfirmation {
            guard let number = frames.nextNumber() else { return }
            // A refusal comes without it: the number is then the length of a frame.
            if number == KeeperAnswer.confirmation {
                awaitsConfirmation = false
            } else if number <= 64 {
                awaitsConfirmation = false
                var refused = FrameReader(limit: Self.limit, valueLimit: Self.frameValueLimit)
                refused.append(Frame.number(number))
                refused.append(frames.remainder)
                frames = refused
            } else {
                throw FrameReader.Malformed(reason: "an answer that begins with \(number)")
            }
        }
        while let frame = try frames.next() { try take(frame) }
    }

    private mutating func take(_ frame: CBOR) throws(FrameReader.Malformed) {
        guard let pairs = frame.map, pairs.count == 1, let key = pairs[0].key.text else {
            throw FrameReader.Malformed(reason: "an answer that is not a map of one entry")
        }
        switch key {
        case "StdOutMessage":
            output += try text(pairs[0].value)
        case "StdErrMessage":
            progress.append(try text(pairs[0].value))
        case "Status":
            guard let number = pairs[0].value.integer else {
                throw FrameReader.Malformed(reason: "a status that is not a number")
            }
            status = number
        default: throw FrameReader.Malformed(reason: "an answer with the unknown key '\(key.prefix(40).spelledOut)'")
        }
    }

    /// The JSON of the answer; nil if it is not one.
    package var json: JSON? { try? JSON.parse(output, valueLimit: Self.valueLimit) }

    private func text(_ value: CBOR) throws(FrameReader.Malformed) -> String {
        guard let text = value.text else { throw FrameReader.Malformed(reason: "a message that is not text") }
        return text
    }
}
