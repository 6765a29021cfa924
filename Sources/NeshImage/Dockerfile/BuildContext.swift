import Glibc
import NeshData
import NeshSystem

/// The directory that a Dockerfile's COPY takes files from, without what `.dockerignore` leaves out.
struct BuildContext: CopyOrigin {
    let host: HostDirectory
    let rules: IgnoreRules
    let keepsOwners = false
    private let source: Int32

    var name: String { display(host.path) }

    /// - Parameter dockerfile: its path; rules in a file beside it, whose name is this one with `.dockerignore` behind
    ///   it, count instead of the context's.
    /// - Throws: E19 when the directory or its rules cannot be read.
    init(directory: String, dockerfile: String, materials: StageMaterials) throws(Failure) {
        host = HostDirectory(path: directory)
        try host.require()
        let places: [String] = [dockerfile + ".dockerignore", directory + "/.dockerignore"]
        let path = places.first { access($0, F_OK) == 0 }
        rules = IgnoreRules(
            try path.map { path throws(Failure) in try InputFile(path: path).contents(limit: 1 << 20) } ?? [],
            name: String(path?.split(separator: "/").last ?? ".dockerignore"))
        source = materials.sources.add(directory: String(decoding: host.path, as: UTF8.self))
    }

    func item(at path: [UInt8]) -> CopyItem? {
        guard let facts = host.facts(of: path), let kind = CPIO.Kind(rawValue: facts.st_mode & S_IFMT) else {
            return nil
        }
        // Builders take these two bits from what comes out of a context; the sticky one stays.
        var item = CopyItem(kind: kind, permissions: UInt16(facts.st_mode & 0o1777))
        if kind == .regular {
            item.size = UInt64(facts.st_size)
            if facts.st_nlink > 1 { item.identity = .init(device: UInt64(facts.st_dev), number: UInt64(facts.st_ino)) }
        }
        return item
    }

    func names(in directory: [UInt8]) throws(Failure) -> [[UInt8]] {
        var names: [[UInt8]] = []
        for entry in try host.entries(of: directory) { names.append(entry.name) }
        return names
    }

    func target(of path: [UInt8]) throws(Failure) -> [UInt8] { try host.target(of: path) }

    func content(of path: [UInt8], _ item: CopyItem, in stage: inout StageFiles) -> Inode.Content {
        item.size == 0 ? .none : .host(source: source, path: stage.tree.keep(path), count: item.size)
    }

    func file(at path: [UInt8]) throws(Failure) -> FileRange? {
        FileRange(whole: try InputFile(path: host.absolute(path), flags: O_NOFOLLOW))
    }
}
