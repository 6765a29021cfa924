import NeshData
import NeshLanguage

/// Words to a call: the one place that knows how options and operands are written.
package enum Binder {
    /// One word of a command line after its verb.
    package struct Word: Sendable, Equatable {
        /// Nil while its value is not known yet (a check before running).
        package var text: String?
        /// Written without quotes, so that `--x` is an option.
        package var bare: Bool
        /// How it stands in the line, where that is not what it says: `$key`. A line that is proposed has it so, too.
        package var written: String?

        package init(_ text: String?, bare: Bool = true, written: String? = nil) {
            (self.text, self.bare, self.written) = (text, bare, written)
        }

        /// As it stands in a line that is proposed.
        package var shown: String { written ?? Quoting.shown(text ?? "") }
    }

    /// Whose rules about required options hold.
    package enum Dialect: Sendable {
        case shell
        /// Exactly what nitro-cli takes.
        case nitroCLI
    }

    /// - Throws: every mistake found in the words, in their order.
    package static func bind(
        _ words: [Word], to spec: CommandSpec, dialect: Dialect = .shell
    ) throws(Problems) -> Call {
        var binding = Binding(spec: spec, words: words, dialect: dialect)
        return try binding.run()
    }
}
