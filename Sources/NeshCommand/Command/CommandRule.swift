extension CommandSpec {
    /// A relation between parameters that each may be given; by their names.
    package enum Rule: Sendable, Equatable {
        case exactlyOne([String])
        case atMostOne([String])
        /// nitro-cli wants exactly one; here at most one, the session may know it.
        case oneUnlessSession([String])
        /// Anyone who gives the first must give the others.
        case requires(String, [String])
        /// Anyone who gives the first must give none of the others, which may be together.
        case excludes(String, [String])
    }
}

extension CommandSpec.Rule {
    /// One of them has to be given, and no second one.
    package static func exactlyOne(of parameters: any DeclaredParameter...) -> Self {
        .exactlyOne(parameters.map(\.name))
    }

    /// No two of them may be given together.
    package static func atMostOne(of parameters: any DeclaredParameter...) -> Self {
        .atMostOne(parameters.map(\.name))
    }

    /// - Parameter group: several ways to name one thing.
    package static func oneUnlessSession(of group: EnclaveLookup.Parameters, or more: any DeclaredParameter...) -> Self
    {
        .oneUnlessSession(group.specs.map(\.name) + more.map(\.name))
    }

    /// Who gives the parameter must give all the others.
    package static func parameter(_ parameter: any DeclaredParameter, needs others: any DeclaredParameter...) -> Self {
        .requires(parameter.name, others.map(\.name))
    }

    /// Who gives the parameter may give none of the others.
    package static func parameter(
        _ parameter: any DeclaredParameter, excludes others: any DeclaredParameter...
    ) -> Self {
        .excludes(parameter.name, others.map(\.name))
    }

    /// Every parameter that it uses of.
    package var names: [String] {
        switch self {
        case .exactlyOne(let names), .atMostOne(let names), .oneUnlessSession(let names): names
        case .requires(let name, let others), .excludes(let name, let others): [name] + others
        }
    }

    /// What cannot be together with these.
    package func excluded(by given: Set<String>) -> [String] {
        switch self {
        case .exactlyOne(let names), .atMostOne(let names), .oneUnlessSession(let names):
            names.contains(where: given.contains) ? names : []
        case .excludes(let name, let others):
            (given.contains(name) ? others : []) + (others.contains(where: given.contains) ? [name] : [])
        case .requires: []
        }
    }

    /// A command can be right without this parameter, because another was given.
    func mayReplace(_ name: String) -> Bool {
        switch self {
        case .exactlyOne(let names), .atMostOne(let names), .oneUnlessSession(let names): names.contains(name)
        case .excludes(_, let others): others.contains(name)
        case .requires: false
        }
    }

    /// What is left of it where only these parameters are there; nil where that is nothing.
    func among(_ names: [String]) -> Self? {
        func left(_ all: [String]) -> [String] { all.filter(names.contains) }
        switch self {
        case .exactlyOne(let all): return left(all).isEmpty ? nil : .exactlyOne(left(all))
        case .atMostOne(let all): return left(all).count < 2 ? nil : .atMostOne(left(all))
        case .oneUnlessSession(let all): return left(all).isEmpty ? nil : .oneUnlessSession(left(all))
        case .requires(let name, let others):
            return names.contains(name) && !left(others).isEmpty ? .requires(name, left(others)) : nil
        case .excludes(let name, let others):
            return names.contains(name) && !left(others).isEmpty ? .excludes(name, left(others)) : nil
        }
    }
}
