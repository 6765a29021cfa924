/// A parameter of any type.
package protocol DeclaredParameter: Sendable {
    var spec: ParameterSpec { get }
}

extension DeclaredParameter {
    package var name: String { spec.name }
}

/// The parameters of a command: the properties of a structure, each written once.
///
/// A property may be another group, whose parameters then stand in its place.
package protocol ParameterGroup: Sendable {
    /// In the order of the properties. A group that every start needs lists them itself, because reflection takes
    /// a good part of a start; a test compares the list with `reflectedSpecs`.
    var specs: [ParameterSpec] { get }
}

extension ParameterGroup {
    package var specs: [ParameterSpec] { reflectedSpecs }

    /// What the structure's properties declare.
    package var reflectedSpecs: [ParameterSpec] {
        Mirror(reflecting: self).children.flatMap { child -> [ParameterSpec] in
            switch child.value {
            case let parameter as any DeclaredParameter: [parameter.spec]
            case let group as any ParameterGroup: group.specs
            default: []
            }
        }
    }
}
