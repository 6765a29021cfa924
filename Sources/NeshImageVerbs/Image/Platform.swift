import NeshCommand
import NeshImage

extension ValueType where Value == EIF.Architecture {
    /// `linux/arm64`, as container tools write it.
    static var platform: Self {
        let names = EIF.Architecture.allCases.map { "linux/\($0.ociName)" }
        return ValueType("PLATFORM", completion: .choice(names)) { word throws(ValueProblem) in
            var parts = word.split(separator: "/", omittingEmptySubsequences: false)
            if parts.first == "linux", parts.count > 1 { parts.removeFirst() }
            // Neither processor has variants that an enclave could run on.
            guard let name = parts.first, let architecture = EIF.Architecture(name: String(name)), parts.count <= 2
            else {
                throw ValueProblem(
                    "'\(word)' is not a platform that enclaves have", notes: [names.joined(separator: " or ")])
            }
            return architecture
        }
    }
}
