extension Failure {
    /// What a failure is about, as anyone who threw it knows: the shell finds the word of the line by it, so that
    /// nobody has to search a message for one.
    package enum Subject: Sendable, Equatable {
        /// The value of this option or operand: its name as declared, `--memory`.
        ///
        /// `instead` is the value that would do, worked out rather than guessed; nil where none is known.
        case parameter(String, instead: String? = nil)
        /// A file or directory, by the path that a call was made with.
        case file(String, isMissing: Bool = false)
        /// What was taken for the name, CID or ID of an enclave, and names like it, the nearest first.
        case enclave(String, near: [String] = [])
        /// These words of the line, one behind the other, as a verb took them apart itself.
        ///
        /// `instead` are the words that would do; nil where none are known.
        case words([String], instead: [String]? = nil)
        /// The values of these two options, of which each stands where the other belongs.
        case exchanged(String, String)

        /// The option that these words of the line begin with; nil for a subject that begins otherwise.
        package var option: String? {
            guard case .words(let words, instead: .some) = self, let first = words.first, first.hasPrefix("--")
            else { return nil }
            return first
        }
    }

    /// The same failure, about this; one that names its subject already keeps that.
    package func about(_ subject: @autoclosure () -> Subject) -> Failure {
        if self.subject != nil { return self }
        var failure = self
        failure.subject = subject()
        return failure
    }
}

/// Runs `body`; a failure that does not name its subject is about this one.
package func about<Value>(
    _ subject: @autoclosure () -> Failure.Subject, _ body: () throws(Failure) -> Value
) throws(Failure) -> Value {
    do throws(Failure) { return try body() } catch { throw error.about(subject()) }
}
