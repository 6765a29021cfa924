import NeshData
import NeshLanguage
import NeshSystem

/// `run-enclave --config`: a JSON object whose values have to be of the right kind.
struct ConfigFile {
    private let path: String
    private let json: JSON

    /// - Throws: E19 where it cannot be read, E17 where it is not a JSON object.
    init(_ path: String) throws(Failure) {
        self.path = path
        let bytes = try failing(.fileOperation, try File.read(path, limit: 1 << 20))
        do { json = try JSON.parse(bytes) } catch { throw Failure(.serde, "\(path) is not JSON: \(error)") }
        guard let object = json.object else { throw Failure(.serde, "\(path) is not a JSON object") }
        if let repeated = JSON.repetition(in: bytes) {
            throw Failure(.serde, "\(path): \(repeated)", fixes: ["delete one of the two"])
        }
        // One that nobody reads is one that was meant to do something.
        for key in object.keys where !Self.keys.contains(key) {
            let guess = Suggestion.closest(to: key, in: Self.keys).map { ["did you mean '\($0)'?"] } ?? []
            throw Failure(
                .serde, "\(path): unknown key '\(key)'",
                details: guess + ["keys: " + Self.keys.joined(separator: ", ")])
        }
    }

    private static let keys = [
        "eif_path", "memory_mib", "cpu_count", "cpu_ids", "enclave_cid", "debug_mode", "attach_console", "enclave_name",
    ]

    /// Nil where the key is missing or null.
    /// - Throws: E17 for anything but a whole number ≥ 0.
    func number(_ key: String) throws(Failure) -> Int? {
        try value(key, "a whole number") { $0.integer.flatMap { $0 >= 0 ? $0 : nil } }
    }

    func numbers(_ key: String) throws(Failure) -> [Int]? {
        try value(key, "a list of CPU ids") { list in
            let ids = list.array?.map(\.integer)
            return ids.flatMap { $0.contains(nil) ? nil : $0.compactMap { $0 } }
        }
    }

    func flag(_ key: String) throws(Failure) -> Bool { try value(key, "true or false") { $0.bool } ?? false }

    func text(_ key: String) throws(Failure) -> String? { try value(key, "a text") { $0.string } }

    private func value<Value>(
        _ key: String, _ kind: String, _ read: (JSON) -> Value?
    ) throws(Failure) -> Value? {
        guard let json = json[key], json != .null else { return nil }
        guard let value = read(json) else { throw Failure(.serde, "\(path): \(key) is not \(kind): \(json.compact)") }
        return value
    }
}
