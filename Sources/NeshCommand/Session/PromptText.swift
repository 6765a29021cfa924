import NeshEnclave
import NeshText

/// What the prompt shows of the session.
package struct PromptState: Sendable, Equatable {
    /// The current image's path as the user wrote it.
    package var image: String?
    /// The selected enclave.
    package var enclave: Enclave?
    /// The selected enclave has ended.
    package var isGone = false
    /// Running enclaves besides the selected one.
    package var others = 0
    /// The last command failed.
    package var hasFailed = false

    /// What the prompt's parts mean, in their order.
    package static let meanings: [(sign: String, meaning: Phrase)] = [
        ("hello.eif", Phrase("the current image", "現在のイメージ")),
        ("hello(16)", Phrase("the selected enclave, and its CID", "選択中のエンクレーブとその CID")),
        ("debug", Phrase("you can read its console", "コンソールを読める (デバッグモード)")),
        ("†", Phrase("it has ended", "そのエンクレーブは終了した")),
        ("+1", Phrase("so many more enclaves run", "ほかに動いているエンクレーブの数")),
        ("!", Phrase("the last line failed; explain last shows why", "直前の行が失敗した (理由は explain last)")),
    ]

    package init() {}

    /// What the session says at this moment.
    package init(_ session: Session) {
        image = session.image?.shownPath
        enclave = session.enclave
        hasFailed = session.lineFailed
    }

    /// `nesh hello(16 debug)+2 !> `
    package var text: StyledText {
        var text = StyledText("nesh", .heading)
        if let image, enclave == nil || !runsFromCurrentImage {
            text += StyledText(" ") + StyledText(Self.lastPart(of: image), .key)
        }
        if let enclave {
            text += StyledText(" ") + StyledText(enclave.name, isGone ? .dim : .name)
            if isGone {
                text += StyledText("†", .bad)
            } else {
                text += StyledText("(\(enclave.cid)") + StyledText(enclave.debug ? " debug" : "", .warning) + ")"
            }
        }
        if others > 0 { text += StyledText("\(enclave == nil ? " " : "")+\(others)", .dim) }
        if hasFailed { text += StyledText(" !", .bad) }
        return text + "> "
    }

    /// Then its name would say the same twice.
    private var runsFromCurrentImage: Bool {
        guard let image, let path = enclave?.imagePath else { return false }
        return Self.lastPart(of: path) == Self.lastPart(of: image)
    }

    private static func lastPart(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
