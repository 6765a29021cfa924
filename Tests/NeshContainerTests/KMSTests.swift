import Foundation
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// Signing with a key that stays where it is: the AWS CLI against a server that answers as AWS KMS does.
@Suite(.enabled(if: Stage.hasAWS, "no AWS CLI or no server for it")) struct KMSTests {
    private static let curves = [
        ("ECC_NIST_P256", "SHA256"), ("ECC_NIST_P384", "SHA384"), ("ECC_NIST_P521", "SHA512"),
    ]

    private func aws(_ bench: Bench, _ words: String...) throws -> JSON {
        let output = try bench.start("aws", ["kms"] + words + ["--output", "json"])
        guard output.succeeded else { throw Bench.Failed(description: "\(output.errorLines)") }
        return try JSON.parse(output.standardOutput)
    }

    /// A key, and a certificate for its public half; a certificate cannot be signed by the key itself without it.
    private func makeKey(_ curve: String, _ bench: Bench, in directory: String = "") throws -> (
        arn: String, certificate: String
    ) {
        let key = try aws(bench, "create-key", "--key-spec", curve, "--key-usage", "SIGN_VERIFY")
        let arn = try #require(key["KeyMetadata"]?["Arn"]?.string)
        let half = try #require(try aws(bench, "get-public-key", "--key-id", arn)["PublicKey"]?.string)
        try bench.scratch.write("public.der", try #require(Data(base64Encoded: half)))
        try bench.run("openssl", "pkey", "-pubin", "-inform", "der", "-in", "public.der", "-out", "public.pem")
        try bench.run(
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-nodes", "-keyout",
            "ca.key", "-out", "ca.pem", "-days", "30", "-subj", "/CN=authority")
        let certificate = bench.file("\(directory)\(curve).pem")
        try bench.run(
            "openssl", "x509", "-new", "-force_pubkey", "public.pem", "-subj", "/CN=\(curve)", "-CA", "ca.pem",
            "-CAkey", "ca.key", "-CAcreateserial", "-days", "30", "-out", certificate)
        return (arn, certificate)
    }

    @Test(arguments: curves)
    func aBuildIsSigned(curve: String, digest: String) throws {
        let bench = try Bench()
        let (arn, certificate) = try makeKey(curve, bench)
        let measurements = try bench.build(
            "docker-archive:\(Stage.golden)/hello.tar", tool: nil, "--signing-certificate", certificate,
            "--private-key", arn)
        let described = try JSON.parse(try nesh(bench, "describe-eif", "--eif-path", "o.eif"))
        #expect(described["SignatureCheck"] == true)
        #expect(described["Measurements"] == measurements)
        // PCR8 by hand.
        let der = try Data(bench.start("openssl", ["x509", "-in", certificate, "-outform", "der"]).standardOutput)
        try bench.scratch.write("certificate.der", der)
        try bench.run("openssl", "dgst", "-sha384", "-binary", "-out", "inner", "certificate.der")
        try bench.scratch.write(
            "extended", Data(count: 48) + (try Data(contentsOf: URL(fileURLWithPath: bench.file("inner")))))
        let pcr8 = try bench.run("openssl", "dgst", "-sha384", "-r", "extended").split(separator: " ").first
        #expect(measurements["PCR8"]?.string == pcr8.map(String.init))
    }

    @Test func aSignatureIsReplaced() throws {
        let bench = try Bench()
        let first = try makeKey("ECC_NIST_P384", bench)
        _ = try bench.build("docker-archive:\(Stage.golden)/hello.tar")
        for key in [first, try makeKey("ECC_NIST_P256", bench)] {
            _ = try nesh(
                bench, "sign-eif", "--eif-path", "o.eif", "--signing-certificate", key.certificate, "--private-key",
                key.arn)
            #expect(
                try JSON.parse(try nesh(bench, "describe-eif", "--eif-path", "o.eif"))["SignatureCheck"] == true)
        }
    }

    @Test func refusalsAreTold() throws {
        let bench = try Bench()
        let key = try makeKey("ECC_NIST_P384", bench)
        let other = try makeKey("ECC_NIST_P256", bench)
        try FileManager.default.createDirectory(atPath: bench.file("more"), withIntermediateDirectories: true)
        let another = try makeKey("ECC_NIST_P384", bench, in: "more/")
        _ = try bench.build("docker-archive:\(Stage.golden)/hello.tar")
        let before = try Data(contentsOf: URL(fileURLWithPath: bench.file("o.eif")))
        let unknown = key.arn.split(separator: "/")[0] + "/00000000-0000-0000-0000-000000000000"
        for (arn, certificate, words) in [
            (String(unknown), key.certificate, "NotFound"), (key.arn, other.certificate, "ECDSA_SHA_384"),
            (key.arn, another.certificate, "does not belong"),
        ] {
            let output = try bench.nesh(
                "sign-eif", "--eif-path", "o.eif", "--signing-certificate", certificate, "--private-key", arn)
            #expect(output.ending == .exited(60))
            #expect(output.errorLines.joined().contains(words), "\(output.errorLines)")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: bench.file("o.eif"))) == before)
    }

    private func nesh(_ bench: Bench, _ words: String...) throws -> [UInt8] {
        let output = try bench.start(Stage.program, words)
        guard output.succeeded else { throw Bench.Failed(description: "\(output.errorLines)") }
        return output.standardOutput
    }
}
