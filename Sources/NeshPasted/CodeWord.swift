import NeshCommand
import NeshData

extension ValueType where Value == ErrorCode {
    /// Why a word that is written like a code is not one, `E99`; nil for a code and for any other word.
    package func problem(of word: String) -> ValueProblem? {
        guard Self.isWritten(word) else { return nil }
        do throws(ValueProblem) {
            _ = try read(word)
            return nil
        } catch { return error }
    }

    /// The code that a word in a command's place is, `e27`; nil for any other word.
    package func code(_ word: String) -> ErrorCode? { Self.isWritten(word) ? try? read(word) : nil }

    private static func isWritten(_ word: String) -> Bool {
        let digits = word.dropFirst()
        return word.lowercased().first == "e" && (1...3).contains(digits.count) && digits.allSatisfy(\.isNumber)
    }
}
