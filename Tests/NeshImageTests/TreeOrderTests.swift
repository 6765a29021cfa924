import Testing

@testable import NeshImage

/// The order of a directory's entries, which is measured: bytewise, however alike the names are.
@Suite struct TreeOrderTests {
    @Test func entriesComeInBytewiseOrder() {
        let words = [
            "a", "ab", "abcdefgh", "abcdefgha", "abcdefghb", "abcdefg", "abcdefg.", "A", "é", "\u{10ffff}", "~",
        ]
        var names = words.map { Array($0.utf8) } + [[0xff], [0xff, 0x01], [0x80], [0x7f], [0x01]]
        // Many that begin alike, of all lengths.
        for number in 0..<2000 { names.append(Array("file\(number &* 7919 % 2003)".utf8)) }
        names.shuffle()
        var tree = FileTree()
        let folder = tree.makeDirectory(Array("folder".utf8)[...], in: FileTree.root, layer: 0)
        for name in names {
            tree.add(name[...], to: folder, Inode(kind: .regular, permissions: 0o644, mtime: 0), layer: 0)
        }
        tree.sort()
        let inOrder = names.sorted { $0.lexicographicallyPrecedes($1) }
        #expect(tree.children(of: folder).map { Array(tree.name(of: $0)) } == inOrder)
    }
}
