import NeshData
import NeshSystem

/// A terminal recording in asciinema's format, version 2: a header, then one event a line.
package struct Cast: Sendable, Equatable {
    package enum Event: Sendable, Equatable {
        /// What appeared on the terminal.
        case output(String)
        /// A place with a name: where a command was typed.
        case marker(String)
    }

    package struct Moment: Sendable, Equatable {
        /// Since the beginning.
        package var time: Duration
        package var event: Event
    }

    package var columns: Int
    package var rows: Int
    package var moments: [Moment]

    package init(columns: Int = 80, rows: Int = 24, moments: [Moment] = []) {
        self.columns = columns
        self.rows = rows
        self.moments = moments
    }

    /// More than any recording of a lesson needs.
    private static let largest = 256 << 20

    /// - Throws: E19 for a file that cannot be read, E35-like failures for one of another format.
    package static func read(_ path: String) throws(Failure) -> Cast {
        let bytes = try failing(.fileOperation, try File.read(path, limit: largest))
        return try parse(bytes, name: path)
    }

    /// A last line that is cut off is left out: the recording machine may have lost power.
    package static func parse(_ bytes: [UInt8], name: String) throws(Failure) -> Cast {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)[...]
        let header = lines.popFirst().flatMap { try? JSON.parse(Array($0)) }
        guard let header, header["version"]?.integer == 2 else {
            throw Failure(
                .fileOperation, "\(name) is no recording in asciicast's version 2",
                fixes: ["record NAME makes one: NAME.cast"])
        }
        var cast = Cast(columns: header["width"]?.integer ?? 80, rows: header["height"]?.integer ?? 24)
        for (index, line) in lines.enumerated() {
            guard let json = try? JSON.parse(Array(line)), let moment = moment(json) else {
                if index == lines.count - 1 { break }
                throw Failure(.fileOperation, "\(name) is damaged at line \(index + 2)")
            }
            if let event = moment.event { cast.moments.append(Moment(time: moment.time, event: event)) }
        }
        return cast
    }

    /// Nil for what is no event; a nil event for a kind that does not matter here.
    private static func moment(_ json: JSON) -> (time: Duration, event: Event?)? {
        guard let kind = json[1]?.string, let data = json[2]?.string else { return nil }
        let seconds: Double
        switch json[0] {
        case .integer(let number)?: seconds = Double(number)
        case .number(let number)?: seconds = number
        default: return nil
        }
        guard seconds >= 0, seconds < 1e9 else { return nil }
        switch kind {
        case "o": return (.seconds(seconds), .output(data))
        case "m": return (.seconds(seconds), .marker(data))
        default: return (.seconds(seconds), nil)
        }
    }

    /// One event as its line in the file.
    package static func line(_ moment: Moment) -> String {
        let kind: String
        let data: String
        switch moment.event {
        case .output(let text): (kind, data) = ("o", text)
        case .marker(let text): (kind, data) = ("m", text)
        }
        return "[\(decimal(moment.time)), \"\(kind)\", \(JSON.string(data).compact)]\n"
    }

    /// Seconds with six digits after the point.
    private static func decimal(_ time: Duration) -> String {
        let (seconds, attoseconds) = time.components
        return "\(seconds).\(String(1_000_000 + attoseconds / 1_000_000_000_000).dropFirst())"
    }

    package static func header(columns: Int, rows: Int, timestamp: Int64, title: String, terminal: String) -> String {
        var object = JSON.Object()
        object["version"] = 2
        object["width"] = .integer(Int64(columns))
        object["height"] = .integer(Int64(rows))
        object["timestamp"] = .integer(timestamp)
        object["title"] = .string(title)
        object["env"] = ["TERM": .string(terminal), "SHELL": "nesh"]
        return JSON.object(object).compact + "\n"
    }
}

/// How a recording is played.
package struct ReplayOptions: Sendable, Equatable {
    package var speed = 1.0
    /// Longer pauses are cut to this.
    package var idleLimit: Duration?
    /// Stops at each marker until a key comes.
    package var stopsAtMarkers = false
    package init() {}
}
