import NeshEnclave
import NeshYAML

extension FuzzTarget {
    /// A file of settings, read and changed: what is not set stays as it is, in the text and in its values.
    static let yaml = FuzzTarget(
        name: "yaml",
        seeds: {
            [
                "---\n# note\nmemory_mib: 512 # MiB\ncpu_count: 2\n# cpu_pool: 2,3\n",
                "- memory_mib: 1024\n  cpu_count: 2\n- {memory_mib: 512, cpu_pool: \"1,3\"}\n",
                "a: &x [1, 'b', \"c\\n\"]\r\nmemory_mib:\r\n  !!int 7\r\nb: *x\r\n...\r\n",
                "? memory_mib\n: |\n  text\n? [a, b]\n: >-\n  more\n", "{ memory_mib: 1, cpu_pool: , }",
                "\u{feff}%YAML 1.1\n---\né: ü\n",
            ].map { Array($0.utf8) }
        },
        run: { bytes in
            guard let file = try accepted({ try YAMLText(bytes) }) else { return }
            let all = file.text.unicodeScalars.count
            if let root = file.document.root { try check(root, in: all) }
            _ = try accepted { try AllocatorSettings(file.document, path: "a") }
            let keys = Set(["memory_mib", "cpu_pool"] + (file.settings ?? []).prefix(3).compactMap(\.key.text))
            for key in keys {
                for value in ["7", "1,3"] {
                    var changed = file
                    if try accepted({ try changed.set(key, to: value, isText: value != "7") }) != nil {
                        try hold(changed.setting(key)?.value.text == value, "\(key) is not \(value)")
                        try onlyDiffer(in: key, file, changed)
                        let taken =
                            file.setting(key).map { $0.value.end.offset - $0.value.start.offset }
                            ?? longestComment(of: key, in: file.text)
                        try hold(
                            removed(Array(file.text.unicodeScalars), Array(changed.text.unicodeScalars)) <= taken,
                            "more than the value of \(key) is gone")
                    } else {
                        try hold(changed.text == file.text, "what was refused has changed the text")
                    }
                }
                var changed = file
                if try accepted({ try changed.commentOut(key) }) != nil {
                    try onlyDiffer(in: key, file, changed)
                    try hold(
                        removed(Array(file.text.unicodeScalars), Array(changed.text.unicodeScalars)) == 0
                            || changed.text.count > file.text.count, "a comment has taken something away")
                }
            }
        })

    private static func check(_ node: YAML, in count: Int) throws(FuzzFinding) {
        try hold(node.start.offset <= node.end.offset && node.end.offset <= count, "a place outside of the text")
        try hold(node.start.line >= 1 && node.start.column >= 1, "a place before the text")
        for element in node.elements ?? [] { try check(element, in: count) }
        for pair in node.pairs ?? [] {
            try check(pair.key, in: count)
            try check(pair.value, in: count)
        }
    }

    private static func onlyDiffer(in key: String, _ before: YAMLText, _ after: YAMLText) throws(FuzzFinding) {
        guard let again = try accepted({ try YAMLText(Array(after.text.utf8)) }) else {
            throw FuzzFinding(description: "what was written is not read")
        }
        let old = (before.settings ?? []).filter { $0.key.text != key }
        let new = (again.settings ?? []).filter { $0.key.text != key }
        let same =
            old.count == new.count
            && zip(old, new).allSatisfy {
                $0.key.isSame(as: $1.key) && $0.value.isSame(as: $1.value)
            }
        try hold(same, "another setting than \(key) has changed")
    }

    /// The line that a missing setting takes for its own.
    private static func longestComment(of key: String, in text: String) -> Int {
        let lines = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
        let start = "# \(key):".unicodeScalars
        return lines.map { $0.drop { $0 == " " } }.filter { $0.starts(with: start) }.map(\.count).max() ?? 0
    }

    /// So many characters of the old text are not in the new one, which keeps its beginning and its end.
    private static func removed(_ old: [Unicode.Scalar], _ new: [Unicode.Scalar]) -> Int {
        let front = zip(old, new).prefix { $0 == $1 }.count
        let back = zip(old.dropFirst(front).reversed(), new.dropFirst(front).reversed()).prefix { $0 == $1 }.count
        return old.count - front - back
    }
}
