import Foundation
import NeshTestSupport
import Testing

/// The workshop's chapter on cryptographic attestation, with a client that does what AWS's does: NSM, TLS over
/// vsock-proxy with the image's own store of certificates, a signed request, CMS.
@Suite(
    "Cryptographic attestation",
    .enabled(
        if: ChannelWorld.obstacle == nil && ChannelWorld.hasPython && StaticOpenSSL.isInstalled
            && TestProgram.areInstalled("openssl", "cc"),
        "it takes a kernel that lets vsock be answered, /usr/bin/python3, openssl, cc and OpenSSL's static libraries"))
struct AttestedDecryptTests {
    /// A folder with the client and a store that trusts somebody else only, and an image of it.
    private func build(_ home: Home, _ name: String, store: String) throws -> String {
        let folder = "\(home.path)/\(name)"
        try home.write(
            "\(name)/Dockerfile",
            """
            FROM scratch
            COPY store.pem /etc/ssl/certs/ca-certificates.crt
            COPY decrypt /bin/decrypt
            CMD ["/bin/decrypt"]

            """)
        try home.write("\(name)/store.pem", store)
        let source = (Bundle.module.resourcePath ?? "") + "/Fixtures/KMS/decrypt.c"
        let compiled = try Ended.of(
            "cc",
            [
                "-D_GNU_SOURCE", "-static", "-O1", "-w", "-o", "\(folder)/decrypt", source, "-lssl", "-lcrypto",
                "-lpthread", "-ldl",
            ],
            environment: ["PATH": BuiltProgram.searchPath])
        guard compiled.status == 0 else { throw BuiltProgram.Failed(compiled) }
        return folder
    }

