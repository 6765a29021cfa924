/// Why an operation did not succeed: a code for scripts, a sentence for people, and what would fix it.
///
/// Every layer below the shell throws this one type, so that the first cause reaches the
/// user unchanged instead of being wrapped at each layer.
package struct Failure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of ending this was.
    package enum Kind: Sendable, Equatable {
        /// The operation failed with this code.
        case failed(ErrorCode)
        /// The user or a signal (its number) ended it; exit status 128 + signal.
        case interrupted(signal: Int32)
        /// A bound that the caller set ran out; exit status 124.
        case timedOut
    }

    package var kind: Kind
    /// One sentence without a trailing full stop, naming the file, number or call concerned.
    package var message: String
    /// Further facts, one line each: what was found, what there is instead.
    package var details: [String]
    /// What to do about it, one line each, the most likely first: a command where there is one.
    package var fixes: [String]
    /// What it is about; nil where no single value, file or enclave is.
    package var subject: Subject?

    package init(
        _ code: ErrorCode, _ message: String, details: [String] = [], fixes: [String] = [],
        about subject: Subject? = nil
    ) {
        self.init(kind: .failed(code), message, details: details, fixes: fixes)
        self.subject = subject
    }

    package init(kind: Kind, _ message: String, details: [String] = [], fixes: [String] = []) {
        self.kind = kind
        self.message = message
        self.details = details
        self.fixes = fixes
    }

    /// The code that scripts see; nil when it was interrupted or timed out.
    package var code: ErrorCode? {
        if case .failed(let code) = kind { code } else { nil }
    }

    /// Its sentence: what interpolates an error that may be one says no more than that.
    package var description: String { message }

    /// Ended by the signal with this number (SIGINT = 2 by default).
    package static func interrupted(signal: Int32 = 2) -> Failure {
        Failure(kind: .interrupted(signal: signal), "interrupted")
    }
}
