import NeshCrypto
import NeshData

extension Certificate {
    /// - Throws: E19 when the file cannot be read, E60 when it holds no certificate.
    convenience init(path: String) throws(Failure) {
        let pem = try InputFile(path: path).contents(limit: EIF.signatureLimit)
        do throws(ParseError) { try self.init(pem: pem) } catch {
            throw Failure(
                .eifSigning, "\(path) holds no certificate in PEM form", details: [error.message],
                fixes: ["convert a DER file: openssl x509 -inform der -in '\(path)' -out cert.pem"])
        }
    }
}

extension SigningKey {
    /// Reads an unencrypted private key in PEM form.
    /// - Throws: E19 when the file cannot be read, E60 when it holds no such key.
    convenience init(path: String) throws(Failure) {
        let pem = try InputFile(path: path).contents(limit: 65536)
        do throws(ParseError) { try self.init(pem: pem) } catch {
            throw Failure(
                .eifSigning, "\(path) holds no private key in PEM form without a password",
                details: [error.message],
                fixes: ["make one: openssl ecparam -name secp384r1 -genkey -noout -out key.pem"])
        }
    }
}
