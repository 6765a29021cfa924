import NeshCommand
import NeshData
import NeshEnclave
import NeshTeaching
import NeshText

/// What a session says first: the engine, what runs, where to go from here.
struct FirstWords {
    private static let none = Phrase("no enclaves", "エンクレーブなし")
    private static let one = Phrase("1 enclave", "エンクレーブ 1 個")
    private static let several = Phrase("{} enclaves", "エンクレーブ {} 個")
    private static let help = Phrase("help lists the commands", "help でコマンド一覧")
    private static let leave = Phrase("Ctrl-D leaves", "Ctrl-D で終了")

    var engine: EngineKind?
    /// Nil where that is not known soon enough to wait for it.
    var enclaves: [Enclave]?
    /// What the learner goes on with; nil for anyone who has not begun.
    var lesson: Lesson?

    /// Two lines, wrapped where they are shown.
    func lines(_ language: Language) -> [StyledText] {
        var state = StyledText("nesh \(ProgramVersion.nesh)", .heading)
        if let engine { state += StyledText(" · engine ", .dim) + StyledText(engine.rawValue) }
        if let enclaves { state += StyledText(" · ", .dim) + Self.count(enclaves, language) }
        let tutorial =
            lesson.map { TutorialPhrases.goesOn.filled(language, $0.number == 0 ? $0.name : "\($0.number)") }
            ?? TutorialPhrases.teaches[language]
        let comma = language == .japanese ? "、" : ", "
        var ways = StyledText("")
        for (index, text) in [Self.help[language], tutorial, Self.leave[language]].enumerated() {
            // What one types or presses, and then what it does.
            let key = text.prefix { $0 != " " }
            ways += StyledText(index == 0 ? "" : comma, .dim)
            ways += StyledText(String(key), .name) + StyledText(String(text.dropFirst(key.count)), .dim)
        }
        return [state, ways]
    }

    /// `2 enclaves: quiet(16) hello(17)`
    private static func count(_ enclaves: [Enclave], _ language: Language) -> StyledText {
        if enclaves.isEmpty { return StyledText(none[language], .dim) }
        let count =
            enclaves.count == 1 ? one[language] : several.filled(language, "\(enclaves.count)")
        return StyledText(count + ": ") + EnclaveNames.text(enclaves)
    }
}

/// What a session says last: what keeps running, and how to come back to it.
struct LastWords {
    private static let livesOn = Phrase("{} keeps running", "{} は動き続けます")
    private static let liveOn = Phrase("{} enclaves keep running: {}", "エンクレーブ {} 個は動き続けます: {}")
    private static let back = Phrase("brings you back", "で戻る")
    private static let ends = Phrase("ends it", "で終了")
    private static let endsAll = Phrase("ends them", "ですべて終了")
    private static let keyService = Phrase("the local KMS keeps running", "ローカル KMS は動き続けます")

    var enclaves: [Enclave]
    /// Whether the user's local KMS runs.
    var hasKeyService: Bool

    /// Nothing where nothing keeps running.
    func lines(_ language: Language) -> [StyledText] {
        enclaveLines(language) + (hasKeyService ? keyServiceLines(language) : [])
    }

    private func keyServiceLines(_ language: Language) -> [StyledText] {
        [
            StyledText(Self.keyService[language]),
            StyledText(data: "nesh kms stop", .name) + StyledText(" \(Self.ends[language])", .dim),
        ]
    }

    private func enclaveLines(_ language: Language) -> [StyledText] {
        guard let first = enclaves.first else { return [] }
        let names = EnclaveNames.text(enclaves).text
        let what =
            enclaves.count == 1
            ? Self.livesOn.filled(language, names) : Self.liveOn.filled(language, "\(enclaves.count)", names)
        let (line, end) =
            enclaves.count == 1
            ? ("nesh terminate-enclave \(first.name.asWord)", Self.ends)
            : ("nesh terminate-enclave --all", Self.endsAll)
        let comma = language == .japanese ? "、" : ", "
        let ways =
            StyledText("nesh", .name) + StyledText(" \(Self.back[language])\(comma)", .dim)
            + StyledText(data: line, .name)
            + StyledText(" \(end[language])", .dim)
        return [StyledText(data: what), ways]
    }
}

/// `quiet(16) hello(17)`, as the prompt writes them; of many the first.
private enum EnclaveNames {
    private static let most = 6

    static func text(_ enclaves: [Enclave]) -> StyledText {
        var text = StyledText("")
        for (index, enclave) in enclaves.prefix(most).enumerated() {
            text +=
                StyledText(index == 0 ? "" : " ") + StyledText(data: enclave.name, .name)
                + StyledText("(\(enclave.cid))")
        }
        return enclaves.count > most ? text + StyledText(" …", .dim) : text
    }
}
