import NeshText
import Testing

/// Signs on a terminal whose locale has ASCII only, and signs of lines to type where a row ends.
@Suite struct SignTests {
    @Test(arguments: [
        ("run-enclave → --eif-path a.eif", "run-enclave -> --eif-path a.eif"), ("preparing …", "preparing ..."),
        ("✓ done", "v done"), ("  ✗ it runs", "  x it runs"), ("PCR0 c18ac31df844…", "PCR0 c18ac31df844..."),
        ("└─ no port", "`- no port"), ("nesh 0.1.0 · engine", "nesh 0.1.0 - engine"), ("  plain  ", "  plain  "),
        // Inside a word, and in quotes, it is a part of somebody's name.
        ("cannot read a→b", "cannot read a→b"), ("cannot read 'a…'", "cannot read 'a…'"), ("日本語", "日本語"),
    ])
    func inASCII(text: String, shown: String) {
        #expect(StyledText(text).inASCII.text == shown)
        #expect(StyledText(data: text).inASCII.text == text)
    }

    @Test func whatIsDataStaysSoWhereItIsBrokenOrCut() {
        let line = StyledText("→ ") + StyledText(data: "→ one of several words … that are somebody's own →")
        for row in line.wrapped(to: 24) + [line.truncated(to: 20)] {
            let shown = row.spans.filter { !$0.isData }.map(\.text).joined()
            #expect(!shown.contains("somebody") && !shown.contains("several"), "\(row)")
        }
        let rows = line.wrapped(to: 24).map { $0.inASCII.text }
        #expect(rows.joined(separator: " ").hasPrefix("-> → one of"), "\(rows)")
        #expect(StyledText(data: "somebody's own words").truncated(to: 10).inASCII.text == "somebody'...")
    }

    @Test func aRowThatWouldGetTooWideHasSignsOfOneColumn() {
        let row = StyledText("name ") + StyledText(data: "a…b ") + StyledText("→ cut") + StyledText("…", .dim)
        #expect(row.inASCII(within: 40).text == "name a…b -> cut...")
        #expect(row.inASCII(within: 15).text == "name a…b > c...")
        #expect(row.inASCII(within: 12).text == "name a…b ...")
    }

    @Test("what was cut ends in three dots, and what follows stays in its column")
    func columns() {
        let table = StyledText("image-of-mi") + StyledText("…", .dim) + StyledText("  RUNNING  ") + StyledText("…")
        #expect(table.inASCII(within: 40).text == "image-of-...  RUNNING  ...")
        let lone = StyledText("→ …     RUNNING")
        #expect(lone.inASCII(within: 40).text == "-> ...   RUNNING")
        #expect(StyledText("run-enclave …").inASCII(within: 13).text == "run-enclav...")
        #expect(!StyledText("preparing …").inASCII(within: 11).text.contains("~"))
    }

    @Test(arguments: [
        ("vsock-proxy 8001 localhost 8443 --config proxy.yaml &", 52), ("echo aaaaaaaaaaaa > somewhere/else.txt", 20),
        ("completions fish > ~/.config/fish/x.fish", 24),
        ("describe-enclaves | jq .", 20), ("expect $enclave.state == RUNNING", 24),
    ])
    func noSignStandsAlone(line: String, columns: Int) {
        let rows = StyledText(StyledText(line), hang: 4).wrapped(to: columns).map(\.text)
        #expect(rows.count > 1)
        for row in rows {
            let words = row.split(separator: " ")
            #expect(words.count > 1 || words[0].count > 2, "\(rows)")
            #expect(!["|", ">", "=="].contains(words[words.count - 1]) && words[0] != "&", "\(rows)")
        }
    }
}
