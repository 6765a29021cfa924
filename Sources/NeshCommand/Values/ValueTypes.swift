import NeshData
import NeshLanguage
import NeshSystem

extension ValueType where Value == String {
    /// Any text.
    package static func text(_ placeholder: String) -> Self {
        ValueType(placeholder) { word throws(ValueProblem) in word }
    }

    /// A name that a variable can be given.
    package static var variableName: Self {
        ValueType("NAME") { word throws(ValueProblem) in
            if Variable.isReserved(word) { throw ValueProblem("$\(word) is nesh's own, it cannot be set") }
            guard Variable.isName(word) else {
                let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
                let isAssigned = parts.count == 2 && Variable.isName(parts[0])
                throw ValueProblem(
                    "'\(word)' is not a name",
                    suggestion: isAssigned ? "\(parts[0]) \(Quoting.shown(parts[1]))" : nil,
                    notes: ["names are letters, digits and _, a letter first"])
            }
            return word
        }
    }

    /// An extended regular expression.
    package static var pattern: Self {
        ValueType("PATTERN") { word throws(ValueProblem) in
            do throws(RegularExpression.Problem) {
                _ = try RegularExpression(word)
            } catch {
                throw ValueProblem(error.sentence(about: "'\(word)'"))
            }
            return word
        }
    }

    /// `us-east-1`
    package static var region: Self {
        ValueType("REGION", completion: .examples(["us-east-1", "us-west-2", "eu-central-1", "ap-northeast-1"])) {
            word throws(ValueProblem) in
            let isName = word.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
            guard isName, (4...32).contains(word.utf8.count) else {
                throw ValueProblem("'\(word)' is not a region", notes: ["regions look like us-east-1"])
            }
            return word
        }
    }

    /// A path; the extensions only order what Tab offers.
    package static func file(_ extensions: String..., placeholder: String = "FILE") -> Self {
        ValueType(placeholder, completion: .file(extensions: extensions), read: notEmpty)
    }

    /// A path of a directory, of any form that is not empty.
    package static var directory: Self {
        ValueType("DIR", completion: .directory, read: notEmpty)
    }

    /// The name of a container image, of any form that is not empty.
    package static var image: Self {
        ValueType("IMAGE", completion: .image, read: notEmpty)
    }

    /// What names an enclave; `EnclaveLookup` says how.
    package static func enclave(_ placeholder: String = "ENCLAVE", debug: Bool = false) -> Self {
        ValueType(placeholder, completion: .enclave(debug: debug), read: notEmpty)
    }

    /// An enclave that has a console, or had one.
    package static var logged: Self { ValueType("ENCLAVE", completion: .logged, read: notEmpty) }

    /// The name of an enclave or a path of a file.
    package static func enclaveOrFile(_ extensions: String...) -> Self {
        ValueType("ENCLAVE|FILE", completion: .enclaveOrFile(extensions: extensions), read: notEmpty)
    }

    @Sendable private static func notEmpty(_ word: String) throws(ValueProblem) -> String {
        if word.isEmpty { throw ValueProblem("an empty word is not a name") }
        return word
    }
}

extension ValueType where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// The word of one of the cases.
    package static func choice(_ placeholder: String, _: Value.Type = Value.self) -> Self {
        choice(placeholder, among: Value.allCases.map { ($0.rawValue, $0) })
    }
}

extension ValueType {
    /// `auto`, which is nil, or the word of one of the cases.
    package static func autoOr<Case>(_ placeholder: String, _: Case.Type) -> Self
    where Case: CaseIterable & RawRepresentable, Case.RawValue == String, Value == Case? {
        choice(placeholder, among: [("auto", nil)] + Case.allCases.map { ($0.rawValue, $0) })
    }

    /// One of these words.
    package static func choice(_ placeholder: String, among values: [(word: String, value: Value)]) -> Self {
        let words = values.map { $0.word }
        return ValueType(placeholder, completion: .choice(words)) { word throws(ValueProblem) in
            if let found = values.first(where: { $0.word == word }) { return found.value }
            throw ValueProblem(
                "'\(word)' is not one of \(words.joined(separator: ", "))",
                suggestion: Suggestion.meant(by: word, among: words))
        }
    }
}

