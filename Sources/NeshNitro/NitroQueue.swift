import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// Starts on the Nitro device, one after the other: all users of a parent wait for the same lock.
enum NitroQueue {
    /// - Returns: the turn, over when it is let go; nil where the device cannot be locked, which its opening will explain.
    static func enter(
        _ progress: (EngineProgress) -> Void, _ interrupt: Interrupt
    ) throws(Failure) -> FileLock? {
        let path = KernelNitroDevice.path
        guard (try? File.open(path, O_RDONLY)) != nil else { return nil }
        if let turn = FileLock.attempt(path) { return turn }
        progress(.warning("another enclave is being started: waiting for its boot"))
        return try FileLock.acquire(path, interrupt: interrupt)
    }
}
