import NeshData
import NeshLanguage

/// A comment line of a lesson that says something of the command below it: `# hint: TEXT`.
struct Remark {
    /// What stands before the colon.
    var kind: Substring
    var text: String

    /// Those right above a command, in their order.
    static func above(_ place: Place) -> [Remark] {
        var remarks: [Remark] = []
        var number = place.line - 1
        while number >= 1 {
            let line = place.source.text(place.source.range(ofLine: number))
            guard line.hasPrefix("#"), !line.hasPrefix("##") else { break }
            if let colon = line.ranges(of: ": ").first {
                let kind = line[..<colon.lowerBound].dropFirst().drop { $0 == " " }
                remarks.insert(Remark(kind: kind, text: String(line[colon.upperBound...])), at: 0)
            }
            number -= 1
        }
        return remarks
    }
}
