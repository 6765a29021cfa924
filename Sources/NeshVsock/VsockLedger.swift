import CLinux
import Glibc
import NeshSystem

/// What one process has passed on between vsock and something else, for others to look up while it happens.
///
/// A file of the switch, `<process>-<number>.bytes`, that its process holds: an array of `VsockEntry`. A held file is
/// true at any moment, and one that nobody holds is what a killed process left.
package final class VsockLedger {
    /// Connections that are written down at once; what comes on top has no entry.
    static let capacity = 4096
    static let suffix = ".bytes"

    /// A connection's place in the ledger.
    package struct Place {
        fileprivate let index: Int
        fileprivate var entry: VsockEntry
        /// The end that the relay calls near is the one that listened.
        fileprivate let isReversed: Bool
    }

    private let file: OwnedDescriptor
    private let path: String
    private let directory: OwnedDescriptor
    private var free: [Int] = []
    private var count = 0

    /// Begins with an empty list, and removes those of killed processes.
    package init(_ vsock: VsockSwitch) throws(SystemError) {
        directory = vsock.directory
        try vsock.sweepLedgers()
        while true {
            let name = "\(getpid())-\(UInt32.random(in: 0...UInt32.max))\(Self.suffix)"
            let path = "/proc/self/fd/\(vsock.directory.raw)/\(name)"
            let file = try File.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
            // Somebody who sweeps may have come in between, and removes it.
            guard nesh_hold(file.raw) == 0 else { continue }
            self.file = file
            self.path = path
            return
        }
    }

    deinit { unlink(path) }

    /// Writes down a connection, one end of which is a socket of the switch.
    /// - Returns: nil where neither is, or no place is free.
    package func begin(near: Int32, far: Int32) -> Place? {
        let found: (ends: VsockConnection, isReversed: Bool)?
        if let (ends, dialled) = VsockSwitch.ends(of: near) {
            found = (ends, dialled)
        } else if let (ends, dialled) = VsockSwitch.ends(of: far) {
            found = (ends, !dialled)
        } else {
            found = nil
        }
        guard let found, let index = free.popLast() ?? (count < Self.capacity ? count : nil) else { return nil }
        if index == count { count += 1 }
        let entry = VsockEntry(ends: found.ends, traffic: VsockTraffic(sent: 0, received: 0))
        let place = Place(index: index, entry: entry, isReversed: found.isReversed)
        write(entry.bytes, at: index)
        return place
    }

    /// - Parameters:
    ///   - out: bytes from the near end to the far one since the beginning.
    ///   - back: bytes the other way.
    package func note(_ place: inout Place, out: UInt64, back: UInt64) {
        let traffic = VsockTraffic(sent: place.isReversed ? back : out, received: place.isReversed ? out : back)
        if traffic == place.entry.traffic { return }
        place.entry.traffic = traffic
        write(place.entry.bytes, at: place.index)
    }

    /// The connection is no more.
    package func end(_ place: Place) {
        write([UInt8](repeating: 0, count: VsockEntry.size), at: place.index)
        free.append(place.index)
    }

    /// A full disk costs numbers and no data.
    private func write(_ bytes: [UInt8], at index: Int) {
        bytes.withUnsafeBytes {
            _ = try? File.write(file.raw, all: $0, at: UInt64(index * VsockEntry.size))
        }
    }
}

/// A connection and its bytes as a ledger has them: four numbers of 32 bits and two of 64, as this machine writes them.
struct VsockEntry: Equatable {
    static let size = 32

    var ends: VsockConnection
    var traffic: VsockTraffic

    init(ends: VsockConnection, traffic: VsockTraffic) { (self.ends, self.traffic) = (ends, traffic) }

    /// - Parameter bytes: `size` of them.
    /// - Returns: nil for a place without a connection.
    init?(_ bytes: UnsafeRawBufferPointer) {
        func number(_ index: Int) -> UInt32 { bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self) }
        ends = VsockConnection(
            from: VsockAddress(cid: number(0), port: number(1)), to: VsockAddress(cid: number(2), port: number(3)))
        traffic = VsockTraffic(
            sent: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
            received: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        // Nobody's CID is 0.
        if ends.from.cid == 0 { return nil }
    }

    var bytes: [UInt8] {
        var all: [UInt8] = []
        for number in [ends.from.cid, ends.from.port, ends.to.cid, ends.to.port] {
            withUnsafeBytes(of: number) { all += $0 }
        }
        for number in [traffic.sent, traffic.received] { withUnsafeBytes(of: number) { all += $0 } }
        return all
    }
}
