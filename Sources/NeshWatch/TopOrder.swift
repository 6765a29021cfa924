import NeshCommand
import NeshEnclave

/// What `top` sorts its rows by; the raw value is the word after `--sort`.
package enum TopOrder: String, CaseIterable {
    case cpu, memory, console, vsock, name

    /// The key that chooses it.
    package var key: Character {
        switch self {
        case .cpu: "c"
        case .memory: "m"
        case .console: "l"
        case .vsock: "v"
        case .name: "n"
        }
    }

    var heading: Phrase {
        switch self {
        case .cpu: Phrase("CPU%", "CPU%")
        case .memory: Phrase("MEMORY", "メモリ")
        case .console: Phrase("CONSOLE", "出力")
        case .vsock: Phrase("VSOCK", "VSOCK")
        case .name: Phrase("NAME", "名前")
        }
    }

    /// The largest first, names in their order; what is equal, and what nobody knows, by name.
    package func sorted(_ readings: [EnclaveMeter.Reading], reversed: Bool) -> [EnclaveMeter.Reading] {
        let byName = readings.sorted { ($0.enclave.name, $0.enclave.cid) < ($1.enclave.name, $1.enclave.cid) }
        func value(_ reading: EnclaveMeter.Reading) -> Double {
            switch self {
            case .cpu: reading.cpu ?? -1
            case .memory: Double(reading.enclave.memoryUsed ?? -1)
            case .console: reading.consoleRate ?? -1
            case .vsock: Double(reading.connections ?? -1)
            case .name: 0
            }
        }
        // Stable: rows that are equal do not change places at each look.
        let sorted = byName.enumerated().sorted { left, right in
            let (one, other) = (value(left.element), value(right.element))
            return one == other ? left.offset < right.offset : one > other
        }.map(\.element)
        return reversed ? sorted.reversed() : sorted
    }
}
