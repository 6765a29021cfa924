import NeshData

/// The files of one enclave in the sockets directory.
package enum SlotFile: String, Sendable, CaseIterable {
    /// nitro-cli's and nesh's: commands and answers.
    case socket = ".sock"
    /// nesh's own: console and events.
    case console = ".console"
    /// What the enclave holds; what has to be cleared away if its keeper is killed.
    case record = ".record"

    /// What follows the name of a file that is still being made.
    package static let unfinished = ".new"

    package func name(_ slot: some StringProtocol) -> String { slot + rawValue }

    /// The slot whose file this is, and whether the file is still being made; nil for other names.
    package static func slot(of name: String) -> (slot: String, file: SlotFile, isUnfinished: Bool)? {
        let isUnfinished = name.hasSuffix(unfinished)
        let rest = isUnfinished ? name.dropLast(unfinished.count) : name[...]
        // In a shared directory a name can be anything: one that would break a line is not an enclave's.
        guard name == name.spelledOut else { return nil }
        for file in allCases where rest.hasSuffix(file.rawValue) && rest.utf8.count > file.rawValue.utf8.count {
            return (String(rest.dropLast(file.rawValue.count)), file, isUnfinished)
        }
        return nil
    }
}
