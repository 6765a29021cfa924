import NeshData

extension ImageSources {
    /// Some bytes of a file's contents, fewer only at its end.
    /// - Parameter tree: the one that the contents belong to.
    /// - Throws: E07 and E19 when the source cannot be read.
    func bytes(
        _ content: Inode.Content, of tree: FileTree, at offset: UInt64, count: Int
    ) throws(Failure) -> [UInt8] {
        guard offset < content.count else { return [] }
        let count = Int(min(UInt64(count), content.count - offset))
        switch content {
        case .none: return []
        case .kept(let slice): return Array(tree.bytes(slice).dropFirst(Int(offset)).prefix(count))
        case .range(let source, let start, _):
            return try files[Int(source)].bytes(at: start + offset, count: count)
        case .sparse(let source, let pieces, _):
            var bytes = [UInt8](repeating: 0, count: count)
            for piece in pieces {
                let from = max(piece.logical, offset)
                let to = min(piece.logical + piece.count, offset + UInt64(count))
                guard from < to else { continue }
                let part = try files[Int(source)]
                    .bytes(at: piece.offset + from - piece.logical, count: Int(to - from))
                bytes.replaceSubrange(Int(from - offset)..<Int(to - offset), with: part)
            }
            return bytes
        case .host(let source, let path, _):
            let file = try hostFile(source: Int(source), path: Array(tree.bytes(path)))
            return try file.bytes(at: offset, count: Int(min(UInt64(count), file.size - min(offset, file.size))))
        }
    }
}
