import NeshCrypto
import NeshData
import NeshHTTP

/// Checks AWS's Signature Version 4 of a request in its Authorization header.
struct RequestSignature {
    /// Seconds that a client's clock may differ.
    static let skew: Int64 = 900

    let accessKeyID: String
    let region: String
    private let date: Substring
    private let signedNames: [String]
    private let signature: String
    private let scope: String

    /// Reads the header.
    /// - Parameter service: whom the request must be signed for.
    /// - Throws: the error that AWS answers for it.
    init(_ request: HTTPRequest, service: String = "kms") throws(KMSError) {
        guard let header = request["authorization"] else {
            throw KMSError(.missingAuthenticationToken, "Missing Authentication Token")
        }
        let algorithm = "AWS4-HMAC-SHA256"
        guard header.hasPrefix(algorithm + " ") else {
            throw Self.incomplete("Authorization header requires '\(algorithm)'.")
        }
        var parts: [Substring: Substring] = [:]
        for part in header.dropFirst(algorithm.count).split(separator: ",") {
            let trimmed = part.drop { $0 == " " }
            guard let equals = trimmed.firstIndex(of: "=") else { continue }
            parts[trimmed[..<equals]] = trimmed[trimmed.index(after: equals)...]
        }
        guard let credential = parts["Credential"], let names = parts["SignedHeaders"],
            let signature = parts["Signature"]
        else { throw Self.incomplete("Authorization header requires Credential, SignedHeaders and Signature.") }
        let scope = credential.split(separator: "/", omittingEmptySubsequences: false)
        guard scope.count == 5, scope[3] == service, scope[4] == "aws4_request" else {
            throw KMSError(
                .invalidSignature,
                "Credential should be scoped to correct service: '\(service)'.")
        }
        guard Self.isRegion(scope[2]) else {
            throw KMSError(.invalidSignature, "Credential should be scoped to a valid region.")
        }
        accessKeyID = String(scope[0])
        date = scope[1]
        region = String(scope[2])
        signedNames = names.split(separator: ";").map(String.init)
        self.signature = String(signature)
        self.scope = scope[1...].joined(separator: "/")
    }

    static func isRegion(_ text: some StringProtocol) -> Bool {
        (4...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }

    private static func incomplete(_ message: String) -> KMSError { KMSError(.incompleteSignature, message) }

    /// - Parameter now: seconds since 1970.
    /// - Returns: who signed it.
    func check(_ request: HTTPRequest, _ credentials: Credentials, now: Int64) throws(KMSError) -> Caller {
        guard accessKeyID == credentials.accessKeyID, let token = request["x-amz-security-token"],
            let caller = credentials.caller(token: token)
        else {
            throw KMSError(.unrecognizedClient, "The security token included in the request is invalid.")
        }
        guard let time = request["x-amz-date"], let seconds = Self.seconds(time), time.hasPrefix(date + "T") else {
            throw Self.incomplete(
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
        }
        guard abs(now - seconds) <= Self.skew else {
            throw KMSError(
                .invalidSignature,
                "Signature expired: \(time) is not within \(Self.skew / 60) minutes of the server's time.")
        }
        let mustBeSigned = request.fields.map(\.name).filter { $0 == "host" || $0.hasPrefix("x-amz-") }
        guard mustBeSigned.allSatisfy(signedNames.contains) else {
            throw Self.incomplete("'Host' and every 'X-Amz-' header must be signed.")
        }
        let wanted = Self.signature(
            canonical: canonical(request), time: time, scope: scope, secret: credentials.secret)
        guard MessageCode.areEqual(Array(wanted.utf8), Array(signature.utf8)) else {
            throw KMSError(
                .invalidSignature,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
                    + "Access Key and signing method. Consult the service documentation for details.")
        }
        return caller
    }

    private func canonical(_ request: HTTPRequest) -> String {
        var lines = [request.method, request.path, request.query]
        for name in signedNames {
            let values = request.fields.filter { $0.name == name }.map { field in
                field.value.split(separator: " ").joined(separator: " ")
            }
            lines.append("\(name):\(values.joined(separator: ","))")
        }
        lines += ["", signedNames.joined(separator: ";"), HashState.digest(.sha256, request.body).hexadecimal]
        return lines.joined(separator: "\n")
    }

    /// Lower-case hexadecimal digits.
    private static func signature(canonical: String, time: String, scope: String, secret: String) -> String {
        let text = ["AWS4-HMAC-SHA256", time, scope, HashState.digest(.sha256, Array(canonical.utf8)).hexadecimal]
            .joined(separator: "\n")
        var key = Array(("AWS4" + secret).utf8)
        for part in scope.split(separator: "/") { key = MessageCode.sha256(key: key, Array(part.utf8)) }
        return MessageCode.sha256(key: key, Array(text.utf8)).hexadecimal
    }

    /// `20150830T123600Z` as seconds since 1970.
    private static func seconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return nil }
        func number(_ range: Range<Int>) -> Int64? { Int64(String(decoding: bytes[range], as: UTF8.self)) }
        guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8), let hour = number(9..<11),
            let minute = number(11..<13), let second = number(13..<15), (1...12).contains(month)
        else { return nil }
        // Days since 1970 of a date (years begin in March, so that the leap day is the last).
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
        return days * 86400 + hour * 3600 + minute * 60 + second
    }
}
