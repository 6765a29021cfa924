import NeshEnclave
import NeshVsock

/// What enclaves use, from one look to the next.
package struct EnclaveMeter {
    /// One enclave as it was at the last look.
    package struct Reading {
        package var enclave: Enclave
        /// Percent of one CPU since the look before; nil at the first one, or where nobody counts it.
        package var cpu: Double?
        /// Bytes a second that its console said since then; nil as above.
        package var consoleRate: Double?
        /// vsock connections from and to it; nil where only the kernel knows.
        package var connections: Int?
        /// The last values of `cpu`, oldest first.
        package var cpuBefore: [Double] = []
        /// The last values of `consoleRate`, oldest first.
        package var consoleBefore: [Double] = []
    }

    package private(set) var readings: [Reading] = []
    private var time: Double?
    /// No curve is wider.
    private static let kept = 64

    package init() {}

    /// - Parameters:
    ///   - connections: nil where nobody counts it.
    ///   - time: in seconds, of a clock that does not jump.
    package mutating func take(_ enclaves: [Enclave], _ connections: [VsockConnection]?, at time: Double) {
        let before = Dictionary(readings.map { ($0.enclave.id, $0) }) { first, _ in first }
        let span = self.time.map { time - $0 }
        self.time = time
        readings = enclaves.map { enclave in
            let old = before[enclave.id]
            var reading = Reading(enclave: enclave)
            func rate(_ value: KeyPath<Enclave, Int?>) -> Double? {
                guard let span, span > 0, let now = enclave[keyPath: value], let then = old?.enclave[keyPath: value]
                else { return nil }
                // A program that has ended may take its time with it.
                return Double(max(0, now &- then)) / span
            }
            reading.cpu = rate(\.cpuMicroseconds).map { $0 / 10_000 }
            reading.consoleRate = rate(\.consoleBytes)
            reading.connections = connections.map { all in
                all.count { $0.from.cid == enclave.cid || $0.to.cid == enclave.cid }
            }
            reading.cpuBefore = (old?.cpuBefore ?? []).suffix(Self.kept - 1) + [reading.cpu].compactMap(\.self)
            reading.consoleBefore =
                (old?.consoleBefore ?? []).suffix(Self.kept - 1) + [reading.consoleRate].compactMap(\.self)
            return reading
        }
    }
}
