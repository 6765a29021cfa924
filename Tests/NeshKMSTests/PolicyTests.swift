import NeshData
import NeshTestSupport
import Testing

@testable import NeshKMS

@Suite struct PolicyTests {
    private let role = Caller(
        arn: "arn:aws:sts::000000000000:assumed-role/nesh-parent/local",
        principalARN: "arn:aws:iam::000000000000:role/nesh-parent")
    private let arn = "arn:aws:kms:us-east-1:000000000000:key/1"

    /// A policy of one statement that allows everything, with these members changed.
    private func statement(_ changes: [String: JSON] = [:], without left: String...) -> JSON {
        var statement: JSON.Object = ["Effect": "Allow", "Principal": ["AWS": "*"], "Action": "kms:*", "Resource": "*"]
        for (name, value) in changes { statement[name] = value }
        for name in left { statement[name] = nil }
        return .object(statement)
    }

    private func policy(_ statements: JSON...) throws -> Policy {
        try Policy.parse(JSON.object(["Version": "2012-10-17", "Statement": .array(statements)]).compact)
    }

    private func allows(
        _ policy: Policy, _ action: String = "kms:Decrypt", caller: Caller? = nil, values: [String: [String]] = [:]
    ) -> Bool {
        var given = ConditionValues()
        for (key, value) in values { given[key] = value }
        return policy.decide(action: action, resource: arn, caller: caller ?? role, given).isAllowed
    }

    private func problem(_ statement: JSON) -> String? {
        do {
            _ = try policy(statement)
            return nil
        } catch {
            let error = error as? KMSError
            #expect(error?.name == "MalformedPolicyDocumentException")
            return error?.message
        }
    }

    @Test func everyElementThatIsNotUnderstoodIsRefused() throws {
        let refused: [(JSON, String)] = [
            (statement(["Effect": "allow"]), "Effect"), (statement(["NotPrincipal": "*"]), "NotPrincipal"),
            (statement(["Comment": "x"]), "Comment"), (statement(["Action": "s3:Get*"]), "s3:Get*"),
            (statement(["Action": "kms:Decript"]), "kms:Decript"), (statement(without: "Action"), "Action"),
            (statement(["NotAction": "kms:Encrypt"]), "NotAction"),
            (statement(without: "Resource"), "Resource"),
            (statement(["Resource": "key"]), "Resource"), (statement(without: "Principal"), "Principal"),
            (statement(["Principal": ["Federated": "x"]]), "Federated"),
            (statement(["Principal": ["AWS": "somebody"]]), "somebody"),
            (statement(["Principal": ["AWS": "arn:aws:iam::000000000000:user/somebody"]]), "does not exist"),
            (statement(["Condition": ["StringFuzzy": ["aws:PrincipalArn": "x"]]]), "StringFuzzy"),
            (statement(["Condition": ["NumericEquals": ["aws:PrincipalArn": "1"]]]), "NumericEquals"),
            (statement(["Condition": ["ForSomeValues:StringEquals": ["aws:PrincipalArn": "1"]]]), "ForSomeValues"),
            (statement(["Condition": ["NullIfExists": ["aws:PrincipalArn": "true"]]]), "NullIfExists"),
            (statement(["Condition": ["Null": ["aws:PrincipalArn": "yes"]]]), "neither"),
            (statement(["Condition": ["StringEquals": ["aws:SourceIp": "1.2.3.4"]]]), "aws:SourceIp"),
            // The sign for kelvin is a k in small letters.
            (statement(["Condition": ["StringEquals": ["\u{212a}ms:KeySpec": "x"]]]), "\u{212a}ms:KeySpec"),
            (statement(["Action": "\u{212a}ms:*"]), "\u{212a}ms:*"),
            (statement(["Condition": ["StringEquals": ["kms:RecipientAttestation:PCR32": "0"]]]), "PCR32"),
            (statement(["Condition": ["StringEquals": ["kms:RecipientAttestation:PCR00": "0"]]]), "PCR00"),
            (statement(["Condition": ["StringEquals": ["aws:PrincipalArn": 5]]]), "text"),
            (statement(["Condition": ["StringEquals": ["aws:PrincipalArn": "${aws:username}"]]]), "variable"),
            (statement(["Condition": ["StringEquals": ["kms:EncryptionContextKeys": "a"]]]), "several values"),
            (statement(["Condition": ["StringEquals": [:]]]), "StringEquals"),
            (statement(["Condition": "x"]), "Condition"), (statement(["Sid": 1]), "Sid"),
        ]
        for (statement, word) in refused {
            let message = problem(statement)
            #expect(message?.contains(word) ?? false, "\(statement.compact): \(message ?? "taken")")
        }
        for text in [
            "", "[]", "{}", #"{"Statement":[]}"#, #"{"Version":"2020-01-01","Statement":[]}"#,
            #"{"Extra":1,"Statement":\#(statement().compact)}"#,
            // The second would win, and the first be passed over.
            #"{"Statement":{"Effect":"Deny","Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}}"#,
        ] {
            #expect(throws: KMSError.self) { try Policy.parse(text) }
        }
        #expect(throws: KMSError.self) { try policy(statement(["Sid": "a"]), statement(["Sid": "a"])) }
    }

