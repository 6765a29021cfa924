import Foundation
import NeshAttestation
import NeshCrypto
import NeshSystem
import Testing

/// Documents of real enclaves, and what is known of them from other readers.
enum Fixture {
    static let valid = "real-2022.cbor"
    static let debug = "debug-mode.cbor"
    static let badSignature = "bad-signature.cbor"

    static func bytes(_ name: String) throws -> [UInt8] {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil))
        return Array(try Data(contentsOf: url))
    }

    /// 2022-12-01, after all of them.
    static let now: Int64 = 1_669_852_800

    static func aws(
        pins: [AttestationExpectations.Pin] = [], allowsDebug: Bool = false, allowsUnpinned: Bool = true
    ) throws -> AttestationExpectations {
        AttestationExpectations(
            root: try #require(TrustAnchor.aws), now: now, pins: pins, allowsDebug: allowsDebug,
            allowsUnpinned: allowsUnpinned)
    }

    static let measurements: [Int: [UInt8]] = [0, 1, 2, 8].reduce(into: [:]) { values, index in
        values[index] = [UInt8](repeating: UInt8(0xa0 + index), count: 48)
    }
    static let instance = "i-0000000000000000"
    static let enclave = "\(instance)-enc1845e97d0b3eb4e5"

    static func root() throws -> LocalRoot {
        try #require(LocalRoot.make(now: now - 1000, random: Random.bytes))
    }

    static func module(
        _ root: LocalRoot, isDebug: Bool = false, role: String? = nil, id: String = enclave,
        now: @escaping () -> Int64 = { Fixture.now * 1000 + 123 }
    ) -> LocalModule {
        LocalModule(
            .init(id: id, measurements: measurements, isDebug: isDebug, role: role), root: { root },
            random: Random.bytes,
            now: now)
    }

    static func document(
        of module: LocalModule, _ fields: SecureModule.Fields = .init()
    ) throws -> [UInt8] {
        try ModuleReply.document(in: module.answer(ModuleRequest.attest(fields).encoded))
    }
}
