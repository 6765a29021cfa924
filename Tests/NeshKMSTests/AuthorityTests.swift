import NeshCrypto
import NeshData
import NeshHTTP
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshKMS

/// The local CA, and what only the owner's socket takes.
@Suite struct AuthorityTests {
    @Test func itSignsForNamesOfKMSAndForThisMachineOnly() throws {
        let files = try TemporaryDirectory()
        let directory = KMSDirectory(data: files.path)
        try directory.make()
        let authority = try LocalAuthority(directory)
        for name in [nil, "localhost", "kms.us-east-1.amazonaws.com", "KMS-fips.eu-west-1.amazonaws.com"] {
            let made = try #require(authority.identity(for: name))
            let leaf = try Certificate(der: made.certificate)
            #expect(leaf.isSigned(by: authority.certificate) && !leaf.isAuthority, "\(name ?? "none")")
            let judged = CertificateChain.judge(
                leaf: leaf, intermediates: [], root: authority.certificate, at: WallClock.seconds)
            // RSA of 2048 bits has fewer than the 128 bits of strength that documents must have.
            #expect(
                judged.refusal.map { $0.reason.contains("too weak") || $0.reason.contains("key too small") } ?? true)
        }
        for name in [
            "example.com", "s3.us-east-1.amazonaws.com", "kms.us-east-1.amazonaws.com.evil", "kms..amazonaws.com",
        ] {
            #expect(authority.identity(for: name) == nil, "\(name)")
        }
        // The same one the next time, by the same keys.
        #expect(try LocalAuthority(directory).certificate.der == authority.certificate.der)
        #expect(authority.certificate.isAuthority && authority.nameHash.utf8.count == 8)
    }

    @Test func theOwnersSocketTakesRegionsAndSidesThatThereAre() throws {
        let endpoint = try LocalServer().endpoint
        func status(_ region: String, _ side: String, _ role: String = "") -> Int {
            endpoint.answerOwner(
                HTTPRequest(
                    method: "POST", target: "/",
                    fields: [
                        .init("x-amz-target", "TrentService.ListKeys"), .init("x-nesh-region", region),
                        .init("x-nesh-side", side),
                    ] + (role.isEmpty ? [] : [.init("x-nesh-role", role)]), body: Array("{}".utf8))
            ).status
        }
        #expect(status("eu-west-1", "owner") == 200 && status("eu-west-1", "program") == 200)
        #expect(status("../etc", "owner") == 400 && status("eu-west-1", "root") == 400)
        #expect(status("eu-west-1", "program", "nobody") == 400)
    }
}
