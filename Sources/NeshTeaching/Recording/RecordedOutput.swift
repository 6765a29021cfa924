import NeshCommand
import NeshData
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
        var machine = MachineText()
        return lines.map { line in
            let isCPU = machine.isCPU(in: line)
            // What one machine warns of another may have, or lack.
            return line.hasPrefix("warning: ") ? "..." : expected(line, isCPU: isCPU, mask)
        }
    }

    private static func expected(_ line: String, isCPU: Bool, _ mask: Mask?) -> String {
        let hidden = "\u{FFFC}"
        let masked = mask?.apply(line, by: hidden) ?? line
        if isCPU { return MachineText.numberToken(in: masked) }
        let text = ExpectedText.line(for: masked)
        if text.hasSuffix(" (re)"), text != masked { return masked.contains(hidden) ? "..." : text }
        return MachineText.independent(text).replacing(hidden, with: "<any>")
    }
}
