import NeshCommand
import NeshTeaching
import NeshText
import Testing

/// What a report calls a lesson's steps.
@Suite struct StepTitleTests {
    @Test(arguments: [
        (["An enclave is a machine.", "", "1. What it can give", "", "Look at it."], "What it can give"),
        (["It runs one image. It has", "no disk."], "It runs one image."),
        (["Read v1.2 of it, and", "go on"], "Read v1.2 of it, and go on"),
        (["これは文です。次の文です。"], "これは文です。"), (["2. 動かす", "", "動かします。"], "動かす"),
        (["3072 MiB", "", "Ask for them."], "3072 MiB"),
    ])
    func title(_ lines: [String], _ wanted: String) { #expect(Paragraphs.title(of: lines) == wanted) }

    @Test func withoutNarrationThereIsNone() { #expect(Paragraphs.title(of: ["", ""]) == nil) }
}

/// Where lines of a narration are joined.
@Suite struct ParagraphTests {
    @Test(arguments: [
        (["It runs", "one image."], "It runs one image."),
        (["動かすのは", "1 つのイメージだけです。"], "動かすのは 1 つのイメージだけです。"),
        (["これは vsock", "です。"], "これは vsock です。"),
        (["日本", "語"], "日本語"), (["文です。", "PCR0 は"], "文です。PCR0 は"),
        (["(CID) です。", "`ls` は"], "(CID) です。`ls` は"), (["イメージを", "$app から"], "イメージを $app から"),
        (["PCR0", "、PCR1"], "PCR0、PCR1"), (["すなわち", "「PCR」"], "すなわち「PCR」"), (["イメージ", "(EIF)"], "イメージ (EIF)"),
    ])
    func joined(_ lines: [String], _ wanted: String) { #expect(Paragraphs.of(lines) == [wanted]) }
}
