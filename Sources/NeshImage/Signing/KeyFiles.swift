import NeshCrypto
import NeshData
import NeshSystem

extension Certificate {
    /// - Throws: E19 when the file cannot be read, E60 when it holds no certificate.
    convenience init(path: String) throws(Failure) {
        let pem = try InputFile(path: path).contents(limit: EIF.signatureLimit)
        do throws(ParseError) { try self.init(pem: pem) } catch {
            if let other = PEMContent(pem), other != .certificate {
                throw Failure(
                    .eifSigning, "\(path) is \(other.rawValue), not a certificate",
                    fixes: other == .key ? [Certificate.making(for: path)] : [])
            }
            throw Failure(
                .eifSigning, "\(path) holds no certificate in PEM form", details: [error.message],
                fixes: [
                    "openssl x509 -inform der -in '\(path.insideQuotes)' -out cert.pem  # converts a DER file"
                ])
        }
    }

    /// The line that makes one for a key, and writes over none.
    static func making(for key: String) -> String {
        let name = File.exists("cert.pem") ? "new-cert.pem" : "cert.pem"
        return "openssl req -new -x509 -key '\(key.insideQuotes)' -days 365 -subj /CN=signer"
            + " -out \(name)  # then sign with this certificate"
    }
}

extension SigningKey {
    /// Reads an unencrypted private key in PEM form.
    /// - Throws: E19 when the file cannot be read, E60 when it holds no such key.
    convenience init(path: String) throws(Failure) {
        let pem = try InputFile(path: path).contents(limit: 65536)
        do throws(ParseError) { try self.init(pem: pem) } catch {
            if let other = PEMContent(pem), other != .key {
                throw Failure(
                    .eifSigning, "\(path) is \(other.rawValue), not a private key", fixes: Self.beside(path))
            }
            throw Failure(
                .eifSigning, "\(path) holds no private key in PEM form without a password",
                details: [error.message],
                fixes: [Self.making])
        }
    }

    /// The only key that lies beside a file which is not one, as its option; otherwise a line that makes one.
    private static func beside(_ path: String) -> [String] {
        let folder = FilePath.directory(of: path)
        let names = ((try? File.names(in: folder)) ?? []).filter { $0.hasSuffix(".pem") || $0.hasSuffix(".key") }
        // Nobody waits for a pipe of such a name, or for a folder with thousands of keys.
        let files = names.prefix(100).map { path.contains("/") ? folder + "/" + $0 : $0 }.filter(File.isRegular)
        let keys = files.filter { name in
            (try? File.read(name, limit: 65536)).map { PEMContent($0) == .key } ?? false
        }
        if keys.isEmpty { return [making] }
        return keys.count == 1 ? ["--private-key '\(keys[0].insideQuotes)'"] : []
    }

    /// The line that makes one, and writes over none.
    static var making: String {
        let name = File.exists("key.pem") ? "new-key.pem" : "key.pem"
        return "openssl ecparam -name secp384r1 -genkey -noout -out \(name)  # makes a key"
    }
}

/// What a PEM file says that it holds.
enum PEMContent: String {
    case certificate = "a certificate"
    case key = "a private key"
    case request = "a request for a certificate"
    case publicKey = "a public key"

    /// By its first block that is one of these; nil where it has none.
    init?(_ bytes: [UInt8]) {
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        where line.hasPrefix("-----BEGIN ") {
            if line.contains("PRIVATE KEY") {
                self = .key
            } else if line.contains("CERTIFICATE REQUEST") {
                self = .request
            } else if line.contains("CERTIFICATE") {
                self = .certificate
            } else if line.contains("PUBLIC KEY") {
                self = .publicKey
            } else {
                continue
            }
            return
        }
        return nil
    }

    /// The same of a file; nil where it cannot be read, too.
    init?(path: String) {
        guard let bytes = try? InputFile(path: path).contents(limit: EIF.signatureLimit) else { return nil }
        self.init(bytes)
    }
}
