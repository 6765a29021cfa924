import NeshData

/// The texts that an image's `/cmd` and `/env` hold, a line each, as the enclave's init reads them.
struct InitLines {
    let command: [String]
    /// `NAME=VALUE` each, if the image is right.
    let variables: [String]

    /// What the init would read otherwise than it is meant, one sentence each.
    /// - Throws: E48 for a zero byte: every start would end at it.
    func warnings() throws(Failure) -> [String] {
        let fix = "take the zero byte out of the image's configuration"
        if command.contains(where: { $0.utf8.contains(0) }) {
            throw Failure(
                .eifBuilding, "the image's command has a zero byte, with which no enclave starts", fixes: [fix])
        }
        if let variable = variables.first(where: { $0.utf8.contains(0) }) {
            throw Failure(
                .eifBuilding,
                "the image's variable '\(Self.name(of: variable))' has a zero byte, with which no enclave starts",
                fixes: [fix])
        }
        var warnings: [String] = []
        if command.contains(where: { $0.utf8.contains(Self.lineBreak) }) {
            warnings.append("a word of the command has a line break, at which the enclave's init splits it")
        }
        return warnings + variables.compactMap(Self.warning)
    }

    private static let lineBreak = UInt8(ascii: "\n")

    private static func warning(of variable: String) -> String? {
        if variable.utf8.contains(lineBreak) {
            return "the variable '\(name(of: variable))' has a line break, at which the enclave's init splits it"
        }
        let equals = variable.utf8.firstIndex(of: UInt8(ascii: "="))
        if let equals, equals > variable.startIndex { return nil }
        return "'\(display(variable.utf8))' is not NAME=VALUE, so no program in the enclave finds this variable"
    }

    private static func name(of variable: String) -> String {
        display(variable.utf8.prefix { $0 != UInt8(ascii: "=") })
    }
}
