import Foundation
import NeshTestSupport
import Testing

/// The pages that people read, and the blocks in them.
enum Pages {
    struct Block: Sendable, CustomTestStringConvertible {
        var page: String
        var line: Int
        /// What stands behind the opening fence.
        var kind: String
        /// The comment right before it.
        var remark: String
        var lines: [String]
        var testDescription: String { "\(page):\(line)" }
    }

    /// README and everything below docs, but for what scripts/reference writes.
    static let names: [String] = {
        let docs = TestProgram.repository + "/docs"
        let below = FileManager.default.subpaths(atPath: docs) ?? []
        let generated = ["commands.md", "errors.md", "ja/commands.md", "ja/errors.md"]
        return ["README.md", "README.ja.md"]
            + below.filter { $0.hasSuffix(".md") && !generated.contains($0) }.sorted().map { "docs/" + $0 }
    }()

    static let blocks: [Block] = names.flatMap { name -> [Block] in
        let text = (try? String(contentsOfFile: "\(TestProgram.repository)/\(name)", encoding: .utf8)) ?? ""
        var blocks: [Block] = []
        var open: Block?
        var remark: [String] = []
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            if let block = open, line == "```" {
                blocks.append(block)
                open = nil
                remark = []
            } else if open != nil {
                open?.lines.append(line)
            } else if line.hasPrefix("```") {
                open = Block(
                    page: name, line: index + 1, kind: String(line.dropFirst(3)),
                    remark: remark.joined(separator: "\n"), lines: [])
            } else if line.hasPrefix("<!--") || (!remark.isEmpty && remark.last != "-->" && !line.isEmpty) {
                remark = line.hasPrefix("<!--") ? [line] : remark + [line]
            } else {
                remark = []
            }
        }
        return blocks
    }

    /// Whether output is what a page shows: in its lines `…` is any text, alone any number of lines. IDs, measurements
    /// and times may differ.
    static func matches(_ output: [String], _ shown: [String]) -> Bool {
        guard let first = shown.first else { return output.isEmpty }
        let rest = Array(shown.dropFirst())
        if first == "…" { return (0...output.count).contains { matches(Array(output.dropFirst($0)), rest) } }
        guard let line = output.first, matches(line, first) else { return false }
        return matches(Array(output.dropFirst()), rest)
    }

    private static func matches(_ line: String, _ shown: String) -> Bool {
        let parts = steady(shown).components(separatedBy: "…")
        var rest = steady(line)[...]
        guard rest.hasPrefix(parts[0]) else { return false }
        rest = rest.dropFirst(parts[0].count)
        for part in parts.dropFirst().dropLast() {
            guard let range = rest.range(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return parts.count == 1 ? rest.isEmpty : rest.hasSuffix(parts[parts.count - 1])
    }

    private static func steady(_ line: String) -> String {
        line.replacing(/i-[0-9a-f]{16}-enc[0-9a-f]+/, with: "ID").replacing(
            /"ProcessID": \d+/, with: "\"ProcessID\": 1"
        )
        .replacing(/\[ *\d+\.\d{6}\]/, with: "[TIME]").replacing(/cpu-ids: \[[\d, ]+\]/, with: "cpu-ids: []")
        .replacing(/\b(after|for) \d+s/, with: { "\($0.1) 1s" })
    }
}
