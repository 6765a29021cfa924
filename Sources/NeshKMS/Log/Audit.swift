import NeshData

/// What is written down about one request while it is served; `kms log` shows it.
struct Audit {
    var operation: String
    var caller = ""
    var region = ""
    /// The ARN; empty where no key is concerned.
    var key = ""
    var context = EncryptionContext()
    /// How the decision came about, line by line.
    var trace: [String] = []
    /// Nil where it was answered.
    var error: KMSError?

    /// - Parameter milliseconds: the time, since 1970.
    func json(milliseconds: Int64) -> JSON {
        var json: JSON.Object = [
            "time": .integer(milliseconds), "operation": .string(operation), "caller": .string(caller),
            "region": .string(region),
        ]
        if !key.isEmpty { json["key"] = .string(key) }
        if !context.pairs.isEmpty {
            let members = context.pairs.sorted { $0.key < $1.key }
            json["context"] = .object(
                JSON.Object(members: members.map { .init(key: $0.key, value: .string($0.value)) }))
        }
        json["result"] = .string(error?.name ?? "OK")
        if let error, !error.message.isEmpty { json["message"] = .string(error.message) }
        json["why"] = .array(trace.map(JSON.string))
        return .object(json)
    }
}
