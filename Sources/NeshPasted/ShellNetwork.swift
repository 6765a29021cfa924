import NeshCommand
import NeshData
import NeshLanguage

/// Programs that connect, show connections, or talk to AWS: what nesh does itself of that.
enum ShellNetwork {
    private typealias Answer = ShellLine.Answer

    /// `nc 16 5005`, `nc -l 9001`, `socat - VSOCK-CONNECT:16:5005`: numbers as addresses are vsock's.
    static func connection(_ arguments: [String], _ message: String) -> ShellLine {
        let numbers = arguments.filter { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
        let address = arguments.lazy.compactMap { vsockAddress($0) ?? numbered($0) }.first
        let line: String
        if address?.verb == "listen" || arguments.contains(where: isListening) {
            guard let port = address?.words ?? numbers.last else { return ShellLine(message: message, answers: []) }
            line = "vsock listen \(port)"
        } else if let address {
            line = "vsock connect \(address.words)"
        } else if numbers.count == 2 {
            line = "vsock connect \(numbers[0]):\(numbers[1])"
        } else {
            return ShellLine(message: message, answers: [])
        }
        let explanation =
            line.hasPrefix("vsock listen") ? "waits at this port, as the parent" : "connects to this vsock port"
        return ShellLine(message: message, answers: [Answer(line: line, explanation: explanation)], isSame: false)
    }

    /// `-l`, also among other letters, as in `-lk`.
    private static func isListening(_ option: String) -> Bool {
        option == "--listen" || option.hasPrefix("-") && !option.hasPrefix("--") && option.contains("l")
    }

    /// `http://16:5005/`, `16:5005`, `TCP:16:5005`: a number is not a host, and may be a CID.
    private static func numbered(_ word: String) -> (verb: String, words: String)? {
        let place = (word.ranges(of: "://").first.map { word[$0.upperBound...] } ?? word[...]).prefix {
            $0 != "/" && $0 != ","
        }
        let parts = place.split(separator: ":")
        guard parts.count > 1, parts.count < 4, parts.count == 2 || parts[0].uppercased().hasPrefix("TCP") else {
            return nil
        }
        let numbers = parts.suffix(2)
        guard numbers.allSatisfy({ UInt32($0) != nil }) else { return nil }
        return ("connect", numbers.joined(separator: ":"))
    }

    /// socat's `VSOCK-CONNECT:CID:PORT` and `VSOCK-LISTEN:PORT`, with options behind a comma.
    private static func vsockAddress(_ word: String) -> (verb: String, words: String)? {
        let parts = word.split(separator: ",").first?.split(separator: ":") ?? []
        let numbers = parts.dropFirst()
        guard let kind = parts.first, !numbers.isEmpty, numbers.allSatisfy({ $0.allSatisfy(\.isNumber) }) else {
            return nil
        }
        switch (kind.uppercased(), numbers.count) {
        case ("VSOCK-CONNECT", 2), ("VSOCK", 2): return ("connect", numbers.joined(separator: ":"))
        case ("VSOCK-LISTEN", 1): return ("listen", String(numbers[1]))
        default: return nil
        }
    }

    /// `ss`, `netstat`, `lsof`
    static func connections(_ message: String) -> ShellLine {
        ShellLine(
            message: message,
            answers: [Answer(line: "vsock ls", explanation: "which programs listen or are connected on vsock")],
            isSame: false)
    }

    /// `ip a`, `ping`
    static func network(_ message: String) -> ShellLine {
        ShellLine(
            message: message,
            answers: [
                Answer(line: "help vsock", explanation: "an enclave has no network, only vsock"),
                Answer(line: "vsock ls", explanation: "which programs listen or are connected on vsock"),
            ], isSame: false)
    }

    /// `aws kms create-key --description text`: the local KMS takes the same request.
    static func aws(_ arguments: [String], _ message: String, _ commands: CommandTable) -> ShellLine {
        guard arguments.count > 1, arguments[0] == "kms",
            let operation = AWSOption.member("--" + arguments[1]), isOperation(operation, commands)
        else { return ShellLine(message: message, answers: []) }
        // Where not every word was understood, it says how they are written.
        let line = (["kms call \(operation)"] + (request(arguments.dropFirst(2)) ?? ["NAME=VALUE"]))
            .joined(separator: " ")
        return ShellLine(
            message: message, answers: [Answer(line: line, explanation: "the same request, to the local KMS")],
            isSame: false)
    }

    /// Of AWS's program itself, not of the request.
    private static let ownOptions = ["--output", "--query", "--region", "--profile", "--endpoint-url", "--ca-bundle"]

    /// One that `kms call` has: `aws kms wait` is none.
    private static func isOperation(_ name: String, _ commands: CommandTable) -> Bool {
        commands.named("kms")?.spec.operands.contains { operand in
            guard case .after(let kinds) = operand.completion, case .choice(let names)? = kinds["call"] else {
                return false
            }
            return names.contains(name)
        } ?? false
    }

    /// `--key-id alias/app` is `KeyId=alias/app`; nil where not all options are read so.
    private static func request(_ options: ArraySlice<String>) -> [String]? {
        var rest = options
        var words: [String] = []
        while let option = rest.popFirst() {
            if option == "--no-verify-ssl" || option == "--no-cli-pager" { continue }
            guard option.hasPrefix("--"), let name = AWSOption.member(option) else { return nil }
            let values = rest.prefix { !$0.hasPrefix("--") }
            rest = rest.dropFirst(values.count)
            if ownOptions.contains(option) { continue }
            if values.isEmpty {
                let isOff = option.hasPrefix("--no-")
                guard let meant = isOff ? AWSOption.member("--" + option.dropFirst(5)) : name else { return nil }
                words.append("\(meant):=\(!isOff)")
                continue
            }
            // What a variable holds decides how it is sent.
            guard values.allSatisfy({ ShellWord.variables(in: $0) == [] }),
                let found = AWSOption.words(option, values.map { (ShellWord.unquoted($0), $0) })
            else { return nil }
            words += found
        }
        return words
    }
}
