import NeshCrypto
import NeshData
import NeshHTTP
import NeshSystem

/// The instance metadata service (IMDS, versions 1 and 2) that programs find at 169.254.169.254 on EC2.
package struct InstanceMetadata: Sendable {
    private let identity: ProgramIdentity
    private let instanceID: String
    private let secret = Random.bytes(32)

    /// - Parameter instanceID: `i-…`, the same that enclaves' IDs begin with.
    package init(_ identity: ProgramIdentity, instanceID: String) {
        self.identity = identity
        self.instanceID = instanceID
    }

    /// A server on 127.0.0.1; `run` it in a thread.
    package func server() throws(SystemError) -> (server: HTTPServer, port: UInt16) {
        let listener = try LoopbackSocket.listen(port: 0)
        return (try HTTPServer(listener, tls: nil) { answer($0) }, InternetSocket.port(of: listener))
    }

    /// Answers a request at the present time.
    package func answer(_ request: HTTPRequest) -> HTTPResponse { answer(request, now: WallClock.seconds) }

    /// - Parameter now: seconds since 1970.
    func answer(_ request: HTTPRequest, now: Int64) -> HTTPResponse {
        let path = request.path
        if path == "/latest/api/token" { return token(request, now) }
        guard request.method == "GET" || request.method == "HEAD" else {
            return HTTPResponse(405, text: "", fields: [.init("Allow", "GET, HEAD")])
        }
        if let token = request["x-aws-ec2-metadata-token"], !holds(token, now) { return HTTPResponse(401, text: "") }
        guard let (type, text) = document(path, now) else { return HTTPResponse(404, text: "") }
        return HTTPResponse(200, type: type, body: Array(text.utf8))
    }

    // MARK: Tokens, which are their end and its code: nothing is remembered

    private static let lifetime = "x-aws-ec2-metadata-token-ttl-seconds"

    private func token(_ request: HTTPRequest, _ now: Int64) -> HTTPResponse {
        guard request.method == "PUT" else { return HTTPResponse(405, text: "", fields: [.init("Allow", "PUT")]) }
        // A request that was passed on by a proxy is not the instance's own.
        guard request["x-forwarded-for"] == nil else { return HTTPResponse(403, text: "") }
        guard let text = request[Self.lifetime], let seconds = Int64(text), (1...21600).contains(seconds) else {
            return HTTPResponse(400, text: "")
        }
        let end = String(now + seconds)
        return HTTPResponse(200, text: "\(end).\(code(end))", fields: [.init(Self.lifetime, String(seconds))])
    }

    private func code(_ end: String) -> String { MessageCode.sha256(key: secret, Array(end.utf8)).hexadecimal }

    private func holds(_ token: String, _ now: Int64) -> Bool {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let end = Int64(parts[0]), end > now else { return false }
        return MessageCode.areEqual(Array(code(String(parts[0])).utf8), Array(parts[1].utf8))
    }

    // MARK: Documents

    private func document(_ path: String, _ now: Int64) -> (type: String, text: String)? {
        let role = identity.roleName
        var documents = [
            "dynamic/instance-identity/document": identityDocument(now),
            "meta-data/iam/info": JSON.object([
                "Code": "Success", "LastUpdated": .string(Self.time(now)),
                "InstanceProfileArn": .string("arn:aws:iam::\(identity.account):instance-profile/\(role)"),
                "InstanceProfileId": "AIPANESHLOCAL0000000",
            ]).pretty,
            "meta-data/iam/security-credentials/\(role)": roleCredentials(now),
            "meta-data/instance-id": instanceID, "meta-data/instance-type": "nesh.local",
            "meta-data/ami-id": "ami-00000000000000000", "meta-data/local-ipv4": "127.0.0.1",
            "meta-data/placement/region": identity.region,
            "meta-data/placement/availability-zone": identity.region + "a",
        ]
        documents["meta-data/services/domain"] = "amazonaws.com"
        documents["meta-data/services/partition"] = "aws"
        let prefix = "/latest/"
        guard path.hasPrefix(prefix) else { return nil }
        var name = path.dropFirst(prefix.count)
        if let text = documents[String(name)] {
            return (text.hasPrefix("{") ? "application/json" : "text/plain", text)
        }
        // A directory: what is in it, a line each.
        if !name.isEmpty, !name.hasSuffix("/") { name += "/" }
        let entries = Set(
            documents.keys.filter { $0.hasPrefix(name) }.map { key in
                let rest = key.dropFirst(name.count)
                let end = rest.firstIndex(of: "/").map { rest.index(after: $0) } ?? rest.endIndex
                return String(rest[..<end])
            })
        return entries.isEmpty ? nil : ("text/plain", entries.sorted().joined(separator: "\n"))
    }

    private func identityDocument(_ now: Int64) -> String {
        let document: JSON = [
            "accountId": .string(identity.account), "architecture": "x86_64",
            "availabilityZone": .string(identity.region + "a"), "billingProducts": .null, "devpayProductCodes": .null,
            "marketplaceProductCodes": .null, "imageId": "ami-00000000000000000", "instanceId": .string(instanceID),
            "instanceType": "nesh.local", "kernelId": .null, "pendingTime": .string(Self.time(now)),
            "privateIp": "127.0.0.1", "ramdiskId": .null, "region": .string(identity.region), "version": "2017-09-30",
        ]
        return document.pretty
    }

    private func roleCredentials(_ now: Int64) -> String {
        let credentials: JSON = [
            "Code": "Success", "LastUpdated": .string(Self.time(now)), "Type": "AWS-HMAC",
            "AccessKeyId": .string(identity.credentials.accessKeyID),
            "SecretAccessKey": .string(identity.credentials.secret),
            "Token": .string(identity.sessionToken), "Expiration": .string(Self.time(now + 6 * 3600)),
        ]
        return credentials.pretty
    }

    /// `2017-04-18T16:30:00Z`
    private static func time(_ seconds: Int64) -> String { rfc3339(seconds).prefix(19) + "Z" }
}
