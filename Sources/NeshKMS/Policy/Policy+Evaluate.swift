import NeshData

extension Policy {
    /// Why a policy allowed or refused, for people.
    package struct Decision: Sendable, Equatable {
        package var isAllowed: Bool
        /// Whether a Deny applied, as opposed to no Allow.
        package var isDenied: Bool
        /// A line a statement, with its conditions below it, two blanks in.
        package var trace: [String]
    }

    /// Decides about one request. A matching Deny wins; without a matching Allow it is refused.
    package func decide(
        action: String, resource: String, caller: Caller, _ values: ConditionValues
    ) -> Decision {
        var (allows, denies, trace) = (false, false, [String]())
        for statement in statements {
            let (applies, lines) = statement.explain(action, resource, caller, values)
            trace += lines
            guard applies else { continue }
            if statement.allows { allows = true } else { denies = true }
        }
        if denies {
            trace.append("refused: a Deny applies")
        } else {
            trace.append(allows ? "allowed: an Allow applies and no Deny" : "refused: no Allow applies")
        }
        return Decision(isAllowed: allows && !denies, isDenied: denies, trace: trace)
    }
}

extension Policy.Statement {
    /// Whether it applies, and why, line by line.
    fileprivate func explain(
        _ action: String, _ resource: String, _ caller: Caller, _ values: ConditionValues
    ) -> (Bool, [String]) {
        let effect = allows ? "Allow" : "Deny"
        func doesNot(_ reason: String) -> (Bool, [String]) {
            (false, ["\(label) (\(effect)) does not apply: \(reason)"])
        }
        guard principals.contains(where: caller.isMeant) else {
            if !caller.hasAccountRights, principals.contains(.account(caller.account)) {
                return doesNot(
                    "it is for account \(caller.account), and the role \(caller.principalARN) has no IAM policy that "
                        + "passes this on")
            }
            return doesNot("the caller \(caller.arn) is not \(principals.map(\.text).joined(separator: ", "))")
        }
        guard actions.contains(where: { KMSAction.matches($0, action) }) != exceptsActions else {
            let list = actions.joined(separator: ", ")
            return doesNot(
                exceptsActions ? "\(action) is excepted by NotAction (\(list))" : "\(action) is not among \(list)")
        }
        guard resources.contains(where: { $0 == "*" || Wildcard.matches($0, resource) }) else {
            return doesNot("the key is not \(resources.joined(separator: ", "))")
        }
        var (applies, lines) = (true, [String]())
        for condition in conditions {
            let found = values[condition.key]
            let isMet = condition.isMet(by: found)
            applies = applies && isMet
            let test = "\(condition.operatorText) \(condition.key)"
            lines.append(isMet ? "  met: \(test)" : "  not met: \(test)")
            // One above the other: two measurements differ somewhere in 96 digits.
            lines.append("    policy:  \(Self.list(condition.values))")
            lines.append(found.map { "    request: \(Self.list($0))" } ?? "    request: has no such condition key")
        }
        return (applies, [applies ? "\(label) (\(effect)) applies" : "\(label) (\(effect)) does not apply"] + lines)
    }

    private static func list(_ values: [String]) -> String {
        let shown = values.prefix(8).map { $0.count > 200 ? $0.prefix(200) + "…" : $0[...] }
        return shown.joined(separator: " or ") + (values.count > 8 ? " or \(values.count - 8) more" : "")
    }
}

extension Caller {
    func isMeant(by principal: Policy.Principal) -> Bool {
        switch principal {
        case .everybody: true
        case .account(let account): account == self.account && hasAccountRights
        case .arn(let name): name == arn || name == principalARN
        case .service: false
        }
    }
}
