import NeshCommand
import NeshData
import NeshText

/// What `help` and `explain` say of the prompt and of its signs.
enum PromptSigns {
    private typealias Row = (sign: String, meaning: Phrase)

    /// What sh gets; the prompt has the same sign for something else.
    private static let program = Phrase(
        "at the beginning of a line: sh runs the rest; $status is its exit status, $output what it said",
        "行の先頭では、残りを sh で実行する。$status が終了ステータス、$output が出力")
    private static let inPrompt = Phrase("in the prompt: {}", "プロンプトでは、{}")

    /// Whether a word is one of the prompt's signs, or asks for all of them.
    static func has(_ word: String) -> Bool { !rows(for: word).isEmpty }

    /// Of `prompt` all of them, of a sign its own row; nil for any other word.
    static func report(on word: String, _ language: Language) -> ViewReport? {
        let rows = rows(for: word)
        if rows.isEmpty { return nil }
        func texts(_ language: Language) -> [(sign: String, text: String)] {
            rows.map { row in
                (row.sign, word == topic ? row.meaning[language] : inPrompt.filled(language, row.meaning[language]))
            } + (word == "!" ? [("!", program[language])] : [])
        }
        let width = (rows.map { DisplayWidth.of($0.sign) }.max() ?? 0) + 2
        return ViewReport(
            json: .array(texts(.english).map { ["Name": .string($0.sign), "Text": .string($0.text)] }),
            view: .page(
                texts(language).map { StyledText($0.sign.padded(to: width), .name) + StyledText(data: $0.text) }))
    }

    /// What a line means that sh is to run.
    static func ofProgram(_ language: Language) -> ViewReport {
        ViewReport(
            json: .array([["Name": "!", "Text": .string(program.english)]]),
            view: .page([StyledText("!  ", .name) + StyledText(data: program[language])]))
    }

    private static let topic = "prompt"

    private static func rows(for word: String) -> [Row] {
        if word == topic { return PromptState.meanings }
        let rows = PromptState.meanings.filter { !$0.sign.contains(where: \.isLetter) }
        // However many more run.
        let isCount = word.first == "+" && word.dropFirst().allSatisfy("0123456789".contains) && Int(word) ?? 0 > 0
        return rows.filter { $0.sign == (isCount ? "+1" : word) }.map { (word, $0.meaning) }
    }
}
