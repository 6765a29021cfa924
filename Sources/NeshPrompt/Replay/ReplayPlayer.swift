import Glibc
import NeshCommand
import NeshData
import NeshSystem
import NeshTeaching
import NeshText

/// Plays a recording on the terminal, with keys.
enum ReplayPlayer {
    @Sendable static func play(
        _ cast: Cast, _ options: ReplayOptions, _ interrupt: Interrupt
    ) throws(Failure) {
        var player = Player(cast, options, interrupt)
        try player.run()
    }
}

private struct Player {
    private let moments: [Cast.Moment]
    private var speed: Double
    private let options: ReplayOptions
    private let interrupt: Interrupt
    private let mode: TerminalMode?
    /// A recording may be anybody's: what it shows is a picture, and nothing else of it gets to the terminal.
    private var filter = ConsoleFilter(passing: .picture)
    private let screen = OutputSink.descriptor(1, name: "standard output")
    /// Played time.
    private var now = Duration.zero
    private var isPaused = false
    /// Without waiting, up to the next marker.
    private var isSkipping = false

    enum Key { case go, pause, next, faster, slower, leave }

    init(_ cast: Cast, _ options: ReplayOptions, _ interrupt: Interrupt) {
        moments = cast.moments
        self.options = options
        speed = options.speed
        self.interrupt = interrupt
        mode = TerminalMode(of: 0)
    }

    mutating func run() throws(Failure) {
        mode?.makeKeysRaw()
        defer {
            mode?.restore()
            try? screen.pass(Array(filter.endOfPicture.utf8))
        }
        for moment in moments {
            if case .marker = moment.event {
                isSkipping = false
                if options.stopsAtMarkers { isPaused = true }
            }
            guard try wait(for: moment.time) else { return }
            if case .output(let text) = moment.event {
                var picture: [UInt8] = []
                filter.filter(Array(text.utf8), into: &picture)
                try failing(.fileOperation, try screen.pass(picture))
            }
        }
    }

    /// - Returns: false when the player is to be left.
    private mutating func wait(for time: Duration) throws(Failure) -> Bool {
        var gap = max(.zero, time - now)
        if let limit = options.idleLimit { gap = min(gap, limit) }
        now = max(now, time)
        var left = gap / speed
        while isPaused || (left > .zero && !isSkipping) {
            let start = Moment.now
            switch try key(within: isPaused ? nil : left) {
            case .leave: return false
            case .pause: isPaused.toggle()
            case .go: isPaused = false
            case .next:
                isSkipping = true
                isPaused = false
            case .faster:
                speed *= 1.5
                left = left / 1.5
            case .slower:
                speed /= 1.5
                left = left * 1.5
            case nil: return true
            }
            if !isPaused { left -= min(left, Moment.now - start) }
        }
        return true
    }

    /// - Returns: nil when the time is over.
    private func key(within limit: Duration?) throws(Failure) -> Key? {
        let deadline = limit.map { Deadline(after: $0) }
        while true {
            let ready = try Poll.wait(for: 0, until: deadline, interrupt: interrupt)
            if ready.isEmpty { return nil }
            let bytes = (try? Keys.read()) ?? []
            switch bytes.first {
            case nil, UInt8(ascii: "q"), 3, 4: return .leave
            case UInt8(ascii: " "): return .pause
            case UInt8(ascii: "n"), UInt8(ascii: "]"), UInt8(ascii: "."): return .next
            case 13, 10: return .go
            case UInt8(ascii: "+"), UInt8(ascii: "="): return .faster
            case UInt8(ascii: "-"): return .slower
            default: continue
            }
        }
    }
}

private enum Keys {
    /// One key's bytes.
    static func read() throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 1)
        let count = try Syscall.check("read", "the terminal") { Glibc.read(0, &bytes, 1) }
        return Array(bytes[..<count])
    }
}
