import Foundation
import NeshData
import NeshImage
import NeshSystem
import Testing

/// Layers of random entries must become what the slow model says, to the byte.
@Suite struct MergeTests {
    /// The same numbers on every machine.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let names = [
        "a", "b", "a-b", "a.c", "é", "etc", "dev", "hosts", "resolv.conf", "mtab", "console", "pts", "proc",
        "Dockerfile",
        "hostname", "x y", "run",
    ]

    @Test(arguments: 0..<200)
    func randomLayersBecomeWhatTheModelSays(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1)
        let model = SlowModel()
        var layers: [[UInt8]] = []
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
            var tar = TestTar()
            model.beginLayer()
            var own: [String] = []
            if Int.random(in: 0..<4, using: &dice) == 0 {
                let mode = [0o755, 0o2755].randomElement(using: &dice) ?? 0o755
                tar.add("./", type: "5", mode: mode, gid: 7)
                model.setRoot(mode: mode, gid: 7)
            }
            for _ in 0..<Int.random(in: 0...14, using: &dice) { step(&dice, model, &tar, &own) }
            model.endLayer()
            layers.append(tar.finished)
        }
        model.makeContainer()
        let expected = model.ramdisk(command: "/run\n", environment: "")
        let built = try BuiltImage(layers, in: Scratch())
        if built.ramdisk != expected {
            let (left, right) = (try listing(built.ramdisk), try listing(expected))
            Issue.record(
                "seed \(seed): \(zip(left, right).first { $0 != $1 } ?? ("", "")), \(left.count) \(right.count)")
        }
    }

    /// Small files are read many at a time: where they lie one behind the other, and where they do not.
    @Test(arguments: 0..<3)
    func smallFilesKeepTheirBytesInAnyOrder(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &+ 77)
        var names = (0..<400).map { String(format: "f%03d", $0) }
        // As written, the other way round, mixed: the image has them sorted.
        if seed == 1 { names.reverse() }
        if seed == 2 { names.shuffle(using: &dice) }
        var contents: [String: [UInt8]] = [:]
        var tar = TestTar()
        for name in names {
            let count = Int.random(in: 0...(Int.random(in: 0..<8, using: &dice) == 0 ? 40_000 : 5_000), using: &dice)
            let data = (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
            contents["rootfs/" + name] = data
            tar.add(name, data: data)
        }
        let ramdisk = try BuiltImage([tar.finished], in: Scratch()).ramdisk
        var reader = CPIOReader(ramdisk)
        var seen = 0
        while let item = try reader.next() {
            guard let expected = contents[String(decoding: item.entry.name, as: UTF8.self)] else { continue }
            seen += 1
            #expect(Array(ramdisk[Int(item.dataOffset)..<Int(item.dataOffset + item.dataSize)]) == expected)
        }
        #expect(seen == names.count)
    }

    /// Entries of one directory mostly follow one another, so its place is kept; until something on the way is replaced.
    @Test(arguments: [
        (["a/", "a/x", ".wh.a", "a/y"], ["a/", "a/y"]),
        (["a/", "a/x", "a", "b/", "a -> b"], ["a", "b/"]),
        (["b/", "a/", "a/x", "a -> b", "a/y"], ["a", "b/", "b/y"]),
        (["b/", "a -> b", "a/x", "a/", "a/y"], ["a/", "a/y", "b/", "b/x"]),
        (["a/b/", "a/b/x", "a/.wh.b", "a/b/y"], ["a/", "a/b/", "a/b/y"]),
        (["a/b/", "a/b/x", "c/", "a -> c", "a/b/y"], ["a", "c/", "c/b/", "c/b/y"]),
        (["a/b/x", "a/b/../y", "a/b/z", "./a/w", "a//v"], ["a/", "a/b/", "a/b/x", "a/b/z", "a/v", "a/w", "a/y"]),
    ])
    func aDirectoryThatIsReplacedIsLookedUpAgain(entries: [String], expected: [String]) throws {
        var tar = TestTar()
        for entry in entries {
            let parts = entry.components(separatedBy: " -> ")
            tar.add(
                parts[0], type: parts.count > 1 ? "2" : entry.hasSuffix("/") ? "5" : "0", mode: 0o755,
                link: parts.count > 1 ? parts[1] : "", data: [])
        }
        let ramdisk = try BuiltImage([tar.finished], in: Scratch()).ramdisk
        var reader = CPIOReader(ramdisk)
        var found: [String] = []
        while let item = try reader.next() {
            let name = String(decoding: item.entry.name, as: UTF8.self)
            guard let path = name.split(separator: "/", maxSplits: 1).last, name.hasPrefix("rootfs/") else { continue }
            if "abc".contains(path.prefix(1)), path.dropFirst().first ?? "/" == "/" { found.append(String(path)) }
        }
        #expect(found == expected)
    }

    /// A link's way may go through what an entry in the very directory that it leads to replaces.
    @Test func aWayThatAnEntryTakesAwayIsGone() throws {
        var tar = TestTar()
        tar.add("d/x/", type: "5")
        tar.add("l", type: "2", link: "d/x/..")
        for name in ["l/z", "l/x", "l/y"] { tar.add(name) }
        #expect(throws: Failure.self) { try BuiltImage([tar.finished], in: Scratch()) }
    }

    private func listing(_ archive: [UInt8]) throws -> [String] {
        var reader = CPIOReader(archive)
        var lines: [String] = []
        while let item = try reader.next() {
            let data = archive[Int(item.dataOffset)..<Int(item.dataOffset + item.dataSize)]
            lines.append("\(item.inode) \(item.entry) \(String(decoding: data, as: UTF8.self))")
        }
        return lines
    }

    /// One entry, written and told to the model.
    private func step(_ dice: inout Dice, _ model: SlowModel, _ tar: inout TestTar, _ own: inout [String]) {
        let directories = model.files.filter { $0.value.type == "5" }.keys.sorted()
        var directory = directories.randomElement(using: &dice) ?? ""
        // Sometimes below a directory that nothing lists.
        if Int.random(in: 0..<8, using: &dice) == 0, let name = Self.names.randomElement(using: &dice) {
            let deeper = directory.isEmpty ? name : directory + "/" + name
            if model.files[deeper] == nil { directory = deeper }
        }
        guard let name = Self.names.randomElement(using: &dice) else { return }
        let path = directory.isEmpty ? name : directory + "/" + name
        let mode = [0o644, 0o755, 0o4755, 0o1777, 0o600, 0o2775].randomElement(using: &dice) ?? 0o644
        let uid = [0, 1000].randomElement(using: &dice) ?? 0
        let mtime = Int.random(in: 0...2_000_000_000, using: &dice)
        let written = ["", "./", "/"].randomElement(using: &dice) ?? ""
        func write(
            _ suffix: String, _ type: Character, link: String = "", data: [UInt8] = [], device: (Int, Int) = (0, 0)
        ) {
            tar.add(
                written + path + suffix, type: type, mode: mode, uid: uid, gid: uid, mtime: mtime, link: link,
                major: device.0, minor: device.1, data: data)
        }
        func file(_ type: Character, data: [UInt8] = [], device: (Int, Int) = (0, 0)) -> SlowModel.File {
            SlowModel.File(
                type, mode: type == "2" ? 0o777 : mode, uid: uid, gid: uid, mtime: mtime, data: data, device: device)
        }
        let others = own.filter {
            model.files[$0].map { $0.type != "5" } == true && $0 != path && !$0.hasPrefix(path + "/")
        }
        switch Int.random(in: 0..<12, using: &dice) {
        case 0..<3:
            let data = (0..<Int.random(in: 0...700, using: &dice)).map { UInt8(truncatingIfNeeded: $0) }
            write("", "0", data: data)
            model.add(path, file("0", data: data))
            own.append(path)
        case 3..<6:
            write("/", "5")
            model.add(path, file("5"))
        case 6:
            write("", "2", link: "../somewhere")
            model.add(path, file("2", data: Array("../somewhere".utf8)))
            own.append(path)
        case 7:
            let type: Character = ["3", "4", "6"].randomElement(using: &dice) ?? "6"
            let device = type == "6" ? (0, 0) : (8, Int.random(in: 0...300, using: &dice))
            write("", type, device: device)
            model.add(path, file(type, device: device))
            own.append(path)
        case 8..<10:
            guard let target = others.randomElement(using: &dice) else { return }
            write("", "1", link: target)
            model.link(path, to: target, mode: mode, uid: uid, mtime: mtime)
        case 10:
            tar.add((directory.isEmpty ? "" : directory + "/") + ".wh." + name)
            model.whiteout(path)
            own.removeAll { $0 == path || $0.hasPrefix(path + "/") }
        default:
            guard !directory.isEmpty else { return }
            tar.add(directory + "/.wh..wh..opq")
            model.opaque(directory)
        }
    }
}
