import Foundation
import NeshCrypto
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshKMS

@Suite struct StoreTests {
    private func service(_ files: TemporaryDirectory, now: Int64 = 1_700_000_000) throws -> KMSService {
        KMSService(
            store: try KeyStore(files.path + "/keys"), log: KMSLog(files.path + "/log"),
            verify: { _, _ throws(DocumentRefusal) in throw DocumentRefusal("none") }, now: { now })
    }

    @discardableResult
    private func perform(_ service: KMSService, _ operation: String, _ arguments: JSON) throws -> JSON? {
        try service.perform(
            operation, Array(arguments.compact.utf8), caller: .program, region: "us-east-1", isSecure: true)
    }

    @Test func whatWasMadeIsThereAgainAndNobodyElseReadsIt() throws {
        let files = try TemporaryDirectory()
        let first = try service(files)
        var ids: [JSON] = []
        for (spec, usage) in [
            ("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"), ("RSA_2048", "ENCRYPT_DECRYPT"),
            ("ECC_NIST_P256", "KEY_AGREEMENT"),
        ] {
            let made = try perform(first, "CreateKey", ["KeySpec": .string(spec), "KeyUsage": .string(usage)])
            ids.append(try #require(made?["KeyMetadata"]?["KeyId"]))
        }
        try perform(first, "CreateAlias", ["AliasName": "alias/a", "TargetKeyId": ids[0]])
        let blob = try #require(
            try perform(first, "Encrypt", ["KeyId": "alias/a", "Plaintext": "aGVsbG8="])?["CiphertextBlob"])
        try perform(first, "DisableKey", ["KeyId": ids[1]])
        let public2 = try perform(first, "GetPublicKey", ["KeyId": ids[2]])

        let second = try service(files)
        #expect(try perform(second, "Decrypt", ["CiphertextBlob": blob])?["Plaintext"] == "aGVsbG8=")
        #expect(try perform(second, "DescribeKey", ["KeyId": ids[1]])?["KeyMetadata"]?["KeyState"] == "Disabled")
        #expect(try perform(second, "GetPublicKey", ["KeyId": ids[2]]) == public2)
        #expect(try perform(second, "ListAliases", [:])?["Aliases"]?[0]?["TargetKeyId"] == ids[0])
        for name in try File.names(in: files.path + "/keys") {
            let status = try #require(try File.status(files.path + "/keys/" + name))
            #expect(status.st_mode & 0o777 == 0o600, "\(name)")
        }
        #expect(try #require(try File.status(files.path + "/keys")).st_mode & 0o777 == 0o700)
    }

    @Test func aKeyIsDeletedWhenItsTimeHasCome() throws {
        let files = try TemporaryDirectory()
        let start: Int64 = 1_700_000_000
        let first = try service(files, now: start)
        let id = try #require(try perform(first, "CreateKey", [:])?["KeyMetadata"]?["KeyId"])
        try perform(first, "CreateAlias", ["AliasName": "alias/a", "TargetKeyId": id])
        try perform(first, "ScheduleKeyDeletion", ["KeyId": id, "PendingWindowInDays": 7])
        #expect(try perform(try service(files, now: start + 7 * 86400 - 1), "DescribeKey", ["KeyId": id]) != nil)
        let later = try service(files, now: start + 7 * 86400)
        #expect(throws: KMSError.self) { try perform(later, "DescribeKey", ["KeyId": id]) }
        #expect(try perform(later, "ListAliases", [:])?["Aliases"] == [])
        #expect(try File.names(in: files.path + "/keys") == ["aliases.json"])
    }

    @Test func aFileThatIsNoKeyIsNamed() throws {
        let files = try TemporaryDirectory()
        try files.write("keys/x.json", "{}")
        do {
            _ = try service(files)
            Issue.record("it was taken")
        } catch {
            #expect((error as? Failure)?.message.contains("keys/x.json") ?? false)
        }
    }

    @Test func theLogIsBounded() throws {
        let files = try TemporaryDirectory()
        let log = KMSLog(files.path + "/log")
        var audit = Audit(operation: "Encrypt")
        audit.trace = [String(repeating: "x", count: 8000)]
        for number in 0..<2000 {
            audit.caller = String(number)
            log.append(audit, milliseconds: 1)
        }
        let sizes = try File.names(in: files.path).map { try #require(try File.status(files.path + "/" + $0)).st_size }
        #expect(sizes.count == 2 && sizes.allSatisfy { $0 <= KMSLog.limit })
        let lines = KMSLog.read(files.path + "/log")
        #expect(lines.last?["caller"] == "1999" && lines.count > 500)
        #expect(
            zip(lines, lines.dropFirst()).allSatisfy {
                Int($0["caller"]?.string ?? "")! + 1 == Int($1["caller"]?.string ?? "")!
            })
    }
}
