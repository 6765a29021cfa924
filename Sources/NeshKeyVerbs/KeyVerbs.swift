import NeshCommand

/// The verb of the local KMS.
package enum KeyVerbs {
    /// In the order of help.
    package static let all: [any Command.Type] = [KeyService.self]
}
