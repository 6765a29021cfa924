import NeshData
import NeshTestSupport
import Testing

@testable import NeshKMS

/// Programs of a parent with another role than its own: they may do what key policies name that role for.
@Suite struct RoleTests {
    private static let role = "arn:aws:iam::000000000000:role/path/app"
    private static let foreign = "arn:aws:iam::111122223333:role/app"

    @Test func aRoleHasASessionOfItsOwn() throws {
        let caller = try #require(Caller.program(role: Self.role))
        #expect(caller.arn == "arn:aws:sts::000000000000:assumed-role/app/local")
        #expect(caller.principalARN == Self.role && caller.account == "000000000000" && !caller.hasAccountRights)
        #expect(Caller.program(role: Self.foreign)?.account == "111122223333")
        #expect(Caller.program(role: nil) == .program && Caller.program(role: LocalAccount.role) == .program)
        for text in ["", "role/app", "arn:aws:iam::000000000000:user/a", "arn:aws:s3::000000000000:role/a"] {
            #expect(Caller.program(role: text) == nil, "\(text)")
        }
    }

    @Test func aTokenNamesItsRoleAndCannotBeMadeUp() {
        let own = Credentials.fresh()
        let token = own.token(role: Self.role)
        #expect(own.caller(token: token)?.principalARN == Self.role)
        #expect(own.caller(token: own.token(role: nil)) == .program)
        let parts = token.split(separator: ".").map(String.init)
        let other = Array(Self.foreign.utf8).hexadecimal
        for wrong in [
            "", token + "0", "\(parts[0]).\(other).\(parts[2])", "\(parts[0]).\(parts[1])", "x.\(parts[1]).\(parts[2])",
            Credentials.fresh().token(role: Self.role), "\(parts[0]).zz.\(parts[2])",
        ] {
            #expect(own.caller(token: wrong) == nil, "\(wrong)")
        }
    }

    @Test func whatIsForTheAccountIsNotForARoleWithoutAPolicyOfItsOwn() throws {
        let caller = try #require(Caller.program(role: Self.role))
        func decide(_ principal: JSON, _ caller: Caller) throws -> Policy.Decision {
            let text = JSON.object([
                "Statement": ["Effect": "Allow", "Principal": principal, "Action": "kms:*", "Resource": "*"]
            ]).compact
            return try Policy.parse(text).decide(action: "kms:Decrypt", resource: "arn", caller: caller, .init())
        }
        let account = try decide(["AWS": .string(LocalAccount.root)], caller)
        #expect(!account.isAllowed && account.trace[0].contains("\(Self.role) has no IAM policy"))
        #expect(try decide(["AWS": .string(Self.role)], caller).isAllowed)
        #expect(try decide(["AWS": "arn:aws:sts::000000000000:assumed-role/app/local"], caller).isAllowed)
        #expect(try decide("*", caller).isAllowed)
        #expect(try !decide(["AWS": .string(Self.role)], .program).isAllowed)
        let stranger = try #require(Caller.program(role: Self.foreign))
        #expect(try !decide(["AWS": .string(LocalAccount.root)], stranger).isAllowed)
        #expect(try !decide(["AWS": "arn:aws:iam::111122223333:root"], stranger).isAllowed)
        #expect(try decide(["AWS": .string(Self.foreign)], stranger).isAllowed)
    }

    /// What concerns no key is IAM's matter.
    @Test(arguments: ["CreateKey", "ListKeys", "ListAliases", "GenerateRandom"])
    func withoutAKeyItMayDoNothing(_ operation: String) throws {
        let files = try TemporaryDirectory()
        let service = KMSService(
            store: try KeyStore(files.path + "/keys"), log: KMSLog(files.path + "/log"),
            verify: { _, _ throws(DocumentRefusal) in throw DocumentRefusal("none") })
        func perform(_ caller: Caller) -> String? {
            do throws(KMSError) {
                _ = try service.perform(
                    operation, Array(#"{"NumberOfBytes": 8}"#.utf8), caller: caller, region: "us-east-1", isSecure: true
                )
                return nil
            } catch { return error.name }
        }
        #expect(perform(try #require(.program(role: Self.role))) == "AccessDeniedException")
        #expect(perform(.program) == nil)
        #expect(KMSLog.read(files.path + "/log").first?["why"]?[0]?.string?.contains("has no IAM policy") ?? false)
    }

    @Test(.enabled(if: Python.has("boto3"), "python3 lacks boto3"))
    func aSignedRequestIsTheRoles() throws {
        let local = try LocalServer()
        let mine = try ProgramIdentity(data: local.files.path, region: "us-east-1", role: Self.role)
        let (status, text) = try Python.run(
            "roles.py", [Self.role, mine.environment(metadataPort: nil)["AWS_SESSION_TOKEN"].flatMap { $0 } ?? ""],
            environment: local.identity.environment(metadataPort: nil))
        #expect(status == 0, "\(text)")
        let callers = Set(local.log.compactMap { $0["caller"]?.string })
        #expect(callers.contains("arn:aws:sts::000000000000:assumed-role/app/local"))
    }
}
