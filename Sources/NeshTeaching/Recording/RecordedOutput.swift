import NeshCommand
import NeshInterpreter
import NeshLanguage
import NeshText

/// What a recorded line printed, as lines that another machine will print too.
enum RecordedOutput {
    /// - Parameters:
    ///   - bytes: as the terminal got them.
    ///   - mask: what must not be shown.
    ///   - commands: whose traits say what is of this machine and this moment.
    /// - Returns: lines to follow `| `; nil where nothing is to be expected.
    static func lines(
        of bytes: [UInt8], after statements: [Statement], mask: Mask?, _ commands: CommandTable
    ) -> [String]? {
        guard statements.count == 1, case .simple(let simple) = statements[0].kind else { return nil }
        if case .command(let line) = simple.body {
            if line.background != nil { return nil }
            if case .pipe? = line.destination { return nil }
        }
        // What a program prints is its own.
        guard let verb = statements[0].verb, verb != "!", !commands.traits(of: verb).contains(.momentary) else {
            return nil
        }
        var lines = PlainText.of(bytes).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last == "" { lines.removeLast() }
        if lines.isEmpty { return nil }
        // More than that nobody reads.
        if lines.count > 200 { return ["..."] }
        var isInCPUs = false
        return lines.map { line in
            defer {
                if line.contains("\"CPUIDs\": [") {
                    isInCPUs = !line.contains("]")
                } else if line.contains("]") {
                    isInCPUs = false
                }
            }
            // What one machine warns of another may have, or lack.
            return line.hasPrefix("warning: ") ? "..." : expected(line, isInCPUs: isInCPUs, mask)
        }
    }

    private static func expected(_ line: String, isInCPUs: Bool, _ mask: Mask?) -> String {
        let hidden = "\u{FFFC}"
        let masked = mask?.apply(line, by: hidden) ?? line
        if isInCPUs, let number = masked.first(where: \.isNumber).map(String.init) {
            let start = masked.firstIndex(where: \.isNumber) ?? masked.startIndex
            let end = masked[start...].firstIndex { !$0.isNumber } ?? masked.endIndex
            return number.isEmpty ? masked : masked[..<start] + "<n>" + masked[end...]
        }
        let text = ExpectedText.line(for: masked)
        if text.hasSuffix(" (re)"), text != masked { return masked.contains(hidden) ? "..." : text }
        return machineIndependent(text).replacing(hidden, with: "<any>")
    }

    /// Values that the machine or the moment decides.
    private static func machineIndependent(_ line: String) -> String {
        var line = line
        for (before, after, token) in [
            ("\"EnclaveCID\": ", ",", "<cid>"), ("enclave-cid: ", ",", "<cid>"), ("cpu-ids: ", nil, "<any>"),
            ("\"OperatingSystem\": \"", "\"", "<any>"), ("\"KernelVersion\": \"", "\"", "<any>"),
            ("\"BuildToolVersion\": \"", "\"", "<any>"),
        ] as [(String, Character?, String)] {
            guard let range = line.ranges(of: before).first else { continue }
            let end = after.flatMap { line[range.upperBound...].firstIndex(of: $0) } ?? line.endIndex
            line.replaceSubrange(range.upperBound..<end, with: token)
        }
        // A number behind a name keeps it apart from another enclave's of that moment.
        if let name = line.firstMatch(of: #/"EnclaveName": "[^"]*_[0-9]+"/#) {
            line.replaceSubrange(name.range, with: "\"EnclaveName\": \"<any>\"")
        }
        return line
    }
}
