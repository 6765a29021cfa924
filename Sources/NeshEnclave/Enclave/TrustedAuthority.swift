import NeshData

/// A certification authority that programs of an enclave should trust though its image does not: that of a server which
/// stands for AWS's on this machine.
package struct TrustedAuthority: Sendable, Equatable {
    /// Its certificate.
    package var pem: String
    /// Eight digits: OpenSSL's hash of its name, by which it is found in a directory of certificates.
    package var hash: String

    package init(pem: String, hash: String) { (self.pem, self.hash) = (pem, hash) }

    package var json: JSON { ["PEM": .string(pem), "Hash": .string(hash)] }

    /// Nil for what is not of the form that `json` writes.
    package init?(json: JSON) {
        guard let pem = json["PEM"]?.string, let hash = json["Hash"]?.string, hash.utf8.count == 8,
            hash.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.init(pem: pem, hash: hash)
    }
}
