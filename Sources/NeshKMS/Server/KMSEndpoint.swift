import NeshData
import NeshHTTP
import NeshSystem

/// AWS's JSON protocol 1.1 over HTTP, for a service.
package struct KMSEndpoint: Sendable {
    let service: KMSService
    let credentials: Credentials

    package init(_ service: KMSService, _ credentials: Credentials) {
        self.service = service
        self.credentials = credentials
    }

    private static let targetPrefix = "TrentService."

    /// Answers a request that came over TLS and says by its signature whose it is.
    package func answer(_ request: HTTPRequest) -> HTTPResponse {
        if CallerIdentity.isMeant(by: request) {
            return CallerIdentity.answer(request, credentials, now: service.now())
        }
        let operation = Self.operation(request)
        do throws(KMSError) {
            guard request.method == "POST", request.target == "/", let operation else {
                throw KMSError(
                    .unknownOperation, "This is a local stand-in for AWS KMS: POST / with X-Amz-Target.")
            }
            let caller: Caller
            let region: String
            do throws(KMSError) {
                let signature = try RequestSignature(request)
                caller = try signature.check(request, credentials, now: service.now())
                region = signature.region
            } catch {
                service.logRefusal(operation, caller: "unknown", region: "", error)
                throw error
            }
            return Self.response(
                try service.perform(operation, request.body, caller: caller, region: region, isSecure: true))
        } catch { return Self.response(error) }
    }

    /// Answers a request that came over the user's own socket, which says itself as whom it asks.
    func answerOwner(_ request: HTTPRequest) -> HTTPResponse {
        do throws(KMSError) {
            guard let operation = Self.operation(request), let region = request["x-nesh-region"],
                RequestSignature.isRegion(region),
                let side = KMSClient.Side(rawValue: request["x-nesh-side"] ?? ""),
                let caller = side == .owner ? Caller.root : Caller.program(role: request["x-nesh-role"])
            else { throw KMSError(.unknownOperation, "An operation and a region are needed.") }
            return Self.response(
                try service.perform(operation, request.body, caller: caller, region: region, isSecure: true))
        } catch { return Self.response(error) }
    }

    private static func operation(_ request: HTTPRequest) -> String? {
        guard let target = request["x-amz-target"], target.hasPrefix(targetPrefix) else { return nil }
        let name = target.dropFirst(targetPrefix.count)
        let isWord = name.utf8.count <= 64 && name.utf8.allSatisfy { (65...90).contains($0) || (97...122).contains($0) }
        return isWord && !name.isEmpty ? String(name) : nil
    }

    private static let type = "application/x-amz-json-1.1"

    private static func response(_ answer: JSON?) -> HTTPResponse {
        HTTPResponse(200, type: type, fields: [identifier()], body: Array((answer?.compact ?? "").utf8))
    }

    private static func response(_ error: KMSError) -> HTTPResponse {
        HTTPResponse(error.status, type: type, fields: [identifier()], body: Array(error.json.compact.utf8))
    }

    private static func identifier() -> HTTPRequest.Field { .init("x-amzn-RequestId", LocalAccount.uuid()) }
}
