import NeshSystem

/// A parameter of any type.
package protocol DeclaredParameter: Sendable {
    var spec: ParameterSpec { get }
}

extension DeclaredParameter {
    package var name: String { spec.name }
}

/// The parameters of a command: the properties of a structure, each written once, with its value.
///
/// A property may be another group, whose parameters then stand in its place.
package protocol ParameterGroup: Sendable {
    /// Makes every parameter of the group, which is how they are found.
    init()

    /// Which of them go together.
    var rules: [CommandSpec.Rule] { get }
    /// What they mean for the lines after the command.
    var effects: [CommandSpec.Effect] { get }
    /// With which of them the command cannot be taken back.
    var risks: [CommandSpec.Risk] { get }
    /// With which of them the command only shows something.
    var looks: [CommandSpec.Look] { get }
    /// Which of them need a person who types.
    var promptOnly: [any DeclaredParameter] { get }
}

/// Of a verb that takes nothing.
package struct NoParameters: ParameterGroup {
    package init() {}
}

extension ParameterGroup {
    /// Short, for a group's own `rules`.
    package typealias Rule = CommandSpec.Rule
    /// Short, for a group's own `effects`.
    package typealias Effect = CommandSpec.Effect
    /// Short, for a group's own `risks`.
    package typealias Risk = CommandSpec.Risk
    /// Short, for a group's own `looks`.
    package typealias Look = CommandSpec.Look

    package var rules: [Rule] { [] }
    package var effects: [Effect] { [] }
    package var risks: [Risk] { [] }
    package var looks: [Look] { [] }
    package var promptOnly: [any DeclaredParameter] { [] }
}

extension ParameterGroup {
    /// In the order of the properties.
    package var specs: [ParameterSpec] {
        let specs = ParameterCollector.specs { _ = Self() }
        assert(
            specs.map(\.name) == declaredNames(in: self),
            "\(Self.self) holds a parameter that another group has made: each group makes its own")
        return specs
    }
}

/// By reflection, in debug builds.
private func declaredNames(in group: Any) -> [String] {
    Mirror(reflecting: group).children.flatMap { child in
        (child.value as? any DeclaredParameter).map { [$0.name] } ?? declaredNames(in: child.value)
    }
}

/// Hears of each parameter that a thread makes. Reflection would find a group's properties, too, and takes half of a
/// start for that.
enum ParameterCollector {
    private static let current = ThreadSlot<List>()

    private final class List { var specs: [ParameterSpec] = [] }

    /// What is made by `body`.
    static func specs(_ body: () -> Void) -> [ParameterSpec] {
        let (list, before) = (List(), current.value)
        current.value = list
        defer { current.value = before }
        body()
        return list.specs
    }

    static func add(_ spec: ParameterSpec) { current.value?.specs.append(spec) }
}
