import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

/// `aws kms sign`, played by a script around openssl.
@Suite(.enabled(if: TestProgram.areInstalled("openssl"), "openssl is not installed")) struct KMSTests {
    private static let arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"

    private func prepare(curve: String, digest: String) throws -> Scratch {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("bin"), withIntermediateDirectories: true)
        for name in ["key", "other"] {
            try run("openssl", "ecparam", "-name", curve, "-genkey", "-noout", "-out", scratch.file(name + ".pem"))
            try run(
                "openssl", "req", "-new", "-x509", "-key", scratch.file(name + ".pem"), "-days", "30", "-subj",
                "/CN=kms",
                "-out", scratch.file(name + "-cert.pem"))
        }
        try scratch.write("hello.eif", try Golden.bytes("hello.eif"))
        try script(
            "echo \"$@\" > '\(scratch.file("arguments"))'\n"
                + "openssl dgst -\(digest) -sign '\(scratch.file("key.pem"))' /dev/stdin | base64 -w0\necho",
            in: scratch)
        return scratch
    }

    private func script(_ text: String, in scratch: Scratch) throws {
        try TestProgram.write("#!/bin/sh\nPATH=/usr/bin:/bin\n" + text + "\n", to: scratch.file("bin/aws"))
    }

    private func sign(_ scratch: Scratch, certificate: String = "key-cert.pem", key: String = arn) throws
        -> Measurements
    {
        try EIFSigner(
            certificate: scratch.file(certificate), privateKey: key, environment: ["PATH": scratch.file("bin")]
        ).sign(eif: scratch.file("hello.eif"))
    }

    @Test(arguments: [
        ("prime256v1", "sha256", "ECDSA_SHA_256"), ("secp384r1", "sha384", "ECDSA_SHA_384"),
        ("secp521r1", "sha512", "ECDSA_SHA_512"),
    ])
    func theKeySignsWhereItIs(curve: String, digest: String, algorithm: String) throws {
        let scratch = try prepare(curve: curve, digest: digest)
        _ = try sign(scratch)
        #expect(try EIF.describe(path: scratch.file("hello.eif")).signature?.problem == nil)
        let arguments = String(decoding: try scratch.read("arguments"), as: UTF8.self)
        #expect(
            arguments == "kms sign --region eu-west-1 --key-id \(Self.arn) --message-type RAW --message"
                + " fileb:///dev/stdin --signing-algorithm \(algorithm) --query Signature --output text\n")
    }

    @Test func whatCanGoWrongIsTold() throws {
        let scratch = try prepare(curve: "secp384r1", digest: "sha384")
        let before = try scratch.read("hello.eif")
        func failure(_ body: () throws -> Measurements) -> Failure? {
            let failure = #expect(throws: Failure.self) { try body() }
            #expect(failure?.code == .eifSigning)
            return failure
        }
        #expect(
            failure { try sign(scratch, certificate: "other-cert.pem") }?.message.contains("does not belong") == true)
        #expect(failure { try sign(scratch, key: "arn:aws:s3:::bucket") }?.message.contains("not an ARN") == true)
        try script("echo 'AccessDeniedException: not you' >&2; exit 254", in: scratch)
        #expect(failure { try sign(scratch) }?.details == ["AccessDeniedException: not you"])
        try script("echo '{}'", in: scratch)
        #expect(failure { try sign(scratch) }?.message.contains("not a signature") == true)
        try FileManager.default.removeItem(atPath: scratch.file("bin/aws"))
        #expect(failure { try sign(scratch) }?.message.contains("not installed") == true)
        #expect(try scratch.read("hello.eif") == before)
    }
}
