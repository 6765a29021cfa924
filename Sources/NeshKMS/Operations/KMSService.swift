import NeshData
import NeshSystem

/// AWS KMS's operations over a store of keys. Several threads may call it at once.
package final class KMSService: Sendable {
    let store: KeyStore
    let verify: DocumentVerifier
    let log: KMSLog
    /// Seconds since 1970.
    let now: @Sendable () -> Int64

    /// How old an attestation document may be, in seconds. A choice of nesh's: AWS's limit was not measured.
    package static let documentAge: Int64 = 300

    package init(
        store: KeyStore, log: KMSLog, verify: @escaping DocumentVerifier,
        now: @escaping @Sendable () -> Int64 = { WallClock.seconds }
    ) {
        self.store = store
        self.log = log
        self.verify = verify
        self.now = now
    }

    /// One operation.
    /// - Parameters:
    ///   - operation: `Decrypt`
    ///   - body: the request's JSON.
    ///   - isSecure: whether it came over TLS.
    /// - Returns: the answer's JSON; nil is an answer without a body.
    /// - Throws: the exception that AWS's KMS answers; UnknownOperationException for what is not there.
    package func perform(
        _ operation: String, _ body: [UInt8], caller: Caller, region: String, isSecure: Bool
    ) throws(KMSError) -> JSON? {
        var request = Request(self, operation, caller, region, isSecure: isSecure)
        do throws(KMSError) {
            let answer = try request.run(body)
            // What the owner only looks at would bury what programs asked for.
            let isLook = ["List", "Describe", "Get"].contains { operation.hasPrefix($0) }
            if !isLook || caller != .root { log.append(request.audit, milliseconds: now() * 1000) }
            return answer
        } catch {
            request.audit.error = error
            log.append(request.audit, milliseconds: now() * 1000)
            throw error
        }
    }

    /// Writes down a request that did not come as far as an operation.
    package func logRefusal(_ operation: String, caller: String, region: String, _ error: KMSError) {
        var audit = Audit(operation: operation)
        audit.caller = caller
        audit.region = region
        audit.error = error
        audit.trace = [TraceText.beforeAnyPolicy]
        log.append(audit, milliseconds: now() * 1000)
    }
}

/// One request while it is served.
struct Request {
    let service: KMSService
    let operation: String
    let caller: Caller
    let region: String
    let now: Int64
    var values = ConditionValues()
    var audit: Audit

    init(_ service: KMSService, _ operation: String, _ caller: Caller, _ region: String, isSecure: Bool) {
        self.service = service
        self.operation = operation
        self.caller = caller
        self.region = region
        now = service.now()
        audit = Audit(operation: operation)
        audit.caller = caller.arn
        audit.region = region
        values.set("aws:PrincipalArn", caller.principalARN)
        values.set("aws:PrincipalAccount", caller.account)
        values.set("kms:CallerAccount", caller.account)
        values.set("aws:SecureTransport", isSecure ? "true" : "false")
        values.set("aws:RequestedRegion", region)
    }

    var store: KeyStore { service.store }

    mutating func run(_ body: [UInt8]) throws(KMSError) -> JSON? {
        let operations = Self.operations
        guard let perform = operations[operation] else {
            throw KMSError(.unknownOperation, "The local KMS does not have the operation \(operation).")
        }
        return try perform(&self, try Arguments(body))
    }

    typealias Operation = @Sendable (inout Request, Arguments) throws(KMSError) -> JSON?

    private static let operations: [String: Operation] = [
        "CreateKey": { request, given throws(KMSError) in try request.createKey(given) },
        "DescribeKey": { request, given throws(KMSError) in try request.describeKey(given) },
        "ListKeys": { request, given throws(KMSError) in try request.listKeys(given) },
        "EnableKey": { request, given throws(KMSError) in try request.setEnabled(given, true) },
        "DisableKey": { request, given throws(KMSError) in try request.setEnabled(given, false) },
        "ScheduleKeyDeletion": { request, given throws(KMSError) in try request.scheduleDeletion(given) },
        "CancelKeyDeletion": { request, given throws(KMSError) in try request.cancelDeletion(given) },
        "CreateAlias": { request, given throws(KMSError) in try request.createAlias(given) },
        "UpdateAlias": { request, given throws(KMSError) in try request.updateAlias(given) },
        "DeleteAlias": { request, given throws(KMSError) in try request.deleteAlias(given) },
        "ListAliases": { request, given throws(KMSError) in try request.listAliases(given) },
        "PutKeyPolicy": { request, given throws(KMSError) in try request.putPolicy(given) },
        "GetKeyPolicy": { request, given throws(KMSError) in try request.getPolicy(given) },
        "ListKeyPolicies": { request, given throws(KMSError) in try request.listPolicies(given) },
        "Encrypt": { request, given throws(KMSError) in try request.encrypt(given) },
        "Decrypt": { request, given throws(KMSError) in try request.decrypt(given) },
        "ReEncrypt": { request, given throws(KMSError) in try request.reEncrypt(given) },
        "GenerateDataKey": { request, given throws(KMSError) in try request.generateDataKey(given, plaintext: true) },
        "GenerateDataKeyWithoutPlaintext": { request, given throws(KMSError) in
            try request.generateDataKey(given, plaintext: false)
        },
        "GenerateDataKeyPair": { request, given throws(KMSError) in
            try request.generateDataKeyPair(given, plaintext: true)
        },
        "GenerateDataKeyPairWithoutPlaintext": { request, given throws(KMSError) in
            try request.generateDataKeyPair(given, plaintext: false)
        },
        "GenerateRandom": { request, given throws(KMSError) in try request.generateRandom(given) },
        "DeriveSharedSecret": { request, given throws(KMSError) in try request.deriveSharedSecret(given) },
        "GetPublicKey": { request, given throws(KMSError) in try request.getPublicKey(given) },
        "Sign": { request, given throws(KMSError) in try request.sign(given) },
        "Verify": { request, given throws(KMSError) in try request.verifySignature(given) },
    ]

    /// The names that there are, in the order of the alphabet.
    static var operationNames: [String] { operations.keys.sorted() }
}

extension KMSService {
    /// What `perform` can do, in the order of the alphabet.
    package static let operations = Request.operationNames

    /// Those that change keys or aliases: nothing takes back what they did. The others answer alone.
    package static let changingOperations = operations.filter { name in
        !["Decrypt", "Derive", "Describe", "Encrypt", "Generate", "Get", "List", "ReEncrypt", "Sign", "Verify"]
            .contains { name.hasPrefix($0) }
    }

    /// The operation that another spelling means: the AWS CLI's `create-key`, a request's `TrentService.CreateKey`, a
    /// policy's `kms:CreateKey`, one with a slip in it. Nil for a name that is right, and where none is near.
    package static func operation(meantBy name: String) -> String? {
        if operations.contains(name) { return nil }
        let last = name.split { ".:".contains($0) }.last.map(String.init) ?? name
        let letters = last.filter { $0 != "-" && $0 != "_" }
        return operations.first { $0.lowercased() == letters.lowercased() }
            ?? Suggestion.closest(to: letters, in: operations)
    }
}
