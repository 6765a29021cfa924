import NeshData

/// Why a text is not read as YAML, or is not changed, and where.
package struct YAMLProblem: Error, Sendable, Equatable {
    /// From 1.
    package var line: Int
    /// In characters, from 1.
    package var column: Int
    /// What is wrong there, without a full stop.
    package var message: String
    /// What to write instead, one line each.
    package var fixes: [String]

    package init(_ message: String, line: Int, column: Int, fixes: [String] = []) {
        self.message = message
        self.line = line
        self.column = column
        self.fixes = fixes
    }

    /// - Parameter mark: where in the text it is.
    package init(_ message: String, at mark: YAML.Mark, fixes: [String] = []) {
        self.init(message, line: mark.line, column: mark.column, fixes: fixes)
    }

    /// `/etc/x.yaml, line 3, column 9: a second document begins here`
    package func failure(_ path: String, code: ErrorCode = .serde) -> Failure {
        Failure(code, "\(path), line \(line), column \(column): \(message)", fixes: fixes)
    }
}
