/// What `--memory` asks for.
package enum EnclaveMemory: ShellValue, Equatable {
    case mebibytes(Int)
    /// The least that the image can have.
    case automatic

    package var isShellOnly: Bool { self == .automatic }
}

/// A value some of whose forms nitro-cli does not have.
package protocol ShellValue: Sendable {
    var isShellOnly: Bool { get }
}

extension ValueType where Value == EnclaveMemory {
    /// An amount of memory, or `auto`.
    package static var enclaveMemory: Self {
        let amount = ValueType<Int>.memory
        return ValueType("MIB", completion: .examples(["auto", "512", "1024", "2048", "3072", "1G"])) {
            word throws(ValueProblem) in
            if word == "auto" { return .automatic }
            do throws(ValueProblem) { return .mebibytes(try amount.read(word)) } catch {
                var problem = error
                problem.notes.append("auto: the least that the image can have")
                throw problem
            }
        }
    }
}
