import NeshData
import NeshSystem

/// What requests are signed with: made for this machine, and known to nobody else.
package struct Credentials: Sendable, Equatable {
    /// 20 characters that begin with `NESHLOCAL`, as no key of AWS's does.
    package var accessKeyID: String
    package var secret: String
    package var sessionToken: String

    package init(accessKeyID: String, secret: String, sessionToken: String) {
        self.accessKeyID = accessKeyID
        self.secret = secret
        self.sessionToken = sessionToken
    }

    /// Anyone who has them acts as the parent's role.
    package var caller: Caller { .program }

    static func fresh() -> Credentials {
        Credentials(
            accessKeyID: "NESHLOCAL" + Random.hexadecimal(digits: 11).uppercased(),
            secret: Base64.encode(Random.bytes(30)), sessionToken: "nesh-local-" + Random.hexadecimal(digits: 40))
    }

    /// The file's, which is made where it is missing.
    package static func load(_ path: String) throws(Failure) -> Credentials {
        if let read = existing(path) { return read }
        let fresh = fresh()
        let json: JSON = [
            "AccessKeyId": .string(fresh.accessKeyID), "SecretAccessKey": .string(fresh.secret),
            "Token": .string(fresh.sessionToken),
        ]
        try failing(.fileOperation, try AtomicFile.write(Array((json.pretty + "\n").utf8), to: path, mode: 0o600))
        return fresh
    }

    private static func existing(_ path: String) -> Credentials? {
        guard let bytes = try? File.read(path, limit: 1 << 16), let json = try? JSON.parse(bytes),
            let id = json["AccessKeyId"]?.string, let secret = json["SecretAccessKey"]?.string,
            let token = json["Token"]?.string
        else { return nil }
        return Credentials(accessKeyID: id, secret: secret, sessionToken: token)
    }
}
