import NeshData
import NeshHTTP

/// The one call of AWS STS that programs make to learn who they are: `aws sts get-caller-identity`. It is of another
/// protocol than KMS: a form as the request, XML as the answer.
enum CallerIdentity {
    /// Whether a request is meant for STS.
    static func isMeant(by request: HTTPRequest) -> Bool {
        request["x-amz-target"] == nil
            && request["content-type"]?.hasPrefix("application/x-www-form-urlencoded") ?? false
    }

    static func answer(_ request: HTTPRequest, _ credentials: Credentials, now: Int64) -> HTTPResponse {
        let body = String(decoding: request.body.prefix(4096), as: UTF8.self)
        do throws(KMSError) {
            guard body.split(separator: "&").contains("Action=GetCallerIdentity") else {
                throw KMSError(.invalidAction, "The local stand-in for AWS has GetCallerIdentity only.")
            }
            let caller = try RequestSignature(request, service: "sts").check(request, credentials, now: now)
            return response(
                200,
                """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>\
                <Arn>\(escaped(caller.arn))</Arn><UserId>AROANESHLOCAL0000000:local</UserId>\
                <Account>\(caller.account)</Account></GetCallerIdentityResult><ResponseMetadata>\
                <RequestId>\(LocalAccount.uuid())</RequestId></ResponseMetadata></GetCallerIdentityResponse>
                """)
        } catch {
            return response(
                403,
                """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>\
                <Code>\(error.name)</Code><Message>\(escaped(error.message))</Message></Error>\
                <RequestId>\(LocalAccount.uuid())</RequestId></ErrorResponse>
                """)
        }
    }

    private static func response(_ status: Int, _ text: String) -> HTTPResponse {
        HTTPResponse(status, type: "text/xml", body: Array(text.utf8))
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { text, character in
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            default: text.append(character)
            }
        }
    }
}
