import Glibc
import NeshData
import NeshSystem

/// The directory that a Dockerfile's COPY takes files from, without what `.dockerignore` leaves out.
struct BuildContext {
    let host: HostDirectory
    private var rules: [(pattern: PathPattern, keeps: Bool)] = []

    /// - Throws: E19 when the directory or its `.dockerignore` cannot be read.
    init(directory: String) throws(Failure) {
        host = HostDirectory(path: directory)
        try host.require()
        guard host.facts(of: Array(".dockerignore".utf8)) != nil else { return }
        let text = try InputFile(path: directory + "/.dockerignore").contents(limit: 1 << 20)
        for line in text.split(separator: 0x0a) {
            var line = line.filter { $0 != 0x0d }[...]
            while let first = line.first, first == 0x20 || first == 0x09 { line.removeFirst() }
            while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            let keeps = first == UInt8(ascii: "!")
            if keeps { line.removeFirst() }
            let parts = line.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
            guard !parts.isEmpty else { continue }
            rules.append((PathPattern(parts.joined(separator: [UInt8(ascii: "/")])), keeps))
        }
    }

    /// Whether `.dockerignore` leaves a path out; the last rule that fits it or a directory above counts.
    func leavesOut(_ path: [UInt8]) -> Bool {
        guard !rules.isEmpty else { return false }
        var paths: [ArraySlice<UInt8>] = [path[...]]
        for slash in path.indices where path[slash] == UInt8(ascii: "/") { paths.append(path[..<slash]) }
        var isOut = false
        for rule in rules where rule.keeps == isOut {
            if paths.contains(where: { rule.pattern.matches($0) }) { isOut = !rule.keeps }
        }
        return isOut
    }

    /// The paths that a COPY source stands for, without leading and trailing slashes; links in them are
    /// followed inside the context. Empty when there is none.
    func paths(for source: String) throws(Failure) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        for part in source.utf8.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
            if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(Array(part)) }
        }
        var found: [[UInt8]] = [[]]
        for part in parts {
            let pattern = PathPattern(part)
            var next: [[UInt8]] = []
            for directory in found {
                func child(_ name: [UInt8]) -> [UInt8] { directory.isEmpty ? name : directory + [0x2f] + name }
                if pattern.isPattern {
                    guard host.facts(of: directory, following: true)?.isDirectory == true else { continue }
                    for entry in try host.entries(of: directory) where pattern.matches(entry.name) {
                        next.append(child(entry.name))
                    }
                } else if host.facts(of: child(part)) != nil {
                    next.append(child(part))
                }
            }
            found = next
        }
        return found.filter { $0.isEmpty || !leavesOut($0) || host.facts(of: $0)?.isDirectory == true }
    }

    /// The file or directory that a path leads to through links, as a path of the context.
    /// - Throws: E49 when a link leaves the context.
    func resolved(_ path: [UInt8]) throws(Failure) -> [UInt8] {
        var rest = Array(path.split(separator: 0x2f).reversed().map { Array($0) })
        var place: [[UInt8]] = []
        var links = 0
        while let name = rest.popLast() {
            if name == [0x2e] { continue }
            if name == [0x2e, 0x2e] {
                guard place.popLast() != nil else { throw leaves(path) }
                continue
            }
            let here = Array((place + [name]).joined(separator: [0x2f]))
            guard let facts = host.facts(of: here), facts.st_mode & S_IFMT == S_IFLNK else {
                place.append(name)
                continue
            }
            links += 1
            let target = try host.target(of: here)
            guard target.first != 0x2f, links <= 40 else { throw leaves(path) }
            rest += target.split(separator: 0x2f).reversed().map { Array($0) }
        }
        return Array(place.joined(separator: [0x2f]))
    }

    private func leaves(_ path: [UInt8]) -> Failure {
        Failure(
            .dockerImageBuild, "'\(display(path))' is a link that leads out of \(display(host.path))",
            fixes: ["copy the file itself into the directory"])
    }
}

extension stat {
    var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }
}
