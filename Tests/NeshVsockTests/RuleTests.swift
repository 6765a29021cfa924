import Glibc
import NeshVsock
import Testing

@Suite struct RuleTests {
    private static let any = VsockAddress.any

    @Test(
        arguments: [
            // An enclave reaches its parent and itself.
            (16, 3, nil), (16, 16, nil), (16, 1, nil), (16, 17, ECONNRESET), (16, 2, ECONNRESET), (16, 0, ECONNRESET),
            (16, any, ECONNRESET),
            // The parent reaches every enclave and itself.
            (3, 16, nil), (3, 4, nil), (3, 3, nil), (3, 1, nil), (3, 2, ECONNRESET), (3, 0, ECONNRESET),
            (3, any, ECONNRESET),
        ] as [(UInt32, UInt32, Int32?)])
    func whoMayReachWhom(_ own: UInt32, _ other: UInt32, _ expected: Int32?) {
        #expect(VsockRules(cid: own).refusal(connectingTo: VsockAddress(cid: other, port: 5000)) == expected)
    }

    @Test(
        arguments: [
            (16, 5000, false, nil), (any, 5000, false, nil), (1, 5000, false, nil), (16, any, false, nil),
            (3, 5000, true, EADDRNOTAVAIL), (17, 5000, true, EADDRNOTAVAIL), (17, 80, false, EADDRNOTAVAIL),
            (16, 1023, false, EACCES), (16, 0, false, EACCES), (16, 1023, true, nil), (16, 1024, false, nil),
        ] as [(UInt32, UInt32, Bool, Int32?)])
    func whatMayBeBound(_ cid: UInt32, _ port: UInt32, _ privileged: Bool, _ expected: Int32?) {
        let refusal = VsockRules(cid: 16).refusal(binding: VsockAddress(cid: cid, port: port), privileged: privileged)
        #expect(refusal == expected)
    }

    @Test func oneselfHasThreeNames() {
        for cid in [16, 1, Self.any] {
            #expect(VsockRules(cid: 16).resolved(VsockAddress(cid: cid, port: 7)) == VsockAddress(cid: 16, port: 7))
        }
        #expect(VsockRules.parent.resolved(VsockAddress(cid: 16, port: 7)).cid == 16)
    }

    @Test func addressesAreReadAsTheyAreWritten() {
        #expect(VsockAddress("16:5005") == VsockAddress(cid: 16, port: 5005))
        #expect(VsockAddress(cid: 16, port: 5005).description == "16:5005")
        #expect(VsockAddress("4294967295:4294967295") == VsockAddress(cid: Self.any, port: Self.any))
        for text in ["", "16", ":", "16:", ":5", "+16:5", "16:-5", "16:5:5", " 16:5", "4294967296:1", "a:1", "١:1"] {
            #expect(VsockAddress(text) == nil, "\(text)")
        }
    }
}
