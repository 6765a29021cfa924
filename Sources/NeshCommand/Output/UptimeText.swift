import Glibc

/// How long something has been running, in its two largest units.
package enum UptimeText {
    /// - Parameter start: seconds since 1970.
    package static func since(_ start: Int64) -> String { of(seconds: max(0, Int64(time(nil)) - start)) }

    /// `3.2s`, `1m 12s`: how long something took that a person had to wait for.
    package static func elapsed(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return seconds >= 60 ? of(seconds: seconds) : "\(seconds).\(attoseconds / 100_000_000_000_000_000)s"
    }

    /// `12s`, `3m 5s`, `2h 10m`, `4d 1h`
    package static func of(seconds: Int64) -> String {
        switch seconds {
        case ..<60: "\(seconds)s"
        case ..<3600: "\(seconds / 60)m \(seconds % 60)s"
        case ..<86_400: "\(seconds / 3600)h \(seconds % 3600 / 60)m"
        default: "\(seconds / 86_400)d \(seconds % 86_400 / 3600)h"
        }
    }
}
