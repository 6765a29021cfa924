import NeshData
import NeshEnclave
import NeshSystem

/// Runs nothing: enclaves boot at once, write a few lines and stay until they are ended.
package struct MemoryDriver: Driver {
    /// What every enclave does, in order; the rest of its life it waits.
    private let script: [Happening]

    package init(script: [Happening] = [.console(Self.lines), .booted]) { self.script = script }

    private static let lines = Array(
        """
        [    0.000000] nesh memory engine: nothing runs here\r
        [    0.000000] nesh memory engine: Unpacking initramfs is left out\r

        """.utf8)

    package func launch(_ order: LaunchOrder) throws(Failure) -> any RunningEnclave { MemoryEnclave(script) }
}

private final class MemoryEnclave: RunningEnclave {
    private var happenings: [Happening]

    init(_ script: [Happening]) { happenings = script }

    let descriptors: [Int32] = []
    let deadline: Deadline? = nil

    func advance() -> [Happening] {
        defer { happenings = [] }
        return happenings
    }

    func kill() { happenings = [.ended(.terminated)] }

    func release() -> [String] { [] }
}
