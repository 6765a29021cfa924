extension ValueType where Value == String {
    /// The ARN of an IAM role, which PCR3 measures: `arn:aws:iam::123456789012:role/NAME`.
    package static var roleARN: Self {
        ValueType("ARN") { word throws(ValueProblem) in
            let parts = word.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
            let isARN =
                parts.count == 6 && parts[0] == "arn" && parts[1].hasPrefix("aws") && parts[2] == "iam"
                && parts[3].isEmpty && parts[4].utf8.count == 12
                && parts[4].utf8.allSatisfy { (0x30...0x39).contains($0) }
                && parts[5].hasPrefix("role/") && parts[5].utf8.count > 5
            guard isARN, word.utf8.count <= 2048 else {
                throw ValueProblem(
                    "'\(word)' is not the ARN of a role", notes: ["such as arn:aws:iam::123456789012:role/enclaves"])
            }
            return word
        }
    }

    /// An instance's id, which PCR4 measures: `i-0123456789abcdef0`.
    package static var instanceID: Self {
        ValueType("ID") { word throws(ValueProblem) in
            let digits = word.dropFirst(2).utf8
            guard word.hasPrefix("i-"), (1...32).contains(digits.count),
                digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
            else {
                throw ValueProblem("'\(word)' is not the id of an instance", notes: ["such as i-0123456789abcdef0"])
            }
            return word
        }
    }
}
