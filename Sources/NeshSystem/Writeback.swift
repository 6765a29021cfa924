import CLinux

extension OwnedDescriptor {
    /// Lets the disk begin with a range that was written, so that a later fsync finds little left to do.
    package func startWriteback(at offset: UInt64, count: UInt64) {
        nesh_start_writeback(raw, Int64(clamping: offset), Int64(clamping: count))
    }
}
