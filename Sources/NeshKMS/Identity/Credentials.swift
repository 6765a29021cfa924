import NeshCrypto
import NeshData
import NeshSystem

/// What requests are signed with: made for this machine, and known to nobody else.
package struct Credentials: Sendable, Equatable {
    /// 20 characters that begin with `NESHLOCAL`, as no key of AWS's does.
    package var accessKeyID: String
    /// The secret access key: 40 characters.
    package var secret: String
    /// The session token, which temporary credentials have.
    package var sessionToken: String

    /// The session's token for a role.
    /// - Parameter role: its ARN; nil is the parent's own.
    package func token(role: String?) -> String {
        guard let role, role != LocalAccount.role else { return sessionToken }
        return "\(sessionToken).\(Array(role.utf8).hexadecimal).\(code(role))"
    }

    /// Anyone who has this token, in whose name programs of the parent ask; nil for one that was not made here.
    func caller(token: String) -> Caller? {
        if MessageCode.areEqual(Array(token.utf8), Array(sessionToken.utf8)) { return .program }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == sessionToken, parts[1].utf8.count <= 4096,
            let bytes = [UInt8](hexadecimal: parts[1])
        else { return nil }
        let role = String(decoding: bytes, as: UTF8.self)
        guard MessageCode.areEqual(Array(code(role).utf8), Array(parts[2].utf8)) else { return nil }
        return .program(role: role)
    }

    private func code(_ role: String) -> String {
        MessageCode.sha256(key: Array(secret.utf8), Array(role.utf8)).hexadecimal
    }

    static func fresh() -> Credentials {
        Credentials(
            accessKeyID: "NESHLOCAL" + Random.hexadecimal(digits: 11).uppercased(),
            secret: Base64.encode(Random.bytes(30)), sessionToken: "nesh-local-" + Random.hexadecimal(digits: 40))
    }

    /// The file's, which is made where it is missing.
    /// - Throws: E19 where it cannot be written.
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
