import NeshData
import NeshEnclave

extension EnclaveLookup {
    /// The three ways to name an enclave, as nearly every lifecycle verb takes them.
    package struct Parameters: Sendable {
        let strength: Strength
        let id: Parameter<String?>
        let name: Parameter<String?>
        let operand: Parameter<String?>

        /// - Parameters:
        ///   - strength: whether one enclave must be named.
        ///   - debug: only enclaves in debug mode are offered.
        package init(_ strength: Strength, debug: Bool = false) {
            self.strength = strength
            id = .option(
                "--enclave-id", .enclave("ID", debug: debug), "The enclave with this ID", nitroCLI: true, is: .enclaveID
            )
            name = .option(
                "--enclave-name", .enclave("NAME", debug: debug), "The enclave of this name", nitroCLI: true,
                is: .enclaveName)
            operand = .operand(.enclave(debug: debug), strength.help)
        }

        var specs: [ParameterSpec] { [id.spec, name.spec, operand.spec] }
    }

    /// What the words say, otherwise the selected enclave, otherwise (at a prompt) the only one running.
    /// - Throws: where no enclave is meant, none of that name or ID runs, or several do.
    package static func resolve(
        _ call: Call, _ parameters: Parameters, in context: CommandContext
    ) throws(Failure) -> Enclave {
        let enclaves = try context.engine().enclaves(interrupt: context.interrupt)
        if let id = call[parameters.id] {
            if let enclave = enclaves.first(where: { $0.id.text == id }) { return enclave }
            if let other = Self.named(id, otherwiseThan: parameters.id.spec.name, parameters, enclaves) { throw other }
            throw EndedLookup(context).explain(
                unknown(id, "there is no enclave with the ID \(id)", code: .socket, among: enclaves), id,
                parameters.strength)
        }
        if let name = call[parameters.name] {
            let named = enclaves.filter { $0.name == name }
            if named.count > 1 {
                throw Failure(
                    .enclaveNaming, "\(named.count) enclaves are named '\(name)'", details: running(named),
                    fixes: ["--enclave-id ID says which"], about: .enclave(name))
            }
            if let enclave = named.first { return enclave }
            if let other = Self.named(name, otherwiseThan: parameters.name.spec.name, parameters, enclaves) {
                throw other
            }
            throw EndedLookup(context).explain(
                unknown(name, "there is no enclave named '\(name)'", among: enclaves), name, parameters.strength)
        }
        return try resolve(
            call[parameters.operand], for: call.spec.name, parameters.strength, enclaves,
            fix: { "\(call.spec.name) \($0)" }, in: context)
    }

    /// That a value names an enclave which runs, only not in the way of its option: a name or a CID where an ID is to
    /// stand. Nil where it does not. Another enclave that looks like it is then not what was meant.
    private static func named(
        _ text: String, otherwiseThan option: String, _ parameters: Parameters, _ enclaves: [Enclave]
    ) -> Failure? {
        let meant = exact(text, among: enclaves)
        guard meant.count == 1, let one = meant.first else { return nil }
        let message =
            one.name == text
            ? "'\(text)' is the name of an enclave"
            : one.id.text == text ? "'\(text)' is the ID of an enclave" : "'\(text)' is the CID of an enclave"
        let isName = one.name != text && enclaves.count { $0.name == one.name } == 1
        let other =
            one.name == text || isName
            ? [parameters.name.spec.name, one.name] : [parameters.id.spec.name, one.id.text]
        let right = one.id.text == text ? [parameters.id.spec.name, text] : other
        return Failure(
            option == parameters.id.spec.name ? .socket : .enclaveNaming, message,
            details: [option == parameters.id.spec.name ? "\(option) takes an ID" : "\(option) takes a name"],
            fixes: ["\(right[0]) \(right[1].asWord)"], about: .words([option, text], instead: right))
    }

    /// What one word says, otherwise the selected enclave, otherwise (at a prompt) the only one running.
    /// - Parameter verb: the command that is named to the user.
    /// - Throws: as above.
    package static func resolve(
        word: String?, for verb: String, _ strength: Strength, in context: CommandContext
    ) throws(Failure) -> Enclave {
        let enclaves = try context.engine().enclaves(interrupt: context.interrupt)
        return try resolve(word, for: verb, strength, enclaves, fix: { "use \($0)" }, in: context)
    }

    /// - Parameter fix: a line that says by name which enclave is meant. Selecting one helps only the lines of the same
    ///   session, and a command after `nesh` is a session of its own.
    private static func resolve(
        _ word: String?, for verb: String, _ strength: Strength, _ enclaves: [Enclave], fix: (String) -> String,
        in context: CommandContext
    ) throws(Failure) -> Enclave {
        if let word {
            do throws(Failure) { return try find(word, among: enclaves, strength) } catch {
                throw EndedLookup(context).explain(error, word, strength)
            }
        }
        let enclave = try implied(enclaves, strength, fix, in: context)
        let why = enclave.id == context.session.enclave?.id ? "selected" : "the only one that runs"
        context.emit(.implied("\(verb) → \(enclave.name) (\(enclave.id)), \(why)"))
        return enclave
    }

    private static func implied(
        _ enclaves: [Enclave], _ strength: Strength, _ fix: (String) -> String,
        in context: CommandContext
    ) throws(Failure) -> Enclave {
        if let selected = context.session.enclave {
            if let enclave = enclaves.first(where: { $0.id == selected.id }) { return enclave }
            throw EndedLookup(context).explain(
                Failure(
                    .socket, "the selected enclave \(selected.name) (\(selected.id)) is gone",
                    details: running(enclaves)), selected.id.text, strength)
        }
        // Looking at the wrong one harms nothing; what ends or changes one is named by a script.
        let mayGuess = context.session.isInteractive || (strength == .look && !context.session.speaksNitroCLI)
        if mayGuess, enclaves.count == 1 { return enclaves[0] }
        if enclaves.isEmpty, strength == .act { throw Failure(.missingArgument, "no enclave is running") }
        let why =
            enclaves.count == 1
            ? ["only at the prompt can you omit the name of the only running enclave"] : []
        throw Failure(
            .missingArgument, "no enclave is selected", details: why + running(enclaves),
            fixes: enclaves.isEmpty
                ? ["\(StartLine.with("--debug-mode", in: context.session))  # starts one"]
                : [fix(example(enclaves, strength))])
    }

    /// The name in a line that is offered. Which of several is to end nobody can know for the user; of those to look at
    /// one with a console is the likeliest.
    private static func example(_ enclaves: [Enclave], _ strength: Strength) -> String {
        if strength == .act, enclaves.count > 1 { return "NAME" }
        return (enclaves.first { $0.debug } ?? enclaves[0]).name.asWord
    }
}

extension EnclaveLookup.Strength {
    /// What names an enclave, for help.
    package var help: String {
        switch self {
        case .look: "A name, a CID, an ID, or the first digits after enc in an ID"
        case .act: "A whole name, CID or ID"
        }
    }
}
