import Glibc
import NeshSystem

/// When a console said what: marks of time and position in the log's first page, behind the facts.
///
/// When there is no room for another mark, every second one goes and marks come half as often.
extension ConsoleLog {
    struct Mark: Equatable {
        /// Seconds since 1970.
        var time: Int64
        /// Bytes that had been written before.
        var position: Int
    }

    /// How many marks there is room for.
    static let marksLimit = 255
    static let marksStart = 8 << 10

    /// Where what was written at this time or later begins; the end where nothing was.
    /// - Parameter time: in seconds since 1970.
    package func position(at time: Int64) throws(SystemError) -> Int {
        let marks = try marks
        guard let next = marks.firstIndex(where: { $0.time >= time }) else { return try total }
        return marks[next].position
    }

    var marks: [Mark] {
        get throws(SystemError) {
            let count = Int(clamping: Frame.number(in: try read(8, at: Self.marksStart)) ?? 0)
            guard count > 0, count <= Self.marksLimit else { return [] }
            let bytes = try read(count * 16, at: Self.marksStart + 16)
            return stride(from: 0, to: bytes.count - 15, by: 16).map { offset in
                Mark(
                    time: Int64(clamping: Frame.number(in: Array(bytes[offset..<(offset + 8)])) ?? 0),
                    position: Int(clamping: Frame.number(in: Array(bytes[(offset + 8)..<(offset + 16)])) ?? 0))
            }
        }
    }

    func setMarks(_ marks: [Mark]) throws(SystemError) {
        let bytes = marks.flatMap { Frame.number(UInt64(clamping: $0.time)) + Frame.number(UInt64($0.position)) }
        try write(bytes, at: Self.marksStart + 16)
        try write(Frame.number(UInt64(marks.count)), at: Self.marksStart)
    }
}

/// Decides when a mark is due; one for each log that is being written.
struct ConsoleMarks {
    private var marks: [ConsoleLog.Mark] = []
    /// Seconds between two marks.
    private var distance: Int64 = 1

    /// The marks to be stored, where a byte at this position at this time needs a new one.
    mutating func note(_ time: Int64, _ position: Int) -> [ConsoleLog.Mark]? {
        if let last = marks.last, time < last.time + distance { return nil }
        if marks.count == ConsoleLog.marksLimit {
            marks = marks.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
            distance *= 2
        }
        marks.append(.init(time: time, position: position))
        return marks
    }
}
