import NeshAttestation
import NeshCrypto
import NeshData
import Testing

/// The requests of `/dev/nsm`, byte for byte.
@Suite struct SecureModuleTests {
    private var module = SecureModule(id: "i-1-enc2", registers: [0: [UInt8](repeating: 1, count: 48)])
    private let services = SecureModule.Services(
        random: { [UInt8](repeating: 5, count: $0) }, attest: { fields, _ in fields.nonce ?? [] })

    private mutating func ask(_ request: CBOR) throws -> CBOR {
        try CBOR.decode(module.answer(request.encoded, services))
    }

    @Test mutating func describesItself() throws {
        let reply = try ask("DescribeNSM")
        let description = try #require(reply["DescribeNSM"])
        #expect(description["module_id"] == "i-1-enc2")
        #expect(description["digest"] == "SHA384")
        #expect(description["max_pcrs"]?.integer == 32)
        #expect(description["locked_pcrs"]?.octets == Array(0...15))
        #expect(["version_major", "version_minor", "version_patch"].map { description[$0]?.integer } == [1, 0, 0])
    }

    @Test mutating func givesRandomBytes() throws {
        // The kernel's own driver compares these bytes in front of the random ones.
        let reply = module.answer([0x69] + Array("GetRandom".utf8), services)
        var start: [UInt8] = [0xa1, 0x69]
        start += Array("GetRandom".utf8)
        start += [0xa1, 0x66]
        start += Array("random".utf8)
        start += [0x59, 1, 0]
        #expect(reply.starts(with: start))
        #expect(reply.count == 23 + 256 - 1)
    }

