/// Where the pages of the documentation lie, seen from the program that runs.
package enum DocumentationPlace {
    /// The directory of the pages; nil where the program was copied to a place of its own.
    package static var here: String? { directory(besides: OwnProgram.path) }

    /// Beside the program where it is installed, otherwise those of the clone in which it was built.
    /// - Parameter program: its absolute path.
    package static func directory(besides program: String) -> String? {
        var folder = program[...]
        func up() -> Bool {
            guard let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else { return false }
            folder = folder[..<slash]
            return true
        }
        guard up(), up() else { return nil }
        let installed = folder + "/share/doc/nesh/docs"
        if File.exists(installed + "/commands.md") { return String(installed) }
        repeat {
            if File.exists(folder + "/Package.swift"), File.exists(folder + "/docs/commands.md") {
                return String(folder + "/docs")
            }
        } while up()
        return nil
    }

    /// A page's own place.
    /// - Parameters:
    ///   - page: below the directory of the pages in the sources.
    ///   - directory: that directory.
    package static func path(of page: String, in directory: String) -> String {
        // Installed, the workshop has a folder beside the pages' own: its programs are to be run.
        let workshop = "tutorial/workshop/"
        guard page.hasPrefix(workshop), !File.exists("\(directory)/\(page)"), directory.hasSuffix("/doc/nesh/docs")
        else {
            return "\(directory)/\(page)"
        }
        return directory.dropLast("/doc/nesh/docs".count) + "/nesh/workshop/" + page.dropFirst(workshop.count)
    }

    /// For a note below an error.
    package static var note: String {
        here.map { "the pages are in \($0)" }
            ?? "the pages are in share/doc/nesh/docs of where nesh is installed, such as /usr"
    }
}
