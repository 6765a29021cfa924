import NeshData

/// Lists of CPU ids as the kernel and the allocator write them: `1-3,7`.
package enum CPUList {
    /// Ids are below this.
    package static let limit = 1024

    /// In the order written, duplicates kept.
    /// - Throws: E23 naming the text, for anything but ids and rising ranges below `limit` separated by commas.
    package static func parse(_ text: some StringProtocol) throws(Failure) -> [Int] {
        let trimmed = Substring(text).trimmingSpaces
        if trimmed.isEmpty { return [] }
        var ids: [Int] = []
        for part in trimmed.split(separator: ",", omittingEmptySubsequences: false).map({ $0.trimmingSpaces }) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(number)
            switch ends.count {
            case 1:
                guard let id = ends[0] else { throw malformed(text, part) }
                ids.append(id)
            case 2:
                guard let first = ends[0], let last = ends[1], first <= last else { throw malformed(text, part) }
                ids += first...last
            default: throw malformed(text, part)
            }
        }
        return ids
    }

    /// A list that stands alone in a file; nil if there is no file or no list in it.
    package static func read(_ path: String, in files: MachineFiles = MachineFiles()) -> [Int]? {
        files.text(path).flatMap { try? parse($0) }
    }

    /// The shortest way to write them, in rising order: `1-3,7`.
    package static func text(_ ids: some Sequence<Int>) -> String {
        var parts: [String] = []
        var rest = Set(ids).sorted()[...]
        while let first = rest.first {
            var last = first
            rest = rest.dropFirst()
            while rest.first == last + 1 {
                last += 1
                rest = rest.dropFirst()
            }
            parts.append(last == first ? "\(first)" : last == first + 1 ? "\(first),\(last)" : "\(first)-\(last)")
        }
        return parts.joined(separator: ",")
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let id = Int(text), id < limit
        else { return nil }
        return id
    }

    private static func malformed(_ text: some StringProtocol, _ part: Substring) -> Failure {
        Failure(
            .malformedCpuId, "'\(part)' in '\(text)' is not a CPU id or range", fixes: ["write ids like 1,3 or 1-3,7"])
    }
}
