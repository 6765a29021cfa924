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
package protocol ParameterGroup: Sendable {}

extension ParameterGroup {
    /// In the order of the properties.
    package var specs: [ParameterSpec] {
        Mirror(reflecting: self).children.flatMap { child -> [ParameterSpec] in
            switch child.value {
            case let parameter as any DeclaredParameter: [parameter.spec]
            case let group as any ParameterGroup: group.specs
            default: []
            }
        }
    }
}