    @Test mutating func extendsAndLocks() throws {
        let zero = [UInt8](repeating: 0, count: 48)
        #expect(try ask(["DescribePCR": ["index": 16]]) == ["DescribePCR": ["lock": false, "data": .bytes(zero)]])
        let once = HashState.digest(.sha384, zero + Array("hello".utf8))
        #expect(
            try ask(["ExtendPCR": ["index": 16, "data": .bytes(Array("hello".utf8))]]) == [
                "ExtendPCR": ["data": .bytes(once)]
            ])
        // Clients of other libraries send a text or an array of numbers.
        let twice = HashState.digest(.sha384, once + Array("ab".utf8))
        #expect(try ask(["ExtendPCR": ["index": 16, "data": "ab"]]) == ["ExtendPCR": ["data": .bytes(twice)]])
        let thrice = HashState.digest(.sha384, twice + [1, 2])
        #expect(try ask(["ExtendPCR": ["index": 16, "data": [1, 2]]]) == ["ExtendPCR": ["data": .bytes(thrice)]])
        #expect(module.lockedRegisters.map(\.index) == Array(0...15))
        #expect(try ask(["LockPCR": ["index": 16]]) == "LockPCR")
        #expect(module.lockedRegisters.last == .init(index: 16, value: thrice))
        #expect(try ask(["ExtendPCR": ["index": 16, "data": .bytes([])]]) == ["Error": "ReadOnlyIndex"])
        #expect(try ask(["LockPCR": ["index": 16]]) == ["Error": "ReadOnlyIndex"])
        #expect(try ask(["DescribePCR": ["index": 16]]) == ["DescribePCR": ["lock": true, "data": .bytes(thrice)]])
        #expect(try ask(["LockPCRs": ["range": 20]]) == "LockPCRs")
        #expect(module.lockedRegisters.count == 20)
        #expect(try ask(["LockPCRs": ["range": 32]]) == "LockPCRs")
        #expect(module.lockedRegisters.count == 32)
    }

    @Test mutating func registersOfTheImageAreLockedFromTheStart() throws {
        for index in 0...15 as ClosedRange<Int64> {
            #expect(try ask(["ExtendPCR": ["index": CBOR(index), "data": .bytes([1])]]) == ["Error": "ReadOnlyIndex"])
            #expect(try ask(["LockPCR": ["index": CBOR(index)]]) == ["Error": "ReadOnlyIndex"])
        }
        #expect(
            try ask(["DescribePCR": ["index": 0]])["DescribePCR"]?["data"] == .bytes([UInt8](repeating: 1, count: 48)))
    }

    @Test mutating func refusesByName() throws {
        let wrong: [(CBOR, String)] = [
            (["DescribePCR": ["index": 32]], "InvalidIndex"),
            (["ExtendPCR": ["index": 32, "data": .bytes([])]], "InvalidIndex"),
            (["LockPCR": ["index": 65535]], "InvalidIndex"), (["LockPCRs": ["range": 33]], "InvalidIndex"),
            (["DescribePCR": ["index": 65536]], "InvalidOperation"),
            (["DescribePCR": ["index": -1]], "InvalidOperation"),
            (["DescribePCR": ["index": "1"]], "InvalidOperation"), (["DescribePCR": .null], "InvalidOperation"),
            (["ExtendPCR": ["index": 16]], "InvalidOperation"), (["Unknown": [:]], "InvalidOperation"),
            ("Unknown", "InvalidOperation"), ("Attestation", "InvalidOperation"), (5, "InvalidOperation"),
            (.map([]), "InvalidOperation"),
            (.map([.init("GetRandom", .null), .init("DescribeNSM", .null)]), "InvalidOperation"),
            (["Attestation": ["nonce": 5]], "InvalidOperation"),
        ]
        for (request, name) in wrong { #expect(try ask(request) == ["Error": .text(name)], "\(request)") }
        #expect(try CBOR.decode(module.answer([], services)) == ["Error": "InvalidOperation"])
        #expect(try CBOR.decode(module.answer([0xff], services)) == ["Error": "InvalidOperation"])
        let large = [UInt8](repeating: 0, count: SecureModule.Limit.request + 1)
        #expect(try CBOR.decode(module.answer(large, services)) == ["Error": "InputTooLarge"])
    }

    @Test mutating func fieldsOfDocumentsHaveABound() throws {
        for key in ["user_data", "nonce", "public_key"] {
            let most = CBOR.bytes([UInt8](repeating: 3, count: 1024))
            #expect(try ask(["Attestation": [(CBOR.text(key), most)].asMap])["Attestation"] != nil)
            let more = CBOR.bytes([UInt8](repeating: 3, count: 1025))
            #expect(try ask(["Attestation": [(CBOR.text(key), more)].asMap]) == ["Error": "InputTooLarge"])
        }
        #expect(try ask(["Attestation": [:]]) == ["Attestation": ["document": .bytes([])]])
        #expect(try ask(["Attestation": ["nonce": .null]]) == ["Attestation": ["document": .bytes([])]])
    }

    @Test func requestsAreReadAsTheyAreWritten() throws {
        let all: [ModuleRequest] = [
            .describe, .random, .describeRegister(31), .extend(16, [1, 2]), .lock(17), .lockRange(20),
            .attest(.init(publicKey: [1], userData: [], nonce: nil)),
        ]
        for request in all { #expect(try ModuleRequest(request.encoded) == request) }
    }

    /// The largest document that a program can ask for fits into what the driver hands out.
    @Test func largestReplyFits() throws {
        let full = [UInt8](repeating: 1, count: 1024)
        let module = Fixture.module(try Fixture.root())
        #expect(try CBOR.decode(module.answer(ModuleRequest.lockRange(32).encoded)) == "LockPCRs")
        let reply = module.answer(ModuleRequest.attest(.init(publicKey: full, userData: full, nonce: full)).encoded)
        #expect(reply.count <= SecureModule.Limit.reply)
        #expect(try SignedDocument(ModuleReply.document(in: reply)).document.pcrs.count == 32)
    }
}

extension [(CBOR, CBOR)] {
    fileprivate var asMap: CBOR { .map(map { CBOR.Pair($0, $1) }) }
}
