import NeshAttestation
import NeshCommand
import NeshData

/// Bytes as a line names them: a text, or where they are.
enum FieldValue: Sendable, Equatable {
    case bytes([UInt8])
    case file(String)

    /// - Parameter parameter: the option that names it.
    /// - Throws: E19 when the file cannot be read or holds more than a document's field can.
    func read(for parameter: String, in context: CommandContext) throws(Failure) -> [UInt8] {
        switch self {
        case .bytes(let bytes): return bytes
        case .file(let path):
            return try AttestationSource.bytes(
                ofFile: path, limit: SecureModule.Limit.field, kind: "the value of a document's field", in: context,
                about: { isMissing in
                    .parameter(parameter, instead: isMissing ? NearbyFile.closest(to: path).map { "@" + $0 } : nil)
                })
        }
    }
}

extension ValueType where Value == FieldValue {
    /// `hello`, `hex:68656c6c6f`, `base64:aGVsbG8=` or `@FILE`.
    static var field: Self {
        ValueType("TEXT") { word throws(ValueProblem) in
            if word.hasPrefix("@") { return .file(String(word.dropFirst())) }
            for (prefix, read) in [
                ("hex:", { [UInt8](hexadecimal: $0) }), ("base64:", { Base64.decode($0.utf8) }),
            ] as [(String, (Substring) -> [UInt8]?)] where word.hasPrefix(prefix) {
                guard let bytes = read(word.dropFirst(prefix.count)) else {
                    throw ValueProblem(
                        prefix == "hex:" ? "'\(word)' is not hexadecimal" : "'\(word)' is not base64")
                }
                return .bytes(bytes)
            }
            return .bytes(Array(word.utf8))
        }
    }
}

/// The time at which a document's certificates should be valid.
enum AttestationTime: Sendable, Equatable {
    case now
    /// Seconds since 1970.
    case at(Int64)
}

extension ValueType where Value == AttestationTime {
    static var attestationTime: Self {
        ValueType("TIME", completion: .examples(["now"])) { word throws(ValueProblem) in
            if word == "now" { return .now }
            let seconds = word.hasPrefix("@") ? Int64(word.dropFirst()) : rfc3339Seconds(word)
            guard let seconds, seconds >= 0 else {
                throw ValueProblem(
                    "'\(word)' is not a time", notes: ["now, 2026-01-31, 2026-01-31T12:00:00Z, or @SECONDS since 1970"])
            }
            return .at(seconds)
        }
    }
}

extension ValueType where Value == AttestationExpectations.Pin {
    static var pin: Self {
        ValueType("N=HEX") { word throws(ValueProblem) in
            do throws(ParseError) { return try AttestationExpectations.Pin(text: word) } catch {
                throw ValueProblem(error.message)
            }
        }
    }
}

extension ValueType where Value == String {
    /// A root that documents are judged by.
    static var trustRoot: Self {
        ValueType("aws|local|FILE", completion: .examples(["aws", "local"])) { word throws(ValueProblem) in
            if word.isEmpty { throw ValueProblem("an empty word is not a root") }
            return word
        }
    }
}
