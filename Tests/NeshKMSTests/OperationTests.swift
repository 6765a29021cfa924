import NeshAttestation
import NeshCrypto
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshKMS

@Suite struct OperationTests {
    @Test(.enabled(if: Python.has("boto3", "moto", "cryptography"), "python3 lacks boto3, moto or cryptography"))
    func boto3GetsWhatAWSWouldAnswer() throws {
        let local = try LocalServer()
        let (status, text) = try local.python("ordinary.py")
        #expect(status == 0, "\(text)")
        expectEveryOperation(in: local)
    }

    @Test(.enabled(if: AWSCommand.words != nil, "there is no aws, and the package index does not give it"))
    func theCommandLineGetsWhatAWSWouldAnswer() throws {
        let root = try #require(LocalRoot.make(now: WallClock.seconds - 86400, random: Random.bytes))
        let der = root.certificate.der
        let local = try LocalServer(verify: LocalDocuments.verifier { der })
        let files = try TemporaryDirectory()
        let pair = try KeyPair.generate(.rsa(bits: 2048))
        try files.write("key.pem", RecipientTests.pem(try #require(pair.privateDER)))
        try files.write("good.doc", try RecipientTests.document(root, key: pair.publicDER))
        let words = try #require(AWSCommand.words)
        let environment = local.identity.environment(metadataPort: nil).merging(AWSCommand.environment) { $1 }
        let (status, text) = try Python.run("cli.py", [files.path] + words, environment: environment)
        #expect(status == 0, "\(text)")
        expectEveryOperation(in: local)
    }

    private func expectEveryOperation(in local: LocalServer) {
        let answered = Set(local.log.filter { $0["result"] == "OK" }.compactMap { $0["operation"]?.string })
        let missing = Set(Request.operationNames).subtracting(answered)
        #expect(missing.isEmpty, "not answered once: \(missing.sorted())")
    }
}
