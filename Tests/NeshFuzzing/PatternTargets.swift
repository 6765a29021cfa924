import Glibc
import NeshSystem

extension FuzzTarget {
    /// Patterns: each is compiled or refused, in bounded time and memory; what is compiled answers the same however
    /// long the text is.
    static let pattern = FuzzTarget(
        name: "pattern",
        seeds: {
            [
                "a", "(a|b)*c", "^[[:alpha:]_]+ [0-9]{1,3}$", "((((a{1,255}){1,255}){1,255}){1,255})", "(a+)+",
                "[]a-z]\\.", "a{2,}{3}{,4}", "((a?)*|(b+)+){20}", "[^[:space:]]{3}", "\\(x\\)|y?", "(.*)\\1",
            ].map { Array($0.utf8) } + [Array(repeating: UInt8(ascii: "("), count: 3000)]
        },
        run: { bytes in
            let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
            let start = ContinuousClock.now
            let before = try residentPages()
            let pattern = try accepted { try RegularExpression(text) }
            try hold(ContinuousClock.now - start < .seconds(5), "compiling takes more than 5 s: \(text.prefix(200))")
            let grown = (try residentPages() - before) * Int(getpagesize())
            try hold(grown < 256 << 20, "compiling takes \(grown >> 20) MiB: \(text.prefix(200))")
            guard let pattern else { return }
            let line = "Hello from enclave 16, aabbab \u{e4}"
            let isThere = pattern.matches(line)
            if isThere {
                let long = String(repeating: "\n", count: 600) + line + "\n"
                let isThereToo = pattern.matches(long, interrupt: try Interrupt())
                // Where a line's or the text's beginning is asked for, it is another text.
                try hold(isThereToo || text.contains("\\"), "found in a line, not in many: \(text.prefix(200))")
            }
        })

    /// Of this process.
    private static func residentPages() throws -> Int {
        let fields = try File.text("/proc/self/statm").split(separator: " ")
        return fields.count > 1 ? Int(fields[1]) ?? 0 : 0
    }
}
