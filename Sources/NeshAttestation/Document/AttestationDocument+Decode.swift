import NeshData

extension AttestationDocument {
    /// The bounds that untrusted documents are held to.
    package enum Limit {
        /// Bytes of a whole document. A module answers with 12 KiB (0x3000) at most.
        package static let document = 16 << 10
        /// CBOR values in it; AWS's have about 60.
        package static let values = 1024
        /// Certificates above the leaf; AWS's have four.
        package static let bundle = 16
        /// Bytes of a certificate. AWS's guide says 1 … 1024.
        package static let certificate = 4096
        /// Registers that a module has.
        package static let registers = 32
        /// Bytes of `module_id`.
        package static let moduleID = 256
    }

    /// Reads a payload. Keys may come in any order, further keys are allowed, and what is null may be missing.
    /// - Throws: `ParseError` that names the key which is missing, twice there or of the wrong kind.
    package static func decode(payload: [UInt8]) throws(ParseError) -> AttestationDocument {
        guard let pairs = try CBOR.decode(payload, valueLimit: Limit.values).map else {
            throw ParseError("the payload is not a map")
        }
        var fields: [String: CBOR] = [:]
        for pair in pairs {
            guard let key = pair.key.text else { throw ParseError("a key of the payload is not text") }
            // Two readers could take a different one of them.
            guard fields.updateValue(pair.value, forKey: key) == nil else { throw ParseError("\(key) is there twice") }
        }
        guard let moduleID = fields["module_id"]?.text, (1...Limit.moduleID).contains(moduleID.utf8.count) else {
            throw ParseError("module_id is not text of 1 to \(Limit.moduleID) bytes")
        }
        guard let digest = fields["digest"]?.text else { throw ParseError("digest is not text") }
        guard let size = digestSizes[digest] else { throw ParseError("digest is none of SHA256, SHA384, SHA512") }
        // The year 9999 is the last that a certificate can name.
        guard case .unsigned(let timestamp)? = fields["timestamp"], timestamp > 0, timestamp < 253_402_300_800_000
        else {
            throw ParseError("timestamp is not a number of milliseconds since 1970")
        }
        guard case .bytes(let certificate)? = fields["certificate"], isCertificate(certificate) else {
            throw ParseError("certificate is not a byte string of 1 to \(Limit.certificate) bytes")
        }
        guard let bundle = fields["cabundle"]?.array, (1...Limit.bundle).contains(bundle.count) else {
            throw ParseError("cabundle is not a list of 1 to \(Limit.bundle) certificates")
        }
        var cabundle: [[UInt8]] = []
        for element in bundle {
            guard case .bytes(let authority) = element, isCertificate(authority) else {
                throw ParseError(
                    "cabundle holds something that is not a byte string of 1 to \(Limit.certificate) bytes")
            }
            cabundle.append(authority)
        }
        return AttestationDocument(
            moduleID: moduleID, digest: digest, timestamp: timestamp,
            pcrs: try registers(fields["pcrs"], size: size), certificate: certificate, cabundle: cabundle,
            publicKey: try optional(fields, "public_key"), userData: try optional(fields, "user_data"),
            nonce: try optional(fields, "nonce"))
    }

    private static let digestSizes = ["SHA256": 32, "SHA384": 48, "SHA512": 64]

    private static func isCertificate(_ bytes: [UInt8]) -> Bool { (1...Limit.certificate).contains(bytes.count) }

    private static func registers(_ field: CBOR?, size: Int) throws(ParseError) -> [Register] {
        guard let pairs = field?.map, (1...Limit.registers).contains(pairs.count) else {
            throw ParseError("pcrs is not a map of 1 to \(Limit.registers) registers")
        }
        var registers: [Register] = []
        var seen: Set<Int> = []
        for pair in pairs {
            guard let index = pair.key.integer, (0..<Limit.registers).contains(index) else {
                throw ParseError("pcrs has a key that is not a number from 0 to \(Limit.registers - 1)")
            }
            guard seen.insert(index).inserted else { throw ParseError("PCR\(index) is there twice") }
            guard case .bytes(let value) = pair.value, value.count == size else {
                throw ParseError("PCR\(index) is not a byte string of \(size) bytes")
            }
            registers.append(Register(index: index, value: value))
        }
        return registers
    }

    private static func optional(_ fields: [String: CBOR], _ key: String) throws(ParseError) -> [UInt8]? {
        switch fields[key] {
        case nil, .null?: nil
        case .bytes(let value)?: value
        default: throw ParseError("\(key) is neither a byte string nor null")
        }
    }
}
