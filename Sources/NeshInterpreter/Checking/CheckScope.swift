import NeshCommand
import NeshLanguage
import NeshPasted

/// What is known of variables before a script runs.
struct CheckScope: VariableSource {
    /// `.text` where every way to here sets the same value, otherwise `.unknown`.
    var values: [String: VariableValue] = [:]
    /// After a `source` whose file is not known, any name may have been set.
    var anyNameMayBeSet = false
    let environment: Environment
    /// What examples are about; nil where nobody knows yet.
    var session: Session?
    /// Somebody types.
    let isInteractive: Bool

    init(environment: Environment, isInteractive: Bool = false) {
        self.environment = environment
        self.isInteractive = isInteractive
    }

    var home: String? { environment.text("HOME") }

    func value(of subject: Variable.Subject) -> VariableValue {
        switch subject {
        case .name(let name):
            if let value = values[name] { return value }
            if Variable.builtIns.contains(name) || name == "ENCLAVE_ID" || anyNameMayBeSet { return .unknown }
            return .unset(
                others: values.keys.filter(Variable.isName).sorted(), meant: FieldNames.owned(name))
        case .argument(let number):
            if let value = values[String(number)] { return value }
            return .unset(others: (1...9).prefix { values[String($0)] != nil }.map(String.init))
        case .record(.env, let keys):
            return environment.value(at: keys)
        case .record(let record, let keys):
            guard let names = RecordFields.names(of: record), let key = keys.first else { return .unknown }
            if !names.contains(key) {
                return .noField(depth: 0, others: names, meant: FieldNames.meant(key, among: names))
            }
            return keys.count == 1 ? .unknown : .notARecord(depth: 1)
        }
    }

    /// What is known after either of two ways.
    func merged(with other: CheckScope) -> CheckScope {
        var merged = self
        for (name, value) in other.values where merged.values[name] != value { merged.values[name] = .unknown }
        for name in values.keys where other.values[name] == nil { merged.values[name] = .unknown }
        merged.anyNameMayBeSet = anyNameMayBeSet || other.anyNameMayBeSet
        return merged
    }
}

extension Environment {
    /// `$env.NAME`
    func value(at keys: [String]) -> VariableValue {
        guard let name = keys.first else {
            return .nothing(reason: "it needs a name, as in $env.HOME", fixes: [])
        }
        guard let value = variables[name] else {
            return .nothing(
                reason: "the environment has no \(name)", fixes: ["${env.\(name):-DEFAULT}  # works without it"])
        }
        return keys.count == 1 ? .text(value) : .notARecord(depth: 1)
    }
}
