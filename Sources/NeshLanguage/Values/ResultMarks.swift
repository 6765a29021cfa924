/// How often each of what lines leave behind was set: they show whether a line or an earlier one left a value, also
/// where both left the same.
package struct ResultMarks: Sendable, Equatable {
    /// Of `$last`.
    package var last = 0
    /// Of `$error`.
    package var error = 0
    /// Of `$output`.
    package var output = 0
    /// Of `$status` and `$ok`.
    package var status = 0
    /// Of `$attestation`.
    package var attestation = 0

    /// Nothing was set yet.
    package init() {}

    /// Whether the variable still stands for what it did then; nil for one that says something other than what a line
    /// left.
    package func isSame(_ subject: Variable.Subject, as before: ResultMarks) -> Bool? {
        let mark: KeyPath<ResultMarks, Int>
        switch subject {
        case .record(.last, _): mark = \.last
        case .record(.error, _): mark = \.error
        case .record(.attestation, _): mark = \.attestation
        case .name("output"): mark = \.output
        case .name("status"), .name("ok"): mark = \.status
        case .name, .argument, .record: return nil
        }
        return self[keyPath: mark] == before[keyPath: mark]
    }
}
