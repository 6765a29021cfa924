import NeshLanguage
import NeshText

/// The differences of one statement's output, as `diff -u` would show them between the file and its update.
struct UnifiedDiff {
    /// The file's name as the user wrote it.
    let name: String
    /// The statement's own line, shown behind the hunk's numbers.
    let statement: String
    /// The first `|` line's number in the file.
    let line: Int
    /// What stands before each `|`.
    let indentation: String
    let changes: [OutputComparison.Change]

    /// - Parameter shift: by how many lines hunks before this one move it in the new file.
    func text(shift: Int, withNames: Bool = true) -> String {
        let old = changes.count { if case .unexpected = $0 { false } else { true } }
        let new = changes.count { if case .missing = $0 { false } else { true } }
        var text = withNames ? "--- \(name)\n+++ \(name)\n" : ""
        text += "@@ -\(range(line, old)) +\(range(line + shift, new)) @@ \(statement)\n"
        for change in portable {
            switch change {
            case .same(let line): text += " " + written(line)
            case .missing(let line): text += "-" + written(line)
            case .unexpected(let line): text += "+" + written(line)
            }
        }
        return text
    }

    /// How many lines longer the new file is.
    var growth: Int {
        changes.reduce(0) { sum, change in
            switch change {
            case .same: sum
            case .missing: sum - 1
            case .unexpected: sum + 1
            }
        }
    }

    /// The block as it should be: what matched as it was written, what differs as it came.
    var updatedLines: [String] {
        portable.compactMap { change in
            switch change {
            case .same(let line), .unexpected(let line): written(line)
            case .missing: nil
            }
        }
    }

    /// The changes with new lines as another machine will print them, too. Lines that matched count: a list may begin in
    /// one of them.
    private var portable: [OutputComparison.Change] {
        let new = changes.compactMap { change -> String? in
            switch change {
            case .same(let line), .unexpected(let line): line
            case .missing: nil
            }
        }
        var expected = MachineText.expected(new)[...]
        return changes.map { change in
            switch change {
            case .missing: return change
            case .same:
                expected = expected.dropFirst()
                return change
            case .unexpected(let line): return .unexpected(expected.popFirst() ?? line)
            }
        }
    }

    private func written(_ line: String) -> String { indentation + (line.isEmpty ? "|" : "| \(line)") + "\n" }

    private func range(_ line: Int, _ count: Int) -> String {
        // An empty range is named by the line before it.
        count == 0 ? "\(line - 1),0" : count == 1 ? "\(line)" : "\(line),\(count)"
    }
}