    @Test func aDenyWinsAndNothingIsAllowedByDefault() throws {
        let deny = statement(["Effect": "Deny", "Action": "kms:Decrypt"])
        #expect(allows(try policy(statement())))
        #expect(!allows(try policy(statement(), deny)))
        #expect(!allows(try policy(deny, statement())))
        #expect(allows(try policy(statement(), deny), "kms:Encrypt"))
        #expect(!allows(try policy(statement(["Action": "kms:Encrypt"]))))
    }

    @Test func actionsPrincipalsAndResourcesAreMatched() throws {
        #expect(allows(try policy(statement(["Action": ["kms:Enc*", "KMS:de?rypt"]]))))
        #expect(!allows(try policy(statement(["NotAction": "kms:Decrypt"], without: "Action"))))
        #expect(allows(try policy(statement(["NotAction": "kms:Encrypt"], without: "Action"))))
        for (principal, isMeant) in [
            ("*", true), ("000000000000", true), ("arn:aws:iam::000000000000:root", true), (role.arn, true),
            (role.principalARN, true), ("arn:aws:iam::111111111111:root", false),
            ("arn:aws:iam::111111111111:role/nesh-parent", false),
        ] {
            #expect(
                allows(try policy(statement(["Principal": ["AWS": .string(principal)]]))) == isMeant, "\(principal)")
        }
        #expect(!allows(try policy(statement(["Principal": ["Service": "ec2.amazonaws.com"]]))))
        let forRole = try policy(statement(["Principal": ["AWS": .string(role.principalARN)]]))
        #expect(allows(forRole) && !allows(forRole, caller: .root))
        #expect(allows(try policy(statement(["Resource": .string(arn)]))))
        #expect(!allows(try policy(statement(["Resource": .string(arn + "2")]))))
    }

    /// operator, the policy's values, the request's; nil is a key that it does not have.
    @Test(
        arguments: [
            ("StringEquals", ["abc"], ["abc"], true), ("StringEquals", ["abc"], ["ABC"], false),
            ("StringEquals", ["\u{e9}"], ["e\u{301}"], false), ("StringEquals", ["\u{e9}"], ["\u{e9}"], true),
            ("StringEquals", ["x", "abc"], ["abc"], true), ("StringEquals", ["abc"], nil, false),
            ("StringEqualsIfExists", ["abc"], nil, true), ("StringEqualsIfExists", ["abc"], ["x"], false),
            ("StringNotEquals", ["abc"], ["abc"], false), ("StringNotEquals", ["abc", "x"], ["x"], false),
            ("StringNotEquals", ["abc"], nil, true), ("StringEqualsIgnoreCase", ["aBc"], ["AbC"], true),
            ("StringNotEqualsIgnoreCase", ["aBc"], ["AbC"], false), ("StringLike", ["a*c"], ["abbc"], true),
            ("StringLike", ["a?c"], ["abbc"], false), ("StringNotLike", ["a*"], ["b"], true),
            ("ArnLike", ["arn:aws:iam::*:role/n*"], ["arn:aws:iam::000000000000:role/nesh-parent"], true),
            ("ArnEquals", ["arn:aws:*:role/n*"], ["arn:aws:iam::000000000000:role/nesh-parent"], false),
            ("Bool", ["true"], ["true"], true), ("Bool", ["false"], ["true"], false), ("Bool", ["true"], nil, false),
            ("Null", ["true"], nil, true), ("Null", ["true"], ["x"], false), ("Null", ["false"], ["x"], true),
            ("Null", ["false"], nil, false), ("ForAnyValue:StringEquals", ["a", "b"], ["c", "b"], true),
            ("ForAnyValue:StringEquals", ["a"], ["c"], false), ("ForAnyValue:StringEquals", ["a"], nil, false),
            ("ForAllValues:StringEquals", ["a", "b"], ["a", "b"], true),
            ("ForAllValues:StringEquals", ["a"], ["a", "b"], false), ("ForAllValues:StringEquals", ["a"], nil, true),
            ("ForAllValues:StringNotEquals", ["a"], ["b", "a"], false),
        ] as [(String, [String], [String]?, Bool)])
    func operatorsDecide(name: String, wanted: [String], found: [String]?, isMet: Bool) throws {
        let policy = try policy(
            statement(["Condition": .object([name: ["aws:PrincipalArn": .array(wanted.map(JSON.string))]])]))
        #expect(allows(policy, values: found.map { ["AWS:principalarn": $0] } ?? [:]) == isMet)
    }

    @Test func aTextThatIsTooLongOrSaysSomethingTwiceIsRefused() throws {
        func name(_ text: String) -> String? {
            do throws(KMSError) {
                _ = try Policy.parse(text)
                return nil
            } catch { return error.name }
        }
        let text = JSON.object(["Statement": statement()]).compact
        let room = String(repeating: " ", count: Policy.textLimit - text.utf8.count)
        #expect(name(text + room) == nil && name(text + room + " ") == "LimitExceededException")
        let twice = text.replacing(#""Effect":"Allow""#, with: #""Effect":"Deny","Effect":"Allow""#)
        #expect(twice != text && name(twice) == "MalformedPolicyDocumentException")
    }

    /// Each register under its own number, and PCR0 under its older name, too.
    @Test(arguments: [0, 1, 2, 3, 4, 8, 15, 16, 31]) func aConditionIsOnTheRegisterThatItNames(number: Int) throws {
        let pcrs = Dictionary(uniqueKeysWithValues: (0..<32).map { ($0, [UInt8](repeating: UInt8($0 + 1), count: 48)) })
        var values = ConditionValues()
        values.set(AttestedRecipient(moduleID: "i-0", pcrs: pcrs, publicKey: nil, timestamp: 0))
        func isAllowed(_ key: String, _ value: Int) throws -> Bool {
            let text = [UInt8](repeating: UInt8(value + 1), count: 48).hexadecimal
            let policy = try policy(
                statement(["Condition": .object(["StringEquals": .object([key: .string(text)])])]))
            return policy.decide(action: "kms:Decrypt", resource: arn, caller: role, values).isAllowed
        }
        for other in [0, 1, 2, 3, 4, 8, 15, 16, 31] {
            #expect(try isAllowed("kms:RecipientAttestation:PCR\(number)", other) == (other == number))
        }
        #expect(try isAllowed("kms:RecipientAttestation:ImageSha384", number) == (number == 0))
    }

    @Test func allConditionsMustBeMetAndTheTraceSaysWhichIsNot() throws {
        let policy = try policy(
            statement([
                "Sid": "enclave",
                "Condition": [
                    "StringEqualsIgnoreCase": [
                        "kms:RecipientAttestation:PCR0": "AA", "kms:RecipientAttestation:PCR8": "bb",
                    ], "Bool": ["aws:SecureTransport": true],
                ],
            ]))
        var values = ConditionValues()
        values.set("aws:SecureTransport", "true")
        values["kms:RecipientAttestation:PCR0"] = ["aa"]
        let decision = policy.decide(action: "kms:Decrypt", resource: arn, caller: role, values)
        #expect(!decision.isAllowed && !decision.isDenied)
        #expect(
            decision.trace == [
                "'enclave' (Allow) does not apply",
                "  met: StringEqualsIgnoreCase kms:RecipientAttestation:PCR0",
                "    policy:  AA", "    request: aa",
                "  not met: StringEqualsIgnoreCase kms:RecipientAttestation:PCR8",
                "    policy:  bb", "    request: has no such condition key",
                "  met: Bool aws:SecureTransport", "    policy:  true", "    request: true",
                "refused: no Allow applies",
            ])
        values["kms:RecipientAttestation:PCR8"] = ["BB"]
        #expect(policy.decide(action: "kms:Decrypt", resource: arn, caller: role, values).isAllowed)
    }

    @Test func wildcardsTakeNoLongerThanTheirProduct() {
        #expect(Wildcard.matches("*a*b?", "xxaxxbc") && !Wildcard.matches("a*b", "ab "))
        let long = String(repeating: "a", count: 4000)
        #expect(!Wildcard.matches(String(repeating: "*a", count: 2000) + "b", long))
    }
}
