import NeshData
import NeshHTTP
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshKMS

@Suite struct InstanceMetadataTests {
    private func metadata(_ files: TemporaryDirectory) throws -> InstanceMetadata {
        InstanceMetadata(try ProgramIdentity(data: files.path, region: "eu-west-1"), instanceID: "i-0123456789abcdef0")
    }

    private func get(_ path: String, _ fields: [HTTPRequest.Field] = [], method: String = "GET") -> HTTPRequest {
        HTTPRequest(method: method, target: path, fields: fields)
    }

    @Test func bothVersionsGiveTheRoleAndTheIdentity() throws {
        let files = try TemporaryDirectory()
        let metadata = try metadata(files)
        func text(_ path: String, _ fields: [HTTPRequest.Field] = []) -> String {
            String(decoding: metadata.answer(get(path, fields), now: 1000).body, as: UTF8.self)
        }
        #expect(text("/latest/meta-data/iam/security-credentials/") == "nesh-parent")
        #expect(text("/latest/meta-data/iam/security-credentials") == "nesh-parent")
        let credentials = try JSON.parse(text("/latest/meta-data/iam/security-credentials/nesh-parent"))
        #expect(credentials["Code"] == "Success" && credentials["Expiration"] == "1970-01-01T06:16:40Z")
        let document = try JSON.parse(text("/latest/dynamic/instance-identity/document"))
        #expect(document["region"] == "eu-west-1" && document["accountId"] == "000000000000")
        #expect(text("/latest/meta-data/").split(separator: "\n").contains("placement/"))
        #expect(metadata.answer(get("/latest/meta-data/nothing"), now: 0).status == 404)

        let lifetime = HTTPRequest.Field("x-aws-ec2-metadata-token-ttl-seconds", "60")
        let answer = metadata.answer(get("/latest/api/token", [lifetime], method: "PUT"), now: 1000)
        let token = HTTPRequest.Field("x-aws-ec2-metadata-token", String(decoding: answer.body, as: UTF8.self))
        let path = "/latest/meta-data/instance-id"
        #expect(text(path, [token]) == "i-0123456789abcdef0")
        #expect(metadata.answer(get(path, [token]), now: 1060).status == 401)
        #expect(metadata.answer(get(path, [.init(token.name, "9" + token.value)]), now: 1000).status == 401)
        #expect(metadata.answer(get("/latest/api/token", [lifetime]), now: 0).status == 405)
        #expect(metadata.answer(get("/latest/api/token", [], method: "PUT"), now: 0).status == 400)
        let passedOn = [lifetime, HTTPRequest.Field("x-forwarded-for", "1.2.3.4")]
        #expect(metadata.answer(get("/latest/api/token", passedOn, method: "PUT"), now: 0).status == 403)
    }

    @Test(.enabled(if: Python.has("boto3"), "python3 lacks boto3"))
    func boto3FindsItsCredentialsThere() throws {
        let files = try TemporaryDirectory()
        let (server, port) = try metadata(files).server()
        try SystemThread.start { try? server.run(threads: 1) }
        defer { server.stop() }
        let script = try files.write(
            "find.py",
            """
            import boto3
            found = boto3.Session().get_credentials()
            assert found.method == "iam-role", found.method
            print(found.access_key, found.secret_key, found.token)
            """)
        let (status, text) = try Python.run(
            script, [],
            environment: [
                "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:\(port)", "AWS_ACCESS_KEY_ID": nil,
                "AWS_SECRET_ACCESS_KEY": nil, "AWS_SESSION_TOKEN": nil, "AWS_PROFILE": nil, "HOME": files.path,
                "AWS_EC2_METADATA_DISABLED": nil,
            ])
        let made = try Credentials.load(KMSDirectory(data: files.path).credentials)
        #expect(status == 0 && text == "\(made.accessKeyID) \(made.secret) \(made.sessionToken)\n", "\(text)")
    }
}
