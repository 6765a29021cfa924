import NeshData
import NeshImage
import NeshText

/// What a command found out: JSON is the contract, the view is for people.
package protocol Report: Sendable {
    var json: JSON { get }
    var view: View { get }
}

extension Report {
    /// The same in the words of a release of nitro-cli.
    package func spelled(by release: NitroCLIRelease) -> any Report {
        ViewReport(json: release.spelling(json), view: view)
    }
}

/// How a report looks on standard output.
package enum View: Sendable {
    /// As its JSON: nitro-cli's verbs.
    case json
    case lines([StyledText])
    /// Lines that explain, of which a part is in the session's language already: all of it is, wherever they go.
    case page([StyledText])
    /// Lines that a terminal may break anywhere: what an enclave or the user wrote.
    case verbatim([StyledText])
    case table(TextTable)
    /// Lines made for the terminal's width; nil is for what may be as wide as it is.
    case picture(@Sendable (Int?) -> [StyledText])
    case sequence([View])
}

/// A report that is only its JSON.
package struct JSONReport: Report {
    package let json: JSON
    package var view: View { .json }
    package init(_ json: JSON) { self.json = json }
}

/// A report that shows something else than its JSON.
package struct ViewReport: Report {
    package let json: JSON
    package let view: View
    package init(json: JSON, view: View) { (self.json, self.view) = (json, view) }
}
