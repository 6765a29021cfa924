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
        if let slash, slash > path.startIndex, (try? File.names(in: directory)) == nil {
            return inOtherFolder(path[path.index(after: slash)...], than: String(path[..<slash]))
        }
        guard let names = try? File.names(in: directory.isEmpty ? "." : directory), names.count <= most else {
            return nil
        }
        let name = String(path.dropFirst(directory.count))
        let suited = names.filter { isSuited($0, in: directory, kind) }
        // `show1` for `show1.cast`: the name without its ending.
        let longer = suited.filter { $0.hasPrefix(name + ".") }
        let bare = suited.filter { !name.contains(".") && $0.contains(".") }.map { $0.prefix { $0 != "." } }
        let near = Suggestion.closest(to: name, in: bare.map(String.init).sorted())
        let found =
            longer.count == 1 && !name.isEmpty ? longer[0] : Suggestion.closest(to: name, in: suited.sorted())
        return (found ?? near.flatMap { stem in suited.sorted().first { $0.hasPrefix(stem + ".") } }).map {
            directory + $0
        }
    }

    /// The only file of this name in a folder beside one that is not there: `hello-app/Dockerfile` for `app/Dockerfile`.
    private static func inOtherFolder(_ name: Substring, than folder: String) -> String? {
        let above = folder.lastIndex(of: "/").map { String(folder[...$0]) } ?? ""
        let folders = (try? File.names(in: above.isEmpty ? "." : above)) ?? []
        let found = folders.prefix(most).map { "\(above)\($0)/\(name)" }.filter { File.exists($0) }
        return !name.isEmpty && found.count == 1 ? found[0] : nil
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
