import NeshData
import NeshSystem

/// A file whose name is like one that is not there.
package enum NearbyFile {
    /// Names that are looked through; in a directory with more a misspelt one is no help.
    private static let most = 10_000

    /// - Parameter kind: what the place of the name is for: only its files, or folders, are meant.
    /// - Returns: the path as it would have to be written; nil where nothing is near.
    package static func closest(to path: String, of kind: CompletionKind = .none) -> String? {
        let slash = path.lastIndex(of: "/")
        let directory = slash.map { String(path[...$0]) } ?? ""
        guard let names = try? File.names(in: directory.isEmpty ? "." : directory), names.count <= most else {
            return nil
        }
        let name = String(path.dropFirst(directory.count))
        let suited = names.filter { isSuited($0, in: directory, kind) }
        return Suggestion.closest(to: name, in: suited.sorted()).map { directory + $0 }
    }

    private static func isSuited(_ name: String, in directory: String, _ kind: CompletionKind) -> Bool {
        switch kind {
        case .directory: (try? File.names(in: directory + name)) != nil
        case .file(let endings), .enclaveOrFile(let endings):
            endings.isEmpty || endings.contains { name.hasSuffix("." + $0) }
        default: true
        }
    }
}
