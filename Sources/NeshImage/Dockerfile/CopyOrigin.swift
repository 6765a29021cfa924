import NeshData

/// Where COPY takes files from: the context's directory, or the files of another stage or image.
///
/// Paths have no leading slash; the empty one is the top. No path leads out: links are followed inside, as a process
/// would whose root directory this is.
protocol CopyOrigin {
    /// For messages.
    var name: String { get }
    /// What is at a path; links are not followed. Nil when nothing is there.
    func item(at path: [UInt8]) -> CopyItem?
    /// The names in a directory, in bytewise order.
    func names(in directory: [UInt8]) throws(Failure) -> [[UInt8]]
    /// A link's target.
    func target(of path: [UInt8]) throws(Failure) -> [UInt8]
    /// The rules by which some files count as not there.
    var rules: IgnoreRules { get }
    /// Whether owners are kept; otherwise all is root's.
    var keepsOwners: Bool { get }
    /// A file's bytes, as content of a stage's tree.
    func content(of path: [UInt8], _ item: CopyItem, in stage: inout StageFiles) throws(Failure) -> Inode.Content
    /// The first bytes of a file, at most `limit`.
    func file(at path: [UInt8]) throws(Failure) -> FileRange?
}

/// What a file is and whose.
struct CopyItem {
    var kind: CPIO.Kind
    /// Permission bits with set-user-id, set-group-id and sticky.
    var permissions: UInt16
    var uid: UInt32 = 0
    var gid: UInt32 = 0
    var device = Inode.Device()
    /// Bytes.
    var size: UInt64 = 0
    /// The same for all names of a file that has several; nil where it has one.
    var identity: Identity?

    struct Identity: Hashable {
        var device: UInt64
        var number: UInt64
    }
}

extension CopyOrigin {
    /// The paths that a source stands for: patterns are matched, links on the way followed. Empty when there is none.
    func paths(for source: String) throws(Failure) -> [[UInt8]] {
        var found: [[UInt8]] = [[]]
        for part in cleaned(source.utf8) {
            let pattern = PathPattern(part)
            var next: [[UInt8]] = []
            for directory in found {
                guard let place = try? resolved(directory), item(at: place)?.kind == .directory else { continue }
                if pattern.isPattern {
                    for name in try names(in: place) where pattern.matches(name) { next.append(joined(place, name)) }
                } else if item(at: joined(place, part)) != nil {
                    next.append(joined(place, part))
                }
            }
            found = next
        }
        return found
    }

    /// Whether the rules leave nothing of a path.
    func leavesOut(_ path: [UInt8]) throws(Failure) -> Bool {
        var pending = [path]
        while let path = pending.popLast() {
            guard rules.leaveOut(path) else { return false }
            guard rules.keepsSomething, item(at: path)?.kind == .directory else { continue }
            for name in try names(in: path) { pending.append(joined(path, name)) }
        }
        return true
    }

    /// The path without links.
    /// - Throws: E49 when a link leads to nothing or in a circle.
    func resolved(_ path: [UInt8]) throws(Failure) -> [UInt8] {
        var rest = Array(path.split(separator: 0x2f).reversed().map { Array($0) })
        var place: [[UInt8]] = []
        var links = 0
        while let name = rest.popLast() {
            if name == [0x2e] { continue }
            if name == [0x2e, 0x2e] {
                // Above the top is the top.
                _ = place.popLast()
                continue
            }
            let here = Array((place + [name]).joined(separator: [0x2f]))
            guard let item = item(at: here) else {
                guard links > 0 else { throw missing(path) }
                throw Failure(
                    .dockerImageBuild,
                    "'\(display(path))' is a link that leads out of \(self.name): '\(display(here))' is not in it",
                    fixes: ["copy the file itself into the directory"])
            }
            guard item.kind == .symlink else {
                place.append(name)
                continue
            }
            links += 1
            guard links <= 40 else { throw Failure(.dockerImageBuild, "'\(display(path))' is a circle of links") }
            let target = try target(of: here)
            if target.first == 0x2f { place = [] }
            rest += target.split(separator: 0x2f).reversed().map { Array($0) }
        }
        return Array(place.joined(separator: [0x2f]))
    }

    private func missing(_ path: [UInt8]) -> Failure {
        Failure(.dockerImageBuild, "there is no '\(display(path))' in \(name)")
    }
}

/// A name in a directory, as a path.
func joined(_ directory: [UInt8], _ name: some Collection<UInt8>) -> [UInt8] {
    directory.isEmpty ? Array(name) : directory + [0x2f] + name
}
