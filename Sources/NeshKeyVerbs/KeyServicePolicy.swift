import NeshCommand
import NeshData
import NeshKMS
import NeshSystem

/// `kms policy KEY [FILE]`
enum KeyServicePolicy {
    static func run(
        _ key: String, _ path: String?, _ client: KMSClient, _ context: CommandContext
    ) throws(Failure) -> Outcome {
        // Policies belong to keys: an alias is looked up first, as the AWS CLI makes one do by hand.
        guard
            let id = try client.perform("DescribeKey", ["KeyId": .string(key)])["KeyMetadata"]?["KeyId"]
        else { throw Failure(.serde, "the local KMS's answer has no KeyId") }
        if let path {
            let policy = try text(path, context)
            _ = try client.perform("PutKeyPolicy", ["KeyId": id, "Policy": .string(policy)])
        }
        let text = try client.perform("GetKeyPolicy", ["KeyId": id])["Policy"]?.string ?? ""
        return Outcome(JSONReport((try? JSON.parse(text)) ?? .string(text)))
    }

    /// The file's text; a condition alone, as `kms-policy` prints it, becomes a policy.
    private static func text(_ path: String, _ context: CommandContext) throws(Failure) -> String {
        let bytes = try about(.file(path)) { () throws(Failure) in
            try failing(.fileOperation, try File.read(path, limit: 1 << 20))
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let condition = (try? JSON.parse(bytes, refusingRepeats: true))?.object, condition.keys == ["Condition"],
            let only = condition["Condition"]
        else { return text }
        context.emit(
            .progress("\(path) is a condition: decrypting is for enclaves that meet it, everything else is for you."))
        return policy(only).pretty
    }

    /// Anyone who manages the key may do everything but get secrets out of it; that is for those who meet the
    /// condition.
    static func policy(_ condition: JSON) -> JSON {
        let secrets: JSON = [
            "kms:Decrypt", "kms:DeriveSharedSecret", "kms:GenerateDataKey", "kms:GenerateDataKeyPair",
            "kms:ReEncryptFrom",
        ]
        return [
            "Version": "2012-10-17",
            "Statement": [
                [
                    "Sid": "manage", "Effect": "Allow", "Principal": ["AWS": .string(LocalAccount.root)],
                    "NotAction": secrets, "Resource": "*",
                ],
                [
                    "Sid": "enclave", "Effect": "Allow", "Principal": ["AWS": .string(LocalAccount.root)],
                    "Action": secrets, "Resource": "*", "Condition": condition,
                ],
            ],
        ]
    }
}
