import NeshData
import NeshEnclave
import NeshLanguage

/// Which enclave a command means.
package enum EnclaveLookup {
    /// The three ways to name one, as nearly every lifecycle verb takes them.
    struct Parameters: ParameterGroup {
        let id: Parameter<String?>
        let name: Parameter<String?>
        let operand: Parameter<String?>

        init(debug: Bool = false) {
            id = .option(
                "--enclave-id", .enclave("ID", debug: debug), "The enclave with this ID", nitroCLI: true, is: .enclaveID
            )
            name = .option(
                "--enclave-name", .enclave("NAME", debug: debug), "The enclave of this name", nitroCLI: true,
                is: .enclaveName)
            operand = .operand(.enclave(debug: debug), "A name, a CID or any unique part of an ID")
        }
    }

    /// What the words say, else the selected enclave, else (at a prompt) the only one running.
    static func resolve(
        _ call: Call, _ parameters: Parameters, in context: CommandContext
    ) throws(Failure) -> Enclave {
        let enclaves = try context.engine().enclaves(metadata: false, interrupt: context.interrupt)
        if let id = call[parameters.id] {
            if let enclave = enclaves.first(where: { $0.id.text == id }) { return enclave }
            throw Failure(
                .socket, "there is no enclave with the ID \(id)", details: running(enclaves),
                meant: meant(id, among: enclaves.map(\.id.text)))
        }
        if let name = call[parameters.name] {
            if let enclave = enclaves.first(where: { $0.name == name }) { return enclave }
            throw Failure(
                .enclaveNaming, "there is no enclave named '\(name)'", details: running(enclaves),
                meant: meant(name, among: enclaves.map(\.name)))
        }
        if let text = call[parameters.operand] { return try find(text, among: enclaves) }
        let enclave = try implied(enclaves, in: context)
        let why = enclave.id == context.session.enclave?.id ? "selected" : "the only one that runs"
        context.emit(.implied("\(call.spec.name) → \(enclave.name) (\(enclave.id)), \(why)"))
        return enclave
    }

    /// By name, CID, ID, or a part of an ID that only one has.
    package static func find(_ text: String, among enclaves: [Enclave]) throws(Failure) -> Enclave {
        if let exact = enclaves.first(where: { $0.name == text || $0.id.text == text || String($0.cid) == text }) {
            return exact
        }
        let matches = enclaves.filter { $0.id.text.contains(text) }
        if matches.count == 1 { return matches[0] }
        if matches.isEmpty {
            throw Failure(
                .enclaveNaming, "there is no enclave '\(text)'", details: running(enclaves),
                meant: meant(text, among: enclaves.map(\.name)))
        }
        throw Failure(.enclaveNaming, "'\(text)' could be any of \(matches.count) enclaves", details: running(matches))
    }

    private static func implied(_ enclaves: [Enclave], in context: CommandContext) throws(Failure) -> Enclave {
        if let selected = context.session.enclave {
            if let enclave = enclaves.first(where: { $0.id == selected.id }) { return enclave }
            throw Failure(
                .socket, "the selected enclave \(selected.name) (\(selected.id)) is gone", details: running(enclaves))
        }
        if context.session.isInteractive, enclaves.count == 1 { return enclaves[0] }
        throw Failure(
            .missingArgument, "no enclave is selected", details: running(enclaves),
            fixes: enclaves.isEmpty ? ["run-enclave starts one"] : ["use \(enclaves[0].name)"])
    }

    static func meant(_ word: String, among names: [String]) -> Failure.Meant? {
        Suggestion.closest(to: word, in: names).map { Failure.Meant(word, instead: $0) }
    }

    private static func running(_ enclaves: [Enclave]) -> [String] {
        if enclaves.isEmpty { return ["no enclave is running"] }
        return ["running: " + enclaves.map { "\($0.name) (CID \($0.cid), \($0.id))" }.joined(separator: ", ")]
    }
}
