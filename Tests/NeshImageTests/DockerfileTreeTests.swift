import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

/// The files that Dockerfiles make, as `Fixtures/dockerfiles/trees.txt` lists them.
@Suite struct DockerfileTreeTests {
    struct Tree: Sendable {
        var name: String
        var options: [String]
        var files: [String: String]
        var expected: Set<String>

        static let all: [Tree] = {
            let path = (Bundle.module.resourcePath ?? ".") + "/Fixtures/dockerfiles/trees.txt"
            var trees: [Tree] = []
            var file: String?
            for line in ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").components(separatedBy: "\n") {
                if line.hasPrefix("=== ") {
                    let parts = line.dropFirst(4).components(separatedBy: " | ")
                    let options = parts.count > 1 ? parts[1].components(separatedBy: " ") : []
                    trees.append(Tree(name: parts[0], options: options, files: [:], expected: []))
                    file = "Dockerfile"
                } else if line.hasPrefix("--- ") {
                    file = String(line.dropFirst(4))
                } else if line == ">>>" {
                    file = nil
                } else if trees.isEmpty {
                    continue
                } else if let file {
                    trees[trees.count - 1].files[file, default: ""] += line + "\n"
                } else if !line.isEmpty, !line.hasPrefix("# ") {
                    trees[trees.count - 1].expected.insert(line)
                }
            }
            return trees
        }()
    }

    @Test(arguments: Tree.all.indices)
    func holdsWhatItShould(_ index: Int) throws {
        let tree = Tree.all[index]
        let scratch = try Scratch()
        try makeContext(scratch)
        for (name, text) in tree.files { try scratch.write("context/" + name, text) }
        var request = EnclaveImageRequest.golden(.name("case:1"), to: scratch.file("o.eif"), scratch: scratch)
        request.dockerDirectory = scratch.file("context")
        request.command = tree.expected.contains { $0.hasPrefix("cmd ") } ? nil : ["/x"]
        for (option, value) in zip(tree.options, tree.options.dropFirst()) {
            if option == "--target" { request.targetStage = value }
            if option == "--docker-file" { request.dockerfile = scratch.file("context/" + value) }
        }
        let listing = try listing(try BuiltImage(request).ramdisk)
        let wantsVariables = tree.expected.contains { $0.hasPrefix("env ") }
        let found = listing.filter { wantsVariables || !$0.hasPrefix("env ") }
            .filter { line in !line.hasPrefix("cmd ") || request.command == nil }
        #expect(found == tree.expected, "\(tree.name): \(found.symmetricDifference(tree.expected).sorted())")
    }

    @Test func allCasesAreThere() { #expect(Tree.all.count >= 24) }

    /// What every image has, whatever its Dockerfile says.
    private static let given: Set = [
        "/dev", "/dev/pts", "/dev/shm", "/etc", "/etc/hosts", "/etc/resolv.conf", "/etc/mtab", "/proc", "/sys", "/run",
        "/tmp", "/var",
    ]

    private func listing(_ ramdisk: [UInt8]) throws -> Set<String> {
        var lines: Set<String> = []
        var reader = CPIOReader(ramdisk)
        while let item = try reader.next() {
            let data = ramdisk[Int(item.dataOffset)..<Int(item.dataOffset + item.dataSize)]
            var text = data.contains { $0 >= 0x80 } ? "…" : String(decoding: data, as: UTF8.self)
            text = text.replacingOccurrences(of: "\n", with: "|")
            var name = String(decoding: item.entry.name, as: UTF8.self)
            guard name.hasPrefix("rootfs/") else {
                // PATH is in every image.
                if name == "env" { text = String(text.drop { $0 != "|" }.dropFirst()) }
                if ["cmd", "env"].contains(name) { lines.insert("\(name) \(text)") }
                continue
            }
            name = "/" + name.dropFirst(7).split(separator: "/").joined(separator: "/")
            if name == "/" || Self.given.contains(name) { continue }
            let mode = String(item.entry.kind.rawValue | UInt32(item.entry.permissions), radix: 8)
            var line = String(repeating: "0", count: 6 - mode.count) + mode
            line += " \(item.entry.uid):\(item.entry.gid) \(name)"
            if item.entry.kind == .symlink { line += " -> \(text)" }
            if item.entry.kind == .regular { line += " " + text }
            lines.insert(line)
        }
        return lines
    }

    private func makeContext(_ scratch: Scratch) throws {
        let files = [
            "passwd": "root:x:0:0:r:/root:/bin/sh\napp:x:1001:1005::/:/x\n", "group": "root:x:0:\nstaff:x:50:\n",
            "x": "x\n", "b.txt": "b\n", "c.txt": "c\n", "dir/a.txt": "a\n", "dir/b.txt": "b\n", "dir/sub/s": "s\n",
            "dir/private/p": "p\n", "hard/1": "h\n", "dirlink-in/real/none": "",
        ]
        for (name, text) in files {
            let path = scratch.file("context/" + name)
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try scratch.write("context/" + name, text)
            chmod(path, 0o644)
        }
        unlink(scratch.file("context/dirlink-in/real/none"))
        for (name, mode) in [
            ("x", 0o4755), ("dir", 0o755), ("dir/a.txt", 0o600), ("dir/sub", 0o1777), ("dir/private", 0o700),
            ("hard", 0o755), ("dirlink-in", 0o755), ("dirlink-in/real", 0o755),
        ] { chmod(scratch.file("context/" + name), mode_t(mode)) }
        for (name, target) in [
            ("dir/l", "a.txt"), ("link", "dir/b.txt"), ("dirlink", "dir"), ("dirlink-in/to", "real"),
            ("dirlink-in/to2", "real"),
        ] { symlink(target, scratch.file("context/" + name)) }
        Glibc.link(scratch.file("context/hard/1"), scratch.file("context/hard/2"))
        var archive = TestTar()
        archive.add("in/", type: "5", mode: 0o750, uid: 12, gid: 34)
        archive.add("in/f", mode: 0o4755, uid: 12, gid: 34, data: Array("f\n".utf8))
        try scratch.write("context/a.tar", archive.finished)
        try scratch.write("context/a.tar.gz", try run("gzip", "-c", input: archive.finished))
        try scratch.write("context/plain.gz", try run("gzip", "-c", input: Array("plain\n".utf8)))
        for name in ["a.tar", "a.tar.gz", "plain.gz"] { chmod(scratch.file("context/" + name), 0o644) }
    }
}
