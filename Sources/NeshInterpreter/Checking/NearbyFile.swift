import NeshData
import NeshSystem

/// A file whose name is like one that is not there.
package enum NearbyFile {
    /// Names that are looked through; in a directory with more a misspelt one is no help.
    private static let most = 10_000

    /// - Returns: the path as it would have to be written; nil where nothing is near.
    package static func closest(to path: String) -> String? {
        let slash = path.lastIndex(of: "/")
        let directory = slash.map { String(path[...$0]) } ?? ""
        guard let names = try? File.names(in: directory.isEmpty ? "." : directory), names.count <= most else {
            return nil
        }
        let name = String(path.dropFirst(directory.count))
        return Suggestion.closest(to: name, in: names.sorted()).map { directory + $0 }
    }
}