extension ValueType where Value == Int {
    /// A whole number in the range, in decimal digits.
    package static func count(
        _ placeholder: String = "N", in range: ClosedRange<Int> = 0...Int.max, completion: CompletionKind = .none
    ) -> Self {
        ValueType(placeholder, completion: completion) { word throws(ValueProblem) in
            guard let number = Int(word), word.isNumeral, range.contains(number) else {
                let upper = range.upperBound == Int.max ? "" : " and at most \(range.upperBound)"
                throw ValueProblem(
                    word.isNumeral
                        ? "\(word) is out of range: at least \(range.lowerBound)\(upper)"
                        : "'\(word)' is not a whole number: at least \(range.lowerBound)\(upper)")
            }
            return number
        }
    }

    /// One of the numbers that the kernel gives CPUs, in a list of words; elsewhere such lists have commas.
    package static var cpuID: Self {
        ValueType("ID", completion: .none) { word throws(ValueProblem) in
            do throws(ValueProblem) { return try wholeNumber(word) } catch {
                throw ValueProblem(error.message, suggestion: several(word)?.joined(separator: " "))
            }
        }
    }

    /// MiB, or with a suffix M, G or T; the value is in MiB.
    package static var memory: Self {
        ValueType("MIB", completion: .examples(["512", "1024", "2048", "3072", "1G"])) { word throws(ValueProblem) in
            let units: [Character: Int] = ["M": 1, "G": 1024, "T": 1024 * 1024]
            let unit = word.last.flatMap { units[Character($0.uppercased())] }
            guard let number = try? wholeNumber(unit == nil ? word : String(word.dropLast())) else {
                throw ValueProblem(
                    "'\(word)' is not an amount of memory",
                    suggestion: MemoryAmount.mebibytes(meantBy: word).map(String.init),
                    notes: memoryForms)
            }
            let (mebibytes, overflow) = number.multipliedReportingOverflow(by: unit ?? 1)
            guard !overflow, mebibytes <= 1 << 40 else {
                throw ValueProblem("'\(word)' is more memory than any machine has", notes: memoryForms)
            }
            return mebibytes
        }
    }

    private static var memoryForms: [String] { ["a number of MiB, or one with M, G or T: 512, 512M, 1G"] }

    /// The numbers of `1,3` and `2-4`; nil for any other word.
    private static func several(_ word: String) -> [String]? {
        var numbers: [String] = []
        for part in word.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard let first = ends[0], let last = ends[ends.count - 1], ends.count <= 2, first <= last,
                last - first < 64
            else { return nil }
            numbers += (first...last).map(String.init)
        }
        return numbers.count > 1 ? numbers : nil
    }

    fileprivate static func wholeNumber(_ word: String) throws(ValueProblem) -> Int {
        guard word.isNumeral, let number = Int(word), number >= 0 else {
            throw ValueProblem(word.isNumeral ? "\(word) is out of range" : "'\(word)' is not a whole number")
        }
        return number
    }
}

extension ValueType where Value == UInt32 {
    /// A context ID: 0 means that the engine chooses; 1, 2 and 3 have owners.
    package static var cid: Self {
        ValueType("CID", completion: .examples(["16"])) { word throws(ValueProblem) in
            let number = try ValueType<Int>.wholeNumber(word)
            let owners = [1: "the local loop", 2: "the host", 3: "the parent instance"]
            if let owner = owners[number] {
                throw ValueProblem(
                    "CID \(number) belongs to \(owner)", notes: ["0 picks a free CID; you can choose any from 4 up"])
            }
            guard number < 0xFFFF_FFFF else {
                throw ValueProblem("CID \(number) is too large", notes: ["the largest is 4294967294"])
            }
            return UInt32(number)
        }
    }
}

extension ValueType where Value == ErrorCode {
    /// `E00` … `E60`: a code that nitro-cli knows.
    package static var errorCode: Self {
        ValueType("Enn", completion: .errorCode) { word throws(ValueProblem) in
            guard let code = ErrorCode(text: word) else {
                throw ValueProblem(
                    "'\(word)' is not an error code",
                    notes: ["codes go from E00 to E60; apropos finds what a word is about"])
            }
            return code
        }
    }
}

extension ValueType where Value == Duration {
    /// `500ms`, `10s`, `5m`; a bare number is seconds.
    package static var duration: Self {
        ValueType("DURATION", completion: .examples(["1s", "10s", "30s", "5m"])) { word throws(ValueProblem) in
            guard let duration = DurationText.parse(word) else {
                throw ValueProblem(
                    "'\(word)' is not a duration", suggestion: DurationText.meant(by: word), notes: [DurationText.forms]
                )
            }
            return duration
        }
    }
}

/// What `use` may be given.
package enum EnclaveOrFile {
    /// Whether the word names an image file, not an enclave.
    package static func isFile(_ word: String) -> Bool { word.hasSuffix(".eif") || word.contains("/") }
}
