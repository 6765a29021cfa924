/// Room for what a system call reads.
enum CallBuffer {
    /// Lets a call fill room for `limit` bytes and keeps as many as it did.
    ///
    /// Only the memory that the call fills is touched. Most answers are short, and to write zeros to all of the room
    /// first would take longer than the call.
    /// - Returns: what the call returned, and the bytes if that is how many there are.
    static func filled(
        upTo limit: Int, by call: (UnsafeMutableRawPointer) -> Int
    ) -> (result: Int, bytes: [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: max(limit, 1), alignment: 16) { room in
            guard let start = room.baseAddress else { return (0, []) }
            let result = call(start)
            return (result, result > 0 ? [UInt8](UnsafeRawBufferPointer(rebasing: room[..<result])) : [])
        }
    }
}