    @Test("Four outcomes, and a fifth for another image", arguments: Home.User.all)
    func outcomes(_ user: Home.User) throws {
        let home = try Home(user)
        let made = try Ended.of(
            "openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null", "-days", "2", "-subj",
                "/CN=somebody else", "-out", "\(home.path)/other.pem",
            ], environment: home.environment)
        guard made.status == 0 else { throw BuiltProgram.Failed(made) }
        let store = try String(contentsOfFile: "\(home.path)/other.pem", encoding: .utf8)
        let folder = try build(home, "app", store: store)
        let ask = "\(ChannelWorld.python) \((Bundle.module.resourcePath ?? ""))/Fixtures/KMS/ask.py"
        try home.write("secret.txt", "account 123456789")
        try home.write(
            "chapter.nesh",
            """
            on-exit kms stop
            on-exit terminate-enclave --session
            option region eu-west-1
            build-enclave --docker-uri app:1 --docker-dir \(folder) --output-file app.eif
            set pcr0 $eif.pcr0
            kms start
            vsock-proxy 8000 kms.eu-west-1.amazonaws.com 443 &
            wait vsock 3:8000
            kms call CreateKey
            set key $last.KeyMetadata.KeyId
            kms call CreateAlias AliasName=alias/app TargetKeyId=$key
            kms call Encrypt KeyId=alias/app Plaintext=fileb://secret.txt
            set blob $last.CiphertextBlob

            # 1: debug mode and no condition
            run-enclave --eif-path app.eif --cpu-count 1 --memory 256 --debug-mode --enclave-cid 16
            wait vsock 16:5005 --timeout 20s
            parent \(ask) 16 $blob
            expect $output == "plaintext account 123456789"
            wait $console ~ "decrypted account 123456789"
            expect $console ~ "ca-certificates.crt has the CA of the local KMS"

            # 2: the parent itself, with a condition
            kms-policy app.eif --pcrs 0 > policy.json
            kms policy alias/app policy.json
            not kms call Decrypt CiphertextBlob=$blob
            expect $error.message ~ "^AccessDeniedException"

            # 3: debug mode with a condition
            parent \(ask) 16 $blob
            expect $output ~ "^error .*AccessDeniedException"
            kms log -n 1
            expect $output ~ "not met: StringEqualsIgnoreCase kms:RecipientAttestation:PCR0"
            expect $output ~ "policy:  $pcr0"
            expect $output ~ "request: 0{96}"
            terminate-enclave

            # 4: without debug mode; the CA changes nothing that is measured
            run-enclave --eif-path app.eif --cpu-count 1 --memory 256 --enclave-cid 16
            wait vsock 16:5005 --timeout 20s
            parent \(ask) 16 $blob
            expect $output == "plaintext account 123456789"
            kms log -n 1
            expect $output ~ "  met: StringEqualsIgnoreCase kms:RecipientAttestation:PCR0"
            expect $output ~ "policy:  $pcr0"
            expect $output ~ "request: $pcr0"
            terminate-enclave

            # 5: another image, until the policy names it
            !cp -r \(folder) other && printf 'COPY store.pem /changed\\n' >> other/Dockerfile
            build-enclave --docker-uri app:2 --docker-dir other --output-file other.eif
            run-enclave --eif-path other.eif --cpu-count 1 --memory 256 --enclave-cid 16
            wait vsock 16:5005 --timeout 20s
            parent \(ask) 16 $blob
            expect $output ~ "^error .*AccessDeniedException"
            kms-policy other.eif --pcrs 0 > policy.json
            kms policy alias/app policy.json
            parent \(ask) 16 $blob
            expect $output == "plaintext account 123456789"
            terminate-enclave
            """)
        let start = ContinuousClock.now
        let ended = try home.run("chapter.nesh")
        #expect(ended.status == 0, "\(ended.output)\n\(ended.errors)")
        #expect(ContinuousClock.now - start < .seconds(60))
        #expect(ended.errors.contains("kms.eu-west-1.amazonaws.com:443 is the local KMS here"))
    }

    /// A home with a folder `app`, of which build-enclave makes an image.
    /// - Parameters:
    ///   - store: the text of a store of certificates, and `places` where the image has it.
    ///   - words: what of busybox the image runs.
    private static func home(store: String, copying places: [String], running words: [String]) throws -> Home {
        let home = try Home()
        let copies = places.map { "COPY store.pem \($0)\n" }.joined()
        let command = (["/bin/busybox"] + words).map { "\"\($0)\"" }.joined(separator: ", ")
        try home.write(
            "app/Dockerfile", "FROM scratch\n\(copies)COPY busybox /bin/busybox\nCMD [\(command)]\n")
        try home.write("app/store.pem", store)
        try FileManager.default.copyItem(atPath: "/bin/busybox", toPath: home.path + "/app/busybox")
        return home
    }

    @Test("Without the local KMS nothing is trusted that the image does not trust")
    func trust() throws {
        let home = try Self.home(
            store: "the only line\n", copying: ["/etc/ssl/cert.pem"], running: ["tail", "-n", "2", "/etc/ssl/cert.pem"])
        try home.write(
            "trust.nesh",
            """
            build-enclave --docker-uri app:1 --docker-dir app --output-file app.eif
            try run-enclave --eif-path app.eif --cpu-count 1 --memory 64 --attach-console
            try run-enclave --eif-path app.eif --cpu-count 1 --memory 64 --attach-console --trust-local-ca
            """)
        let ended = try home.run("trust.nesh")
        let parts = (ended.output + ended.errors).components(separatedBy: "the only line")
        #expect(parts.count == 2, "\(ended.output)\n\(ended.errors)")
        #expect(ended.output.components(separatedBy: "has the CA of the local KMS").count == 2)
        #expect(ended.output.contains("-----END CERTIFICATE-----"))
    }

    /// Where a distribution has its certificates, what the image has there, and the line that the console shows.
    @Test(
        "The local CA is found where each distribution has its certificates",
        arguments: [
            (["/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"], "extracted/pem/tls-ca-bundle.pem"),
            (["/etc/pki/tls/certs/ca-bundle.crt"], "tls/certs/ca-bundle.crt"),
            (["/etc/ssl/ca-bundle.pem"], "/etc/ssl/ca-bundle.pem"), (["/etc/pki/tls/cacert.pem"], "cacert.pem"),
            // A directory that is searched by hashes, without a bundle; one that has nothing to be searched.
            (["/etc/ssl/certs/5ed36f99.0"], "/etc/ssl/certs has"),
            (["/etc/pki/tls/certs/5ed36f99.0"], "/etc/pki/tls/certs has"),
            (["/etc/ssl/certs/README"], "no store of trusted certificates"),
            (["/etc/ssl/certs/5ed36f99.0", "/etc/ssl/certs/ca-certificates.crt"], "ca-certificates.crt has"),
        ])
    func places(files: [String], line: String) throws {
        let home = try Self.home(store: "nothing\n", copying: files, running: ["grep", "-rc", "BEGIN CERT", "/etc"])
        try home.write(
            "places.nesh",
            """
            build-enclave --docker-uri app:1 --docker-dir app --output-file app.eif
            try run-enclave --eif-path app.eif --cpu-count 1 --memory 64 --attach-console --trust-local-ca
            """)
        let ended = try home.run("places.nesh")
        #expect(ended.output.contains(line), "\(ended.output)\n\(ended.errors)")
        #expect(ended.output.contains("CA of the local KMS"))
        let isAdded = !line.hasPrefix("no store")
        for file in files where !file.hasSuffix(".0") {
            #expect(ended.output.contains("\(file):\(isAdded ? 1 : 0)"), "\(ended.output)")
        }
        // The hashed one is a file of its own, of the name that OpenSSL looks for.
        let hashed = files.contains { $0.hasSuffix(".0") }
        let own = ended.output.split(separator: "\n").filter { $0.contains(".0:1") }
        #expect(own.count == (hashed ? 1 : 0), "\(ended.output)")
    }
}

/// What the client in the enclave is linked with: an image from scratch has no shared libraries.
enum StaticOpenSSL {
    static let isInstalled = ["/usr/lib", "/usr/lib64", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"]
        .contains { FileManager.default.fileExists(atPath: $0 + "/libssl.a") }
}
