import NeshSystem

/// The process's environment as a value, so that tests hand in their own.
package struct Environment: Sendable, Equatable {
    /// By name.
    package var variables: [String: String]

    package init(_ variables: [String: String]) { self.variables = variables }

    /// The variable's text, which may be empty; nil where it is not set.
    package subscript(name: String) -> String? { variables[name] }

    /// The variable's text unless it is unset or empty.
    package func text(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The locale's characters are UTF-8, so that more than ASCII can be shown.
    package var isUnicode: Bool {
        let locale = (text("LC_ALL") ?? text("LC_CTYPE") ?? text("LANG") ?? "").lowercased()
        return locale.hasSuffix("utf-8") || locale.hasSuffix("utf8")
    }

    /// `NO_COLOR` is set to anything but the empty string.
    package var forbidsColor: Bool { text("NO_COLOR") != nil }

    /// What `--color` or `option color` means here; nil is on a terminal only.
    package func colour(_ choice: ColourChoice) -> Bool? {
        switch choice {
        case .always: true
        case .never: false
        // A terminal of which nothing is known may not know colours either.
        case .auto: forbidsColor || ["dumb", "unknown", nil].contains(text("TERM")) ? false : nil
        }
    }

    /// This process's environment.
    package static func ofProcess() -> Environment { Environment(ProcessEnvironment.variables) }
}
