import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshPasted

/// Values of variables as they are at this moment.
struct CurrentValues: VariableSource {
    private let state: RunState
    private let watch: EnclaveWatch

    init(_ state: RunState, _ watch: EnclaveWatch) { (self.state, self.watch) = (state, watch) }

    var home: String? { session.environment.text("HOME") }
    private var session: Session { state.session }

    /// The words with their values.
    func expand(_ words: [NeshLanguage.Word]) throws(Stop) -> [ExpandedWord] {
        do throws(Diagnostic) {
            return try Expander.expand(words, from: self)
        } catch {
            throw .failed(error)
        }
    }

    func value(of subject: Variable.Subject) -> VariableValue {
        switch subject {
        case .name(let name): named(name)
        case .argument(let number): argument(number)
        case .record(.env, let keys): session.environment.value(at: keys)
        case .record(.last, let keys):
            session.last?.value(at: keys) ?? .nothing(reason: "no command has given a result yet", fixes: [])
        case .record(.error, let keys):
            session.error?.record.value(at: keys) ?? .nothing(reason: "nothing has failed yet", fixes: [])
        case .record(.eif, let keys):
            session.image?.record.value(at: keys)
                ?? .nothing(reason: "there is no current image", fixes: ["use FILE, or build-enclave …"])
        case .record(.attestation, let keys):
            session.attestation?.value(at: keys)
                ?? .nothing(reason: "no attestation document was read yet", fixes: ["attestation show FILE"])
        case .record(.enclave, let keys): enclaveValue(keys)
        }
    }

    private func named(_ name: String) -> VariableValue {
        if let value = session.variables[name] { return .text(value) }
        switch name {
        case "status": return .text(String(session.status))
        case "ok": return .text(session.status == 0 ? "true" : "false")
        case "output": return .text(session.output)
        case "console": return consoleValue
        case "ENCLAVE_ID": return enclaveValue(["id"])
        default:
            let others = session.variables.keys.filter { !($0.first?.isNumber ?? true) }.sorted()
            return .unset(others: others, meant: FieldNames.owned(name))
        }
    }

    private func argument(_ number: Int) -> VariableValue {
        if let value = session.variables[String(number)] { return .text(value) }
        let given = (1...9).prefix { session.variables[String($0)] != nil }
        return .unset(others: given.compactMap { session.variables[String($0)] })
    }

    private var noEnclave: VariableValue {
        .nothing(reason: "no enclave is selected", fixes: ["use NAME, or run-enclave …"])
    }

    private func enclaveValue(_ keys: [String]) -> VariableValue {
        guard let enclave = session.enclave else { return noEnclave }
        var current: Enclave.State? = enclave.state
        // Only the state changes; the rest needs no look.
        if keys.isEmpty || keys.first == "state" {
            do throws(Failure) {
                current = try watch.state(of: enclave, try engine(), state.interrupt)
            } catch {
                return .nothing(reason: error.message, fixes: error.fixes)
            }
        }
        return enclave.record(state: current).value(at: keys)
    }

    private var consoleValue: VariableValue {
        guard let enclave = session.enclave else { return noEnclave }
        guard enclave.debug else {
            return .nothing(
                reason: "the enclave \(enclave.name) was not started in debug mode",
                fixes: Failure.startAgain(ending: enclave.name).map { way in
                    WholeLine.of(way, for: ["echo"]) { StartLine.with($0, in: session) }
                })
        }
        do throws(Failure) {
            return .text(try watch.consoleText(of: enclave, try engine(), state.interrupt))
        } catch {
            return .nothing(reason: error.message, fixes: error.fixes)
        }
    }

    private func engine() throws(Failure) -> any Engine {
        try state.services.engine(session.settings, session.environment)
    }
}
