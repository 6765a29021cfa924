/// Reads `2017-04-18T16:30:00Z`, also with `+02:00`, without seconds, with a blank for the `T`, or a date alone, whose
/// time is midnight. Without a zone it is UTC; fractions of a second are dropped.
/// - Returns: seconds since 1970; nil for any other text and for days that there are not.
package func rfc3339Seconds(_ text: some StringProtocol) -> Int64? {
    var rest = Substring(text)
    func number(_ digits: Int, _ range: ClosedRange<Int64>) -> Int64? {
        let taken = rest.prefix(digits)
        guard taken.utf8.count == digits, taken.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int64(taken), range.contains(value)
        else { return nil }
        rest = rest.dropFirst(digits)
        return value
    }
    func skip(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest = rest.dropFirst()
        return true
    }
    guard let year = number(4, 1...9999), skip("-"), let month = number(2, 1...12), skip("-"),
        let day = number(2, 1...31)
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[Int(month) - 1] else { return nil }
    var seconds: Int64 = 0
    if !rest.isEmpty {
        guard skip("T") || skip("t") || skip(" "), let hour = number(2, 0...23), skip(":"),
            let minute = number(2, 0...59)
        else { return nil }
        seconds = hour * 3600 + minute * 60
        if skip(":") {
            guard let second = number(2, 0...60) else { return nil }
            seconds += second
            if skip(".") {
                let fraction = rest.prefix { ("0"..."9").contains($0) }
                guard !fraction.isEmpty else { return nil }
                rest = rest.dropFirst(fraction.count)
            }
        }
        let isUTC = skip("Z") || skip("z") || rest.isEmpty || rest == " UTC"
        if !isUTC {
            let isEast = skip("+")
            guard isEast || skip("-"), let hours = number(2, 0...23), skip(":"), let minutes = number(2, 0...59) else {
                return nil
            }
            seconds += (isEast ? -1 : 1) * (hours * 3600 + minutes * 60)
        } else if rest == " UTC" {
            rest = ""
        }
        guard rest.isEmpty else { return nil }
    }
    // Days from 1970-01-01 in the proleptic Gregorian calendar, years beginning in March.
    let shiftedYear = month > 2 ? year : year - 1
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return (era * 146_097 + dayOfEra - 719_468) * 86400 + seconds
}
