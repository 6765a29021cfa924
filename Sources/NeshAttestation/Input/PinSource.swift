import NeshData

extension AttestationExpectations.Pin {
    /// `0=22f9e1…`, also `PCR0=…`
    /// - Throws: `ParseError` that says what is wrong.
    package init(text: String) throws(ParseError) {
        guard let equals = text.firstIndex(of: "=") else { throw ParseError("'\(text)' is not N=HEX, as in 0=22f9e1…") }
        guard let index = Self.index(String(text[..<equals])) else {
            throw ParseError("'\(text[..<equals])' is no register: they go from PCR0 to PCR31")
        }
        self.init(
            index: index, value: try Self.value(String(text[text.index(after: equals)...]), of: index), origin: "--pcr")
    }

    /// Those in a JSON object: `{"PCR0": "hex", …}` or `{"0": "hex"}`, by itself or in `Measurements` or `PCRs`, as
    /// build-enclave, describe-eif, describe-enclaves and `attestation show` print it.
    /// - Throws: `ParseError` when a value is no register's, or there is none.
    package static func read(json: JSON, origin: String) throws(ParseError) -> [Self] {
        let object = json["Measurements"] ?? json["PCRs"] ?? json[0]?["Measurements"] ?? json
        guard let members = object.object?.members else { throw ParseError("it is not a JSON object with registers") }
        var pins: [Self] = []
        for member in members {
            guard let index = index(member.key) else { continue }
            guard let text = member.value.string else {
                throw ParseError("PCR\(index) is not text of hexadecimal digits")
            }
            guard !pins.contains(where: { $0.index == index }) else { throw ParseError("PCR\(index) is there twice") }
            pins.append(Self(index: index, value: try value(text, of: index), origin: origin))
        }
        guard !pins.isEmpty else { throw ParseError("it names no register, such as \"PCR0\"") }
        return pins
    }

    private static func index(_ text: String) -> Int? {
        if text.lowercased() == "imagesha384" { return 0 }
        let digits = text.lowercased().hasPrefix("pcr") ? text.dropFirst(3) : text[...]
        guard let index = Int(digits), (0..<SecureModule.Limit.registers).contains(index), String(index) == digits
        else { return nil }
        return index
    }

    private static func value(_ text: String, of index: Int) throws(ParseError) -> [UInt8] {
        let plain = text.hasPrefix("0x") ? text.dropFirst(2) : text[...]
        guard !plain.isEmpty, plain.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            throw ParseError("the value of PCR\(index) is not hexadecimal")
        }
        guard let value = [UInt8](hexadecimal: plain), value.count == PlatformRegister.size else {
            throw ParseError(
                "the value of PCR\(index) has \(plain.utf8.count) hexadecimal digits instead of \(PlatformRegister.size * 2)"
            )
        }
        return value
    }
}
