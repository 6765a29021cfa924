import NeshData

/// A Nitro Secure Module as a state machine: the bytes that a program gives to `/dev/nsm` become the bytes that it gets
/// back. Requests and replies are those of AWS's NSM API 1.0: CBOR as Rust's serde writes enumerations.
package struct SecureModule: Sendable {
    /// Bounds of AWS's NSM, for requests and what is in them.
    package enum Limit {
        /// Bytes of a request; the kernel's driver refuses more with EMSGSIZE.
        package static let request = 0x1000
        /// Bytes of a reply.
        package static let reply = 0x3000
        /// Registers.
        package static let registers = 32
        /// How many of them are locked from the start.
        package static let locked = 16
        /// Bytes that GetRandom gives.
        package static let random = 256
        /// Bytes of each of user_data, nonce and public_key.
        package static let field = 1024
    }

    /// What a reply of `{"Error": …}` says.
    package enum Refusal: String, Error, Sendable {
        case invalidArgument = "InvalidArgument"
        case invalidIndex = "InvalidIndex"
        case readOnlyIndex = "ReadOnlyIndex"
        case invalidOperation = "InvalidOperation"
        case bufferTooSmall = "BufferTooSmall"
        case inputTooLarge = "InputTooLarge"
        case internalError = "InternalError"
    }

    /// What a program wants to have in its document.
    package struct Fields: Sendable, Equatable {
        /// Each as in the document: nil where the program gives none.
        package var publicKey, userData, nonce: [UInt8]?

        /// Nothing, unless it is given.
        package init(publicKey: [UInt8]? = nil, userData: [UInt8]? = nil, nonce: [UInt8]? = nil) {
            self.publicKey = publicKey
            self.userData = userData
            self.nonce = nonce
        }
    }

    /// What the module takes from outside.
    package struct Services {
        /// That many bytes that nobody can foresee.
        package var random: (Int) -> [UInt8]
        /// Signs a document with these fields and registers; nil when that fails.
        package var attest: (Fields, [AttestationDocument.Register]) -> [UInt8]?

        package init(
            random: @escaping (Int) -> [UInt8],
            attest: @escaping (Fields, [AttestationDocument.Register]) -> [UInt8]?
        ) {
            self.random = random
            self.attest = attest
        }
    }

    package let id: String
    /// By index, 48 bytes each.
    package private(set) var registers: [[UInt8]]
    package private(set) var isLocked: [Bool]

    /// - Parameter registers: values by index; all others are zeros. Those that are not 48 bytes long are ignored.
    package init(id: String, registers values: [Int: [UInt8]]) {
        self.id = id
        registers = (0..<Limit.registers).map { index in
            guard let value = values[index], value.count == PlatformRegister.size else { return PlatformRegister.zero }
            return value
        }
        isLocked = (0..<Limit.registers).map { $0 < Limit.locked }
    }

    /// What documents have: all that are locked.
    package var lockedRegisters: [AttestationDocument.Register] {
        registers.indices.filter { isLocked[$0] }.map { .init(index: $0, value: registers[$0]) }
    }

    /// Answers one request, whatever its bytes.
    package mutating func answer(_ request: [UInt8], _ services: Services) -> [UInt8] {
        do throws(Refusal) {
            return try reply(to: ModuleRequest(request), services).encoded
        } catch {
            return CBOR.map([.init("Error", .text(error.rawValue))]).encoded
        }
    }

    private mutating func reply(to request: ModuleRequest, _ services: Services) throws(Refusal) -> CBOR {
        switch request {
        case .describe: return ["DescribeNSM": description]
        case .random: return ["GetRandom": ["random": .bytes(services.random(Limit.random))]]
        case .describeRegister(let index):
            let index = try known(index)
            return ["DescribePCR": ["lock": .bool(isLocked[index]), "data": .bytes(registers[index])]]
        case .extend(let index, let data):
            let index = try open(index)
            registers[index] = PlatformRegister.extended(registers[index], by: data)
            return ["ExtendPCR": ["data": .bytes(registers[index])]]
        case .lock(let index):
            isLocked[try open(index)] = true
            return "LockPCR"
        case .lockRange(let count):
            guard count <= Limit.registers else { throw .invalidIndex }
            for index in 0..<count { isLocked[index] = true }
            return "LockPCRs"
        case .attest(let fields):
            for field in [fields.publicKey, fields.userData, fields.nonce] where (field?.count ?? 0) > Limit.field {
                throw .inputTooLarge
            }
            guard let document = services.attest(fields, lockedRegisters) else { throw .internalError }
            return ["Attestation": ["document": .bytes(document)]]
        }
    }

    private var description: CBOR {
        [
            "version_major": 1, "version_minor": 0, "version_patch": 0, "module_id": .text(id),
            "max_pcrs": CBOR(Int64(Limit.registers)),
            "locked_pcrs": .array(isLocked.indices.filter { isLocked[$0] }.map { CBOR(Int64($0)) }),
            "digest": "SHA384",
        ]
    }

    private func known(_ index: Int) throws(Refusal) -> Int {
        guard registers.indices.contains(index) else { throw .invalidIndex }
        return index
    }

    /// A register that may be changed.
    private func open(_ index: Int) throws(Refusal) -> Int {
        guard !isLocked[try known(index)] else { throw .readOnlyIndex }
        return index
    }
}
