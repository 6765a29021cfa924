import NeshCommand

/// A lesson: a script, in a folder of its own with the files that it works on.
package struct Lesson: Sendable, Equatable {
    /// Its file's name without `.nesh`; also what `tutorial NAME` takes.
    package let name: String
    /// A few words.
    package let title: Phrase
    /// The script, in each language.
    package let text: Phrase

    /// The file that it was read from; nil for one that comes with the program.
    package let path: String?

    package init(_ name: String, _ title: Phrase, _ text: Phrase, path: String? = nil) {
        self.name = name
        self.title = title
        self.text = text
        self.path = path
    }

    /// In the order in which they are taken.
    package static let all: [Lesson] = [
        Lesson(
            "hello", Phrase("Hello: build, run, watch and end an enclave", "はじめに: 作成・実行・観察・終了"),
            LessonTexts.hello),
        Lesson(
            "measurements", Phrase("What the PCRs measure", "PCR は何を測定しているか"), LessonTexts.measurements),
        Lesson(
            "debug-mode", Phrase("Debug mode and the PCRs that it zeroes", "デバッグモードとゼロになる PCR"), LessonTexts.debugMode),
        Lesson("memory", Phrase("Memory and CPUs", "メモリと CPU"), LessonTexts.memory),
        Lesson("several", Phrase("Several enclaves, names and CIDs", "複数のエンクレーブ、名前と CID"), LessonTexts.several),
        Lesson("signing", Phrase("Signing and PCR8", "署名と PCR8"), LessonTexts.signing),
        Lesson("scripts", Phrase("Scripts and CI", "スクリプトと CI"), LessonTexts.scripts),
        Lesson("channel", Phrase("A secure local channel", "安全なローカルチャネル"), LessonTexts.channel),
        Lesson(
            "attestation",
            Phrase("What an attestation document proves", "アテステーションドキュメントが証明すること"), LessonTexts.attestation),
        Lesson(
            "kms",
            Phrase(
                "Cryptographic attestation: a key that only one image may use", "暗号化アテステーション: 1 つのイメージだけが使えるキー"),
            LessonTexts.kms),
    ]

    /// By its number, counted from 1, or its name.
    package static func named(_ word: String) -> Lesson? {
        if let number = Int(word), all.indices.contains(number - 1) { return all[number - 1] }
        return all.first { $0.name == word }
    }

    /// Counted from 1; 0 for one that does not come with the program.
    package var number: Int { path == nil ? (Self.all.firstIndex { $0.name == name } ?? -1) + 1 : 0 }

    /// Its number, or the name of one that has none.
    package var mark: String { number > 0 ? "\(number)" : name }

    /// The one after it; nil after the last.
    package var next: Lesson? { number > 0 ? Self.all.dropFirst(number).first : nil }
}
