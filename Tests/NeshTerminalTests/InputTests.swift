import Foundation
import NeshData
import NeshTestSupport
import NeshText
import Testing

@testable import NeshTerminal

@Suite("Reading keys and lines")
struct InputTests {
    @Test("scalars come out whole however the bytes arrive")
    func decoding() {
        let text = "aé日👩‍👩‍👧\u{301}z"
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            var input = KeyInput()
            var scalars: [Unicode.Scalar] = []
            for part in [bytes[..<cut], bytes[cut...]] {
                input.append(part)
                while let scalar = input.take() { scalars.append(scalar) }
            }
            #expect(scalars == Array(text.unicodeScalars), "cut at \(cut)")
            #expect(input.isEmpty)
        }
    }

    @Test("bad bytes are replaced as the standard library replaces them", arguments: 1...20)
    func repair(seed: UInt64) {
        var random = TestRandom(seed: seed)
        let alphabet: [UInt8] = [
            0x41, 0x80, 0xbf, 0xc1, 0xc3, 0xe3, 0x81, 0x82, 0xed, 0xa1, 0xf0, 0x9f, 0x98, 0x80, 0xf5, 0xff,
        ]
        var bytes = (0..<300).map { _ in alphabet[random.below(alphabet.count)] }
        bytes += [0x41, 0x41, 0x41]
        var input = KeyInput()
        input.append(bytes)
        var text = String.UnicodeScalarView()
        while let scalar = input.take() { text.append(scalar) }
        // How many replacements a broken sequence gives differs; what is whole must be the same.
        func whole(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
            text.filter { $0 != "\u{fffd}" && !(0x80...0x9f).contains($0.value) }
        }
        #expect(whole(text) == whole(String(decoding: bytes, as: UTF8.self).unicodeScalars))
    }

    @Test("only a sequence that one key sends continues an ESC")
    func sequences() {
        for (bytes, continues) in [
            ("[A", true), ("[1;5C", true), ("[200~", true), ("OA", true), ("[", false), ("[1;", false), ("", false),
            ("O", false), ("Ox", false), ("0", false), ("[\r", false),
        ] {
            var input = KeyInput()
            input.append(bytes.utf8)
            #expect(input.continuesSequence == continues, "\(bytes)")
        }
    }
}
