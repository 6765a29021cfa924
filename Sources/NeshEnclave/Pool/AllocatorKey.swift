import NeshData
import NeshSystem
import NeshYAML

extension AllocatorFile {
    /// A setting of the allocator's file.
    package enum Key: String, Sendable, CaseIterable {
        case memory = "memory_mib"
        case cpuCount = "cpu_count"
        case cpuPool = "cpu_pool"

        /// The largest number that it takes; of cpu_pool the count of ids.
        private var most: Int { self == .memory ? 1 << 30 : 1024 }

        /// The code of a value that it does not take.
        var code: ErrorCode { self == .cpuPool ? .malformedCpuId : .integerParsing }

        /// A line that sets it to what is usual.
        package var example: String {
            switch self {
            case .memory: "allocator set memory_mib \(AllocatorFile.standardMemoryMiB)"
            case .cpuCount: "allocator set cpu_count \(AllocatorFile.standardCPUCount)"
            case .cpuPool: "allocator set cpu_pool 1,3"
            }
        }

        /// The key that stands for this word, whose first part says what is meant: `memory`, `MemoryMB`.
        package static func meant(by word: String) -> Key? {
            let letters = word.lowercased().filter(\.isLetter)
            return letters.hasPrefix("mem")
                ? .memory
                : letters.hasPrefix("cpupool") || letters.hasPrefix("cpuid")
                    ? .cpuPool
                    : letters.hasPrefix("cpu") || letters.hasPrefix("vcpu") ? .cpuCount : nil
        }

        /// What sets it to the number that a text with a unit or separators means; never a smaller one than was meant.
        func fix(of text: String) -> String {
            if self == .cpuPool { return example }
            if let number = MemoryAmount.mebibytes(meantBy: text), number <= most {
                return "allocator set \(rawValue) \(number)"
            }
            return "allocator set \(rawValue) NUMBER"
        }

        /// What sets it to this text, or to what that means where it is not a value.
        package func line(for text: String) -> String {
            (try? read(text)) == nil ? fix(of: text) : "allocator set \(rawValue) \(text.asWord)"
        }

        /// What a text says: a number for memory and counts, ids for a pool.
        /// - Throws: E47 or E23 for anything else.
        func read(_ text: String) throws(Failure) -> AllocatorSettings.Pool.CPUs {
            if self == .cpuPool { return .ids(try CPUList.parse(text)) }
            // Digits only: what else YAML takes for a number, as 0x200, is none to every allocator.
            guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                text == "0" || !text.hasPrefix("0"), let number = Int(text), number <= most
            else { throw Failure(code, "'\(text)' is not a number from 0 to \(most)") }
            return .count(number)
        }

        /// The same of a value in a file.
        func read(_ value: YAML, _ path: String) throws(Failure) -> AllocatorSettings.Pool.CPUs {
            let wanted = self == .cpuPool ? "a list of CPU ids such as 1,3 or 2-5" : "a number from 0 to \(most)"
            guard let text = value.text else {
                let kind = value.pairs == nil ? "a list" : "a map"
                let hint = value.isFlow && self == .cpuPool ? "write it without brackets" : nil
                throw YAMLProblem(
                    "\(rawValue) is \(kind), not \(wanted)", at: value.start, fixes: hint.map { [$0] } ?? []
                )
                .failure(path, code: code)
            }
            do { return try read(text) } catch {
                throw YAMLProblem(
                    "\(rawValue) is '\(text.spelledOut)', not \(wanted)", at: value.start, fixes: [fix(of: text)]
                )
                .failure(path, code: code)
            }
        }
    }
}
