import NeshData
import NeshSystem

/// A terminal recording in asciinema's format: a header, then one event a line. Versions 1 to 3 are read, 2 and 3 are written.
package struct Cast: Sendable, Equatable {
    /// What happens at a moment.
    package enum Event: Sendable, Equatable {
        /// What appeared on the terminal.
        case output(String)
        /// A place with a name: where a command was typed.
        case marker(String)
    }

    /// An event and its time.
    package struct Moment: Sendable, Equatable {
        /// Since the beginning.
        package var time: Duration
        package var event: Event

        package init(time: Duration, event: Event) { (self.time, self.event) = (time, event) }
    }

    /// The terminal's width, in characters.
    package var columns = 80
    /// The terminal's height, in lines.
    package var rows = 24
    /// In the order of their times.
    package var moments: [Moment] = []
    /// Longer pauses are to be cut to this, as the recording itself says.
    package var idleLimit: Duration?
    /// Whether a last line was left out.
    package var isCutOff = false

    /// Nothing has happened yet.
    package init(columns: Int = 80, rows: Int = 24, moments: [Moment] = [], idleLimit: Duration? = nil) {
        (self.columns, self.rows, self.moments, self.idleLimit) = (columns, rows, moments, idleLimit)
    }

    /// More than any recording of a lesson needs.
    private static let largest = 256 << 20

    /// - Throws: E19 for a file that cannot be read, E35-like failures for one of another format.
    package static func read(_ path: String) throws(Failure) -> Cast {
        let bytes = try failing(.fileOperation, try File.read(path, limit: largest))
        return try parse(bytes, name: path)
    }

    /// What is to be said of a recording that lacks something; nil where nothing does.
    package func warning(_ path: String) -> String? {
        isCutOff ? "the last line of \(path) is cut off: this event is left out" : nil
    }

    /// The line that makes a recording: of a script's name, one of that script.
    private static func maker(of name: String) -> String {
        guard name.hasSuffix(".nesh") else { return "record NAME  # makes one: NAME.cast" }
        let stem = String(name.dropLast(5))
        return "nesh --record \(stem.asWord) \(name.asWord)  # runs the script and records it: \(stem.asWord).cast"
    }

    /// Versions 1 (one object), 2 (times since the beginning) and 3 (times since the event before). A last line that is
    /// cut off is left out: the recording machine may have lost power.
    /// - Throws: E19 for another version, or a broken header.
    package static func parse(_ bytes: [UInt8], name: String) throws(Failure) -> Cast {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)[...]
        let header = lines.popFirst().flatMap { try? JSON.parse(Array($0)) }
        switch header?["version"]?.integer {
        case 2?, 3?: break
        default:
            if let cast = try firstVersion(header ?? (try? JSON.parse(bytes)), name) { return cast }
            let found = header?["version"]?.integer.map { "its version is \($0)" }
            throw Failure(
                .fileOperation, "\(name) is not a recording in asciicast's version 1, 2 or 3",
                details: found.map { [$0] } ?? [], fixes: [Self.maker(of: name)])
        }
        guard let header else { return Cast() }
        let isThird = header["version"]?.integer == 3
        let size = isThird ? header["term"] : header
        var cast = Cast(
            columns: size?[isThird ? "cols" : "width"]?.integer ?? 80,
            rows: size?[isThird ? "rows" : "height"]?.integer ?? 24)
        cast.idleLimit = header["idle_time_limit"].flatMap(duration)
        var now = Duration.zero
        for (index, line) in lines.enumerated() {
            if isThird, line.first == UInt8(ascii: "#") { continue }
            guard let json = try? JSON.parse(Array(line)), let moment = moment(json) else {
                if index == lines.count - 1 {
                    cast.isCutOff = true
                    break
                }
                throw Failure(.fileOperation, "\(name) is damaged at line \(index + 2)")
            }
            now = isThird ? now + moment.time : moment.time
            if let event = moment.event { cast.moments.append(Moment(time: now, event: event)) }
        }
        return cast
    }

    /// - Parameter json: the whole file.
    /// - Returns: nil for another format.
    private static func firstVersion(_ json: JSON?, _ name: String) throws(Failure) -> Cast? {
        guard let json, json["version"]?.integer == 1, let events = json["stdout"]?.array else { return nil }
        var cast = Cast(columns: json["width"]?.integer ?? 80, rows: json["height"]?.integer ?? 24)
        var now = Duration.zero
        for (index, event) in events.enumerated() {
            guard let delay = event[0].flatMap(duration), let text = event[1]?.string else {
                throw Failure(.fileOperation, "\(name) is damaged at event \(index + 1)")
            }
            now += delay
            cast.moments.append(Moment(time: now, event: .output(text)))
        }
        return cast
    }

    /// Nil for what is not an event; a nil event for a kind that does not matter here.
    private static func moment(_ json: JSON) -> (time: Duration, event: Event?)? {
        guard let kind = json[1]?.string, let data = json[2]?.string, let time = json[0].flatMap(duration) else {
            return nil
        }
        switch kind {
        case "o": return (time, .output(data))
        case "m": return (time, .marker(data))
        default: return (time, nil)
        }
    }

    /// Seconds, as a number; nil for what is none, or more than thirty years.
    private static func duration(_ json: JSON) -> Duration? {
        let seconds: Double
        switch json {
        case .integer(let number): seconds = Double(number)
        case .number(let number): seconds = number
        default: return nil
        }
        return seconds >= 0 && seconds < 1e9 ? .seconds(seconds) : nil
    }

    /// A version that is written.
    package enum Version: Int64, Sendable, CaseIterable {
        /// Times since the beginning.
        case two = 2
        /// Times since the event before.
        case three = 3
    }

    /// One event as its line in the file.
    /// - Parameter before: the time of the event before it; of version 2 it does not matter.
    package static func line(_ moment: Moment, version: Version = .two, after before: Duration = .zero) -> String {
        let kind: String
        let data: String
        switch moment.event {
        case .output(let text): (kind, data) = ("o", text)
        case .marker(let text): (kind, data) = ("m", text)
        }
        // Of whole microseconds, so that no error adds up.
        let time = version == .two ? moment.time : moment.time.microseconds - before.microseconds
        return "[\(decimal(time)), \"\(kind)\", \(JSON.string(data).compact)]\n"
    }

    /// Seconds with six digits after the point.
    private static func decimal(_ time: Duration) -> String {
        let (seconds, attoseconds) = time.microseconds.components
        return "\(seconds).\(String(1_000_000 + attoseconds / 1_000_000_000_000).dropFirst())"
    }

    /// The first line of a file, with its line break.
    package static func header(
        columns: Int, rows: Int, timestamp: Int64, title: String, terminal: String, version: Version = .two
    ) -> String {
        var object = JSON.Object()
        object["version"] = .integer(version.rawValue)
        switch version {
        case .two:
            object["width"] = .integer(Int64(columns))
            object["height"] = .integer(Int64(rows))
        case .three:
            object["term"] = [
                "cols": .integer(Int64(columns)), "rows": .integer(Int64(rows)), "type": .string(terminal),
            ]
        }
        object["timestamp"] = .integer(timestamp)
        object["title"] = .string(title)
        object["env"] = version == .two ? ["TERM": .string(terminal), "SHELL": "nesh"] : ["SHELL": "nesh"]
        return JSON.object(object).compact + "\n"
    }
}

extension Duration {
    /// To the nearest whole microsecond: seconds that were read as decimals lie a little beside them.
    package var microseconds: Duration {
        let (seconds, attoseconds) = components
        return .seconds(seconds) + .microseconds((attoseconds + 500_000_000_000) / 1_000_000_000_000)
    }
}

extension Cast {
    /// All of it as a file of this version.
    package func text(version: Version, title: String) -> String {
        var text = Self.header(
            columns: columns, rows: rows, timestamp: WallClock.seconds, title: title, terminal: "xterm-256color",
            version: version)
        var before = Duration.zero
        for moment in moments {
            text += Self.line(moment, version: version, after: before)
            before = moment.time
        }
        return text
    }
}

/// How a recording is played.
package struct ReplayOptions: Sendable, Equatable {
    /// 1 is as it was recorded, 2 is twice as fast.
    package var speed = 1.0
    /// Longer pauses are cut to this.
    package var idleLimit: Duration?
    /// Stops at each marker until a key comes.
    package var stopsAtMarkers = false
    package init() {}
}
