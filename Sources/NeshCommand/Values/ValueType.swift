import NeshData
import NeshLanguage

/// What a word given to a parameter means: how it is read, what completes it, how help names it.
package struct ValueType<Value: Sendable>: Sendable {
    /// Stands for the value in help: `FILE`, `MIB`.
    package let placeholder: String
    /// What Tab offers.
    package let completion: CompletionKind
    package let read: @Sendable (String) throws(ValueProblem) -> Value

    /// - Parameters:
    ///   - placeholder: how help names a value.
    ///   - read: a word's value, or why it has none.
    package init(
        _ placeholder: String, completion: CompletionKind = .none,
        read: @escaping @Sendable (String) throws(ValueProblem) -> Value
    ) {
        self.placeholder = placeholder
        self.completion = completion
        self.read = read
    }
}

extension ValueType {
    /// The same under another placeholder.
    package func named(_ placeholder: String) -> Self { ValueType(placeholder, completion: completion, read: read) }

    /// The value of a word that a verb takes apart itself.
    /// - Throws: E03 with why it has none, at the word.
    package func value(of word: String) throws(Failure) -> Value {
        do throws(ValueProblem) { return try read(word) } catch {
            // Half-width characters alone would not do: what says that they are full-width is said here.
            let isWrong = FullWidth.narrowed(word).map { (try? read($0)) == nil } ?? false
            throw Failure(
                .invalidArgument, error.message,
                details: (isWrong ? [FullWidth.note(on: word)] : [])
                    + (error.suggestion.map { [Quoting.question([$0])] } ?? []) + error.notes,
                about: .words([word], instead: error.suggestion.map { [$0] }))
        }
    }
}

/// Why a word is not a value of its type.
package struct ValueProblem: Error, Sendable, Equatable {
    /// `'zzz' is not a whole number: at least 1`
    package var message: String
    /// What is meant instead, shown as did-you-mean; nil if there is no guess.
    package var suggestion: String?
    /// Further lines: the accepted forms.
    package var notes: [String]

    package init(_ message: String, suggestion: String? = nil, notes: [String] = []) {
        self.message = message
        self.suggestion = suggestion
        self.notes = notes
    }
}

/// What completes a value; the completer turns it into candidates.
package enum CompletionKind: Sendable, Equatable {
    case none
    case file(extensions: [String])
    case directory
    /// Files, image names and transports.
    case image
    /// Names, CIDs and IDs of enclaves; only those whose console can be read where `debug`.
    case enclave(debug: Bool)
    /// The same, of enclaves whose console is kept, whether they run or not.
    case logged
    /// An enclave or a file; the extensions only order what Tab offers.
    case enclaveOrFile(extensions: [String])
    case errorCode
    /// What `explain` takes: a code, last, a verb.
    case explained
    case setting
    /// How many CPUs an enclave can have now.
    case cpuCount
    case verb
    case choice([String])
    /// What the verb's first word decides: what each of them takes.
    indirect case after([String: CompletionKind])
    /// Values worth offering, though others are good too.
    case examples([String])
}
