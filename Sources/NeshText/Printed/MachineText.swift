import NeshData

/// What is this machine's, or this moment's, in lines that are to be expected on another one as well.
package struct MachineText {
    private var isInCPUs = false

    package init() {}

    /// The next line of the output.
    /// - Returns: whether it is one of a list of CPU ids, which stand on lines of their own.
    package mutating func isCPU(in line: String) -> Bool {
        defer {
            if ["\"CPUIDs\": [", "\"CPUPool\": [", "\"FreeCPUs\": ["].contains(where: { line.contains($0) }) {
                isInCPUs = !line.contains("]")
            } else if line.contains("]") {
                isInCPUs = false
            }
        }
        return isInCPUs && line.contains(where: \.isNumber)
    }

    /// `<n>` for the first number of the line.
    package static func numberToken(in line: String) -> String {
        guard let start = line.firstIndex(where: \.isNumber) else { return line }
        let end = line[start...].firstIndex { !$0.isNumber } ?? line.endIndex
        return line[..<start] + "<n>" + line[end...]
    }

    /// All lines of an output, as they are to be expected.
    package static func expected(_ lines: [String]) -> [String] {
        var machine = MachineText()
        return lines.map { line in
            if machine.isCPU(in: line) { return numberToken(in: line) }
            let text = ExpectedText.line(for: line)
            return text.hasSuffix(" (re)") && text != line ? text : independent(text)
        }
    }

    /// Keys of numbers that the machine or the moment decides.
    private static let numbers = [
        "StartedAt", "EndedAt", "MemoryUsedMiB", "MachineMemoryMiB", "MachineAvailableMiB", "MachineCPUs",
        "ParentMemoryMiB", "ParentCPUs",
    ]

    /// Values that the machine or the moment decides.
    package static func independent(_ line: String) -> String {
        var line = PlaceText.independent(line)
        for key in numbers {
            guard let start = line.firstRange(of: "\"\(key)\": ")?.upperBound else { continue }
            let digits = line[start...].prefix(while: \.isNumber)
            if !digits.isEmpty { line.replaceSubrange(digits.startIndex..<digits.endIndex, with: "<n>") }
        }
        for (before, after, token) in [
            ("\"EnclaveCID\": ", ",", "<cid>"), ("enclave-cid: ", ",", "<cid>"), ("cpu-ids: ", nil, "<any>"),
            ("\"OperatingSystem\": \"", "\"", "<any>"), ("\"KernelVersion\": \"", "\"", "<any>"),
            ("\"BuildToolVersion\": \"", "\"", "<any>"),
        ] as [(String, Character?, String)] {
            guard let range = line.firstRange(of: before) else { continue }
            let end = after.flatMap { line[range.upperBound...].firstIndex(of: $0) } ?? line.endIndex
            line.replaceSubrange(range.upperBound..<end, with: token)
        }
        // A number behind a name keeps it apart from another enclave's of that moment.
        if let start = line.firstRange(of: "\"EnclaveName\": \"")?.upperBound,
            let end = line[start...].firstIndex(of: "\""), isNumbered(line[start..<end])
        {
            line.replaceSubrange(start..<end, with: "<any>")
        }
        return line
    }

    /// `app_2`
    private static func isNumbered(_ name: Substring) -> Bool {
        guard let line = name.lastIndex(of: "_") else { return false }
        let number = name[line...].dropFirst()
        return !number.isEmpty && number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
