import NeshCommand
import NeshTeaching
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

/// What a step that is not done waits for.
@Suite struct StepConditionTests {
    @Test(arguments: [
        ("$output ~ 'CPU ids|cpus|CPUPool'", "the line prints 'CPU ids'"), ("$output ~ bank", "the line prints 'bank'"),
        ("$output ~ '(cpus +|\"CPUPool\": )'", "the line prints what this step asks for"),
        ("$output ~ $eif.pcr2", "the line prints what this step asks for"),
        ("$enclave.cid == 16", "$enclave.cid == 16"),
        ("${enclave.state:-gone} != RUNNING", "the enclave has ended"),
    ])
    func inWords(_ condition: String, _ wanted: String) {
        #expect(StepCondition.inWords(condition, .english) == wanted)
    }

    @Test(arguments: [
        ("$enclave.debug was \"false\"", "$enclave.debug は \"false\""), ("$eif is empty", "$eif is empty"),
        ("$a was \"\(String(repeating: "0", count: 96))\"", "$a は \"000000000000…\""),
    ])
    func found(_ text: String, _ wanted: String) { #expect(StepCondition.found(text, .japanese) == wanted) }
}
