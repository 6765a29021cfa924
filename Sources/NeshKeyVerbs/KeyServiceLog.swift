import NeshCommand
import NeshData
import NeshKMS
import NeshText

/// `kms log`: who asked for what, and why it was granted or denied.
enum KeyServiceLog {
    /// - Parameter count: the last so many requests; 0 is all.
    static func report(_ directory: KMSDirectory, last count: Int) -> ViewReport {
        let all = KMSLog.read(directory.log)
        let entries = count == 0 ? all : all.suffix(count)
        let views = entries.isEmpty ? [.lines([StyledText("nothing was asked yet", .dim)])] : entries.flatMap(shown)
        return ViewReport(json: .array(Array(entries)), view: .sequence(views))
    }

    private static func shown(_ entry: JSON) -> [View] {
        let result = entry["result"]?.string ?? "?"
        let time = entry["time"]?.integer.map { String(rfc3339(Int64($0) / 1000).prefix(19)) + "Z" } ?? "-"
        var head =
            StyledText(time + " ", .dim) + StyledText((entry["operation"]?.string ?? "?") + " ", .name)
            + StyledText(result, result == "OK" ? .good : .bad)
        if let key = entry["key"]?.string { head = head + StyledText(" \(key)") }
        var lines = [StyledText("caller \(entry["caller"]?.string ?? "?")", .dim)]
        if let context = entry["context"] {
            lines.append(StyledText("encryption context \(context.compact)", .dim))
        }
        for line in entry["why"]?.array ?? [] {
            let text = line.string ?? ""
            let role: StyledText.Role =
                if text.hasPrefix("  not met") || text.hasPrefix("refused") || text.contains("is refused:") {
                    .bad
                } else if text.hasPrefix("  met") || text.hasPrefix("allowed") { .good } else { .plain }
            lines.append(StyledText(text, role))
        }
        if let message = entry["message"]?.string {
            // Its words are AWS's, in every language.
            lines.append(StyledText("answered", .dim) + StyledText(": ", .dim) + StyledText(message, .string))
        }
        // Names and hashes are long: they are broken where they stand, so that every row is below its request.
        var table = TextTable([.init(""), .init("", wraps: true, ours: true)], empty: "")
        table.rows = lines.map { ["  ", $0] }
        return [.lines([StyledText(head, hang: 4)]), .table(table)]
    }
}
