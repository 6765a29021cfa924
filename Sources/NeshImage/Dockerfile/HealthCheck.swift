import NeshData

/// HEALTHCHECK: how a container engine asks whether the program still works. Enclaves have nobody who would ask.
enum HealthCheck {
    /// - Returns: `Healthcheck` of the configuration.
    static func parse(_ instruction: Dockerfile.Instruction, shell: [JSON]) throws(Dockerfile.Problem) -> JSON {
        let kind = instruction.arguments.prefix { $0 != " " && $0 != "\t" }
        let text = String(instruction.arguments[kind.endIndex...].drop { $0 == " " || $0 == "\t" })
        var check: JSON.Object = [:]
        switch kind.uppercased() {
        case "NONE": check["Test"] = ["NONE"]
        case "CMD":
            guard !text.isEmpty else { throw Dockerfile.Problem(instruction.line, "HEALTHCHECK CMD needs a command") }
            let list = DockerfileWords.list(text)
            check["Test"] = .array(
                list.map { ["CMD"] + $0.map { .string($0) } } ?? [.string("CMD-SHELL"), .string(text)])
        default:
            throw Dockerfile.Problem(
                instruction.line, "HEALTHCHECK is followed by CMD or NONE, not by '\(display(kind.utf8))'")
        }
        for flag in instruction.flags {
            let value = flag.value ?? ""
            guard flag.name != "retries" else {
                guard let count = Int64(value), count >= 0 else { throw wrong(flag, instruction) }
                check["Retries"] = .integer(count)
                continue
            }
            guard let time = nanoseconds(value) else { throw wrong(flag, instruction) }
            let names = [
                "interval": "Interval", "timeout": "Timeout", "start-period": "StartPeriod",
                "start-interval": "StartInterval",
            ]
            if let name = names[flag.name] { check[name] = .integer(time) }
        }
        return .object(check)
    }

    private static func wrong(_ flag: Dockerfile.Flag, _ instruction: Dockerfile.Instruction) -> Dockerfile.Problem {
        Dockerfile.Problem(
            instruction.line, "--\(flag.name)=\(display((flag.value ?? "").utf8)) is not a number or time such as 30s")
    }

    /// `1m30s`; nil for anything else.
    static func nanoseconds(_ text: String) -> Int64? {
        let units: [String: Int64] = [
            "ns": 1, "us": 1000, "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000, "h": 3_600_000_000_000,
        ]
        var total: Int64 = 0
        var rest = text[...]
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest[number.endIndex...]
            let unit = rest.prefix { $0.isLetter }
            rest = rest[unit.endIndex...]
            guard let count = Int64(number), count < 1_000_000, let size = units[String(unit)] else { return nil }
            total += count * size
        }
        return total
    }
}
