import NeshCommand
import NeshData
import NeshLanguage

/// A command line as nitro-cli would be given it.
package enum NitroCLILine {
    /// What of it only nesh understands, and the line without that but with what the session implies.
    package static func split(_ words: [ExpandedWord], _ call: Call, image: String?) -> (own: [String], line: [String])
    {
        var own: [String] = []
        var line = [call.spec.name]
        var rest = words.dropFirst()
        while let word = rest.popFirst() {
            guard word.text.hasPrefix("--") else {
                line += enclave(word)
                continue
            }
            let name = String(word.text.prefix { $0 != "=" })
            var option = [shown(word)]
            while let next = rest.first, !next.text.hasPrefix("--"), takesMore(name, option.count, call.spec) {
                option.append(shown(next))
                rest.removeFirst()
            }
            // What nesh works out from the image nitro-cli wants to be given.
            if name == "--memory" { option = option.map { $0 == "auto" ? "<memory>" : $0 } }
            if call.spec.options.first(where: { $0.name == name })?.nitroCLI == true {
                line += option
            } else {
                own += option
            }
        }
        return (own, line + implied(call, image, line))
    }

    /// nitro-cli takes an ID or a name, and no CID.
    private static func enclave(_ word: ExpandedWord) -> [String] {
        let isID =
            word.isUnknown ? word.text.lowercased().hasSuffix("id>") : word.text.contains("-enc")
        if isID { return ["--enclave-id", shown(word)] }
        let isCID = !word.text.isEmpty && word.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isCID ? ["--enclave-id", "<ID of CID \(word.text)>"] : ["--enclave-name", shown(word)]
    }

    private static func takesMore(_ name: String, _ taken: Int, _ spec: CommandSpec) -> Bool {
        switch spec.options.first(where: { $0.name == name })?.arity {
        case .many: true
        case .one, .repeated: taken == 1
        default: false
        }
    }

    private static func implied(_ call: Call, _ image: String?, _ line: [String]) -> [String] {
        var words: [String] = []
        for parameter in call.spec.options where parameter.need == .fromSession && !line.contains(parameter.name) {
            words += [
                parameter.name,
                parameter.fact == .image ? image ?? "<eif.path>" : "<\(parameter.name.dropFirst(2))>",
            ]
        }
        if let id = call.spec.parameters.first(where: { $0.fact == .enclaveID })?.name {
            for case .oneUnlessSession(let names) in call.spec.rules where names.contains(id) {
                if !names.contains(where: line.contains) { words += [id, "<enclave.id>"] }
            }
        }
        return words
    }

    /// For sh; what is unknown stays readable.
    package static func shown(_ word: ExpandedWord) -> String {
        word.isUnknown || word.text.isPlainWord ? word.text : "'\(word.text.insideQuotes)'"
    }
}
