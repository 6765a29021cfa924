import NeshCommand

extension CommandTable {
    /// `kms stop` for `stop kms` or `kill kms`: the second word is a command, and the first one means an action of it.
    package func line(forAction action: String, of verb: String) -> String? {
        named(verb)?.spec.action(meantBy: action).map { "\(verb) \($0)" }
    }
}
