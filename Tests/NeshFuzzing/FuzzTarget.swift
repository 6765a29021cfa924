/// Something that reads bytes from outside: for any bytes it must give a value or an error.
package struct FuzzTarget: Sendable {
    package let name: String
    /// Where a search begins: small inputs that are right.
    package let seeds: @Sendable () throws -> [[UInt8]]
    /// - Throws: `FuzzFinding` when the result contradicts itself. Refused input is no finding.
    package let run: @Sendable ([UInt8]) throws -> Void

    package static let all: [FuzzTarget] = [
        .eif, .tar, .layer, .cpio, .oci, .json, .cbor, .yaml, .dockerfile, .lexer, .parser, .expander,
        .checker, .completer, .record, .answer, .stream, .door, .mask, .pattern,
        .document,
    ]

    package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// Code under test said two things that cannot both be true.
package struct FuzzFinding: Error, CustomStringConvertible {
    package let description: String
}

/// - Throws: `FuzzFinding` unless the condition holds.
func hold(_ condition: Bool, _ what: @autoclosure () -> String) throws(FuzzFinding) {
    if !condition { throw FuzzFinding(description: what()) }
}

/// Runs a reader; nil where it refuses the input. Findings pass through.
func accepted<Value>(_ body: () throws -> Value) throws(FuzzFinding) -> Value? {
    do { return try body() } catch let finding as FuzzFinding { throw finding } catch { return nil }
}
