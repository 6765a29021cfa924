import Foundation
import NeshAttestation
import NeshCrypto
import NeshData
import Synchronization
import Testing

/// What was changed, cut off or made up is never accepted and never ends the program.
@Suite struct TamperingTests {
    @Test func noFlippedBitIsAccepted() throws {
        let verifier = AttestationVerifier(try Fixture.aws(allowsDebug: true))
        let bytes = try Fixture.bytes(Fixture.debug)
        #expect(verifier.verify(bytes).isAccepted)
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1 << UInt8(index % 8)
            if verifier.verify(changed).isAccepted {
                Issue.record("accepted with bit \(index % 8) of byte \(index) flipped")
            }
        }
    }

    /// All eight bits of every byte of two documents: minutes, on every processor. The tests beside this one take one
    /// bit of every byte, and all bits of what the signature does not cover.
    @Test(.enabled(if: isLong, "NESH_LONG_TESTS=1 flips all eight bits of every byte"))
    func noneOfAllBitsIsAccepted() throws {
        let verifier = AttestationVerifier(try Fixture.aws(allowsDebug: true))
        let seen = Mutex((tried: 0, read: 0, accepted: [String]()))
        var expected = 0
        for name in [Fixture.valid, Fixture.debug] {
            let bytes = try Fixture.bytes(name)
            #expect(verifier.verify(bytes).isAccepted)
            expected += bytes.count * 8
            DispatchQueue.concurrentPerform(iterations: bytes.count) { index in
                var read = 0
                var accepted: [String] = []
                for bit in 0..<8 {
                    var changed = bytes
                    changed[index] ^= 1 << UInt8(bit)
                    guard let signed = try? SignedDocument(changed) else { continue }
                    read += 1
                    if verifier.verify(signed).isAccepted { accepted.append("bit \(bit) of byte \(index) of \(name)") }
                }
                seen.withLock {
                    $0.tried += 8
                    $0.read += read
                    $0.accepted += accepted
                }
            }
        }
        let (tried, read, accepted) = seen.withLock { $0 }
        #expect(accepted.isEmpty && tried == expected)
        // Most of them can be read, so that it is the verdict that refuses.
        #expect(read > 50_000)
    }

    private static let isLong = ProcessInfo.processInfo.environment["NESH_LONG_TESTS"] != nil

    @Test func noFlippedBitOfTheOuterFormIsAccepted() throws {
        let verifier = AttestationVerifier(try Fixture.aws())
        let bytes = try Fixture.bytes(Fixture.valid)
        // The head of the message, and of the signature behind the payload.
        for index in Array(0..<16) + Array(bytes.count - 100..<bytes.count - 90) {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                if verifier.verify(changed).isAccepted {
                    Issue.record("accepted with bit \(bit) of byte \(index) flipped")
                }
            }
        }
    }

    @Test func noTruncatedDocumentIsRead() throws {
        let bytes = try Fixture.bytes(Fixture.valid)
        for count in bytes.indices where (try? SignedDocument(Array(bytes.prefix(count)))) != nil {
            Issue.record("\(count) bytes are read as a document")
        }
    }

    @Test func bytesBehindTheDocumentAreRefused() throws {
        let bytes = try Fixture.bytes(Fixture.valid)
        #expect(throws: ParseError.self) { try SignedDocument(bytes + [0]) }
    }

    @Test func headersThatNobodySignedAreRefused() throws {
        var parts = try #require(try CBOR.decode(Fixture.bytes(Fixture.valid)).array)
        parts[1] = ["note": "hello"]
        #expect(throws: ParseError.self) { try SignedDocument(CBOR.array(parts).encoded) }
    }

    @Test func manyLevelsAndHugeCountsAreRefused() {
        let payloads: [[UInt8]] = [
            [UInt8](repeating: 0x81, count: 12_000), [UInt8](repeating: 0xa1, count: 12_000),
            [0x9b] + [UInt8](repeating: 0xff, count: 8), [0xbb, 0x7f] + [UInt8](repeating: 0xff, count: 7),
            [0x5b] + [UInt8](repeating: 0xff, count: 8), [0x9a, 0x10, 0, 0, 0] + [UInt8](repeating: 0xf6, count: 9000),
            [0xb9, 0x20, 0] + [UInt8](repeating: 0, count: 12_000), [UInt8](repeating: 0x9f, count: 12_000),
        ]
        for payload in payloads {
            #expect(throws: ParseError.self) { try SignedDocument(payload) }
            let message = CBOR.array([.bytes([0xa1, 1, 0x38, 34]), .map([]), .bytes(payload), .bytes([0])]).encoded
            #expect(throws: ParseError.self) { try SignedDocument(message) }
        }
    }

    @Test func documentOfMoreThanItsBoundIsRefused() {
        #expect(throws: ParseError.self) {
            try SignedDocument([UInt8](repeating: 0, count: AttestationDocument.Limit.document + 1))
        }
    }

    /// Each change of a payload that is otherwise right, and a word of what is said about it.
    @Test func payloadsThatAreNoDocumentAreRefusedByName() throws {
        let signed = try SignedDocument(Fixture.bytes(Fixture.valid))
        let pairs = try #require(try CBOR.decode(signed.message.payload).map)
        func changed(_ key: String, _ value: CBOR?) -> [UInt8] {
            CBOR.map(pairs.compactMap { $0.key == .text(key) ? value.map { CBOR.Pair(.text(key), $0) } : $0 }).encoded
        }
        let wrong: [(String, CBOR?)] = [
            ("module_id", nil), ("module_id", ""), ("module_id", 5), ("digest", "MD5"), ("digest", nil),
            ("timestamp", 0), ("timestamp", -1), ("timestamp", .unsigned(.max)), ("pcrs", nil), ("pcrs", .map([])),
            ("pcrs", .map([.init(32, .bytes(PlatformRegister.zero))])), ("pcrs", .map([.init(0, .bytes([0]))])),
            ("pcrs", .map([.init("0", .bytes(PlatformRegister.zero))])),
            ("pcrs", .map([.init(0, .bytes(PlatformRegister.zero)), .init(0, .bytes(PlatformRegister.zero))])),
            ("certificate", .bytes([])), ("certificate", .null), ("cabundle", .array([])), ("cabundle", [5]),
            ("cabundle", .array(Array(repeating: .bytes([1]), count: 17))), ("nonce", "text"), ("user_data", 5),
        ]
        for (key, value) in wrong {
            let error = #expect(throws: ParseError.self) {
                try AttestationDocument.decode(payload: changed(key, value))
            }
            let named = key == "pcrs" ? error?.message.lowercased().contains("pcr") : error?.message.contains(key)
            #expect(named == true, "\(key): \(error?.message ?? "")")
        }
        let twice = CBOR.map(pairs + [CBOR.Pair("nonce", .null)]).encoded
        #expect(throws: ParseError.self) { try AttestationDocument.decode(payload: twice) }
        // Optional ones may be missing, and others may be there in any order.
        let lenient = CBOR.map([CBOR.Pair("later", true)] + pairs.reversed().filter { $0.value != .null }).encoded
        let read = try AttestationDocument.decode(payload: lenient)
        #expect(
            read.moduleID == signed.document.moduleID && read.publicKey == nil && read.nonce == signed.document.nonce)
    }
}
