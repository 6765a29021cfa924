import NeshData
import Testing

@Suite struct JSONControlTests {
    @Test func nothingInItIsACommandToATerminal() throws {
        let text = "esc\u{1b} csi\u{9b}6n del\u{7f} order\u{202e}\u{2066} line\u{2028} 日本 é"
        for json in [
            JSON.string(text), .array([.string(text)]), .object(JSON.Object(members: [.init(key: text, value: 1)])),
        ] {
            for written in [json.compact, json.pretty] {
                #expect(
                    !written.unicodeScalars.contains {
                        $0 != "\n" && $0.properties.generalCategory == .control || $0.properties.isBidiControl
                    })
                #expect(written.contains("\\u001b") && written.contains("\\u009b6n") && written.contains("\\u007f"))
                #expect(written.contains("日本 é"))
                #expect(try JSON.parse(written) == json)
            }
        }
    }
}
