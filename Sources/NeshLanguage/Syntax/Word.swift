/// One argument as it was written, before variables have values.
package struct Word: Sendable {
    /// How a part was written. It matters for printing, and because only bare text can be a keyword.
    package enum Quoting: Sendable, Equatable {
        case bare
        /// `\c`, outside quotes.
        case escaped
        case single
        case double
    }

    /// A stretch of the word that is read in one way.
    package struct Part: Sendable {
        /// What it stands for.
        package enum Kind: Sendable, Equatable {
            case text(String)
            indirect case variable(Variable)
            /// A leading `~`, before a slash.
            case home
        }

        package var kind: Kind
        package var quoting: Quoting
        package var place: Place

        package init(_ kind: Kind, _ quoting: Quoting, _ place: Place) {
            self.kind = kind
            self.quoting = quoting
            self.place = place
        }
    }

    /// Never empty: `''` has one part with no text.
    package var parts: [Part]
    package var place: Place

    package init(parts: [Part], place: Place) { (self.parts, self.place) = (parts, place) }

    /// The text, if it is one piece without quotes, escapes and variables: what keywords and operators must be.
    package var bare: String? {
        guard parts.count == 1, parts[0].quoting == .bare, case .text(let text) = parts[0].kind else { return nil }
        return text
    }

    /// It begins with text outside of quotes, as an option does.
    package var beginsBare: Bool {
        guard let first = parts.first, first.quoting == .bare else { return false }
        if case .variable = first.kind { return false }
        return true
    }

    /// The text, if it is known before anything runs: no variable, no home directory.
    package var literal: String? {
        if parts.count == 1, case .text(let text) = parts[0].kind { return text }
        var whole = ""
        for part in parts {
            guard case .text(let text) = part.kind else { return nil }
            whole += text
        }
        return whole
    }

    /// Whether `literal` has it.
    package var isLiteral: Bool {
        parts.allSatisfy { part in if case .text = part.kind { true } else { false } }
    }

    /// Every variable in it with its place, from the left.
    package var variables: [(variable: Variable, place: Place)] {
        parts.compactMap { part in
            if case .variable(let variable) = part.kind { (variable, part.place) } else { nil }
        }
    }
}

/// `$name`, `$3`, `$last.Field.0`, `${name:-default}`.
package struct Variable: Sendable, Hashable, CustomStringConvertible {
    /// What the name stands for.
    package enum Subject: Sendable, Hashable {
        case name(String)
        /// `$0` is the script, `$1` … `$9` its arguments.
        case argument(Int)
        case record(Record, [String])
    }

    /// What may be followed by dots and keys.
    package enum Record: String, Sendable, CaseIterable {
        case last, error, enclave, eif, attestation, env

        /// The record that people also call so.
        init?(meantBy name: String) {
            switch name.lowercased() {
            case "image": self = .eif
            case "enclaves", "describe": self = .enclave
            case "document", "doc": self = .attestation
            case "errors": self = .error
            default: return nil
            }
        }
    }

    /// Names that the shell itself gives a meaning, read again each time.
    package static let builtIns = ["console", "output", "status", "ok"]

    /// Of those names, or a record's: no script can set it.
    package static func isReserved(_ name: String) -> Bool { reserved.contains(name) }
    private static let reserved = Set(builtIns + Record.allCases.map(\.rawValue))

    package var subject: Subject
    /// The text after `:-`; taken when there is no value or an empty one.
    package var fallback: String?

    package init(_ subject: Subject, fallback: String? = nil) { (self.subject, self.fallback) = (subject, fallback) }

    /// What `set` takes: a letter, then letters, digits and `_`.
    package static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, Byte.isLetter(first) else { return false }
        return text.utf8.allSatisfy(Byte.isNamePart)
    }

    /// Without `$`, braces and default: `enclave.id`.
    package var path: String {
        switch subject {
        case .name(let name): name
        case .argument(let number): String(number)
        case .record(let record, let keys): ([record.rawValue] + keys).joined(separator: ".")
        }
    }

    package var description: String { "$" + path }
}
