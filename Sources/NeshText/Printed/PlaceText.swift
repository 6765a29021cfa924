import NeshData

/// Where and when a line was printed, as far as the line says: folders of one user or one test, ages, automatic CIDs.
package enum PlaceText {
    /// Below these a user or a test has files of its own; what follows is a folder's name.
    private static let roots = ["/home/", "/tmp/", "/var/tmp/", "/run/user/"]

    /// The line without them, `<any>` and `<cid>` in their place.
    package static func independent(_ line: String) -> String { withoutCIDs(withoutAges(withoutFolders(line))) }

    /// `/tmp/x/app.eif` → `<any>/app.eif`
    private static func withoutFolders(_ line: String) -> String {
        var result = ""
        var rest = line[...]
        while let slash = rest.firstIndex(of: "/") {
            let before = slash > rest.startIndex ? rest[rest.index(before: slash)] : result.last ?? " "
            let path = rest[slash...].prefix { !$0.isWhitespace && !"\"',:;)]}<>".contains($0) }
            result += rest[..<slash]
            rest = rest[path.endIndex...]
            result += before.isWhitespace || "\"'(=[".contains(before) ? lastOf(path) : String(path)
        }
        return result + String(rest)
    }

    private static func lastOf(_ path: Substring) -> String {
        let isOwn =
            roots.contains { path.hasPrefix($0) && path.count > $0.count }
            || path.hasPrefix("/root") && path.dropFirst(5).first == "/"
        guard isOwn, let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return String(path) }
        return "<any>" + path[slash...]
    }

    /// `4m 38s ago` → `<dur> ago`
    private static func withoutAges(_ line: String) -> String {
        var words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        var index = 0
        while index < words.count {
            defer { index += 1 }
            guard index > 0, words[index].prefix(while: \.isLetter) == "ago" else { continue }
            var start = index
            while start > 0, isDuration(words[start - 1]) { start -= 1 }
            guard start < index else { continue }
            let opening = String(words[start].prefix { $0 == "(" })
            words.replaceSubrange(start..<index, with: ["\(opening)<dur>"])
            index = start + 1
        }
        return words.joined(separator: " ")
    }

    private static func isDuration(_ word: String) -> Bool {
        OutputToken.dur.matches(Array(word.drop { $0 == "(" }.utf8)[...])
    }

    /// `hello (CID 16, …)` → `hello (CID <cid>, …)`
    private static func withoutCIDs(_ line: String) -> String {
        let parts = line.parts(separatedBy: "CID ")
        guard let first = parts.first else { return line }
        return parts.dropFirst().reduce(String(first)) { text, part in
            let digits = part.prefix { $0.isASCII && $0.isNumber }
            let isWhole = part.dropFirst(digits.count).first.map { !$0.isLetter } ?? true
            return text + "CID "
                + (digits.isEmpty || !isWhole ? String(part) : "<cid>" + String(part.dropFirst(digits.count)))
        }
    }
}
