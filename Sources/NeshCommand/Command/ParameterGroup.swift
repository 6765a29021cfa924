import Synchronization

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
    /// In the order of the properties. A group that every start needs collects them in a `ParameterList`, because
    /// reflection takes a good part of a start; a test compares that with `reflectedSpecs`.
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

/// What a group declares, collected while it is made. For a group of which there is one value.
package final class ParameterList: Sendable {
    private let collected = Mutex<[ParameterSpec]>([])

    package init() {}

    /// In the order in which they were declared.
    package var specs: [ParameterSpec] { collected.withLock { $0 } }

    fileprivate func add(_ more: [ParameterSpec]) { collected.withLock { $0 += more } }
}

extension DeclaredParameter {
    /// The same parameter, which the list knows then.
    package func listed(in list: ParameterList) -> Self {
        list.add([spec])
        return self
    }
}

extension ParameterGroup {
    /// The same group, whose parameters the list knows then.
    package func listed(in list: ParameterList) -> Self {
        list.add(specs)
        return self
    }
}
