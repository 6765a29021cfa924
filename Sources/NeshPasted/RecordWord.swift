import NeshData
import NeshLanguage

/// Fields of nesh's records, such as `$enclave.state`, in a line of sh's: sh takes the name before the dot for a variable
/// of its own, which is empty.
enum RecordWord {
    static func isIn(_ text: String) -> Bool {
        Variable.Record.allCases.contains { record in
            ["$\(record.rawValue).", "${\(record.rawValue)."].contains(where: text.contains)
        }
    }

    /// `test $enclave.state == RUNNING`: sh's `test` cannot look at it.
    static func isTested(_ text: String) -> Bool { text.hasPrefix("test ") && isIn(text) }
}
