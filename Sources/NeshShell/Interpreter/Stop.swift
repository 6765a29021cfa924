import Glibc
import NeshData
import NeshLanguage

/// Why a statement did not simply succeed, and what that means for the run.
struct Stop: Error {
    enum Kind: Equatable {
        case failed
        /// `expect` or `not`.
        case expectation
        /// `require`.
        case skipped
        case timedOut
        case interrupted(signal: Int32)
        /// The text is wrong; found before anything of it ran.
        case usage
        /// `exit`.
        case exit(Int32)
        /// Nobody reads standard output any more.
        case unread
    }

    var kind: Kind
    /// What to tell; nil when there is nothing to say.
    var diagnostic: Diagnostic?
    /// For `$error` and `explain last`.
    var failure: Failure?
    /// For `$status`.
    var status: Int32

    init(_ kind: Kind, _ diagnostic: Diagnostic?, failure: Failure? = nil, status: Int32? = nil) {
        self.kind = kind
        self.diagnostic = diagnostic
        self.failure = failure ?? diagnostic.map { Failure(.unspecified, $0.message, details: $0.notes) }
        self.status = status ?? kind.exitStatus
    }

    /// `try` and `not` go on, `on-error continue` too.
    var isIgnorable: Bool {
        switch kind {
        case .failed, .expectation, .timedOut: true
        case .skipped, .interrupted, .usage, .exit, .unread: false
        }
    }
}

extension Stop.Kind {
    /// The status with which a script ends.
    var exitStatus: Int32 {
        switch self {
        case .failed: 1
        case .usage: 2
        case .expectation: 3
        case .skipped: 77
        case .timedOut: 124
        case .interrupted(let signal): 128 + signal
        case .unread: 128 + SIGPIPE
        case .exit(let status): status
        }
    }
}

extension ErrorCode {
    /// The status of a one-shot call that failed with this code.
    package var exitStatus: Int32 { self == .unspecified ? 1 : Int32(rawValue) }
}

extension Stop {
    /// A command's failure, at the word that it is probably about.
    /// - Parameter spec: the command's; nil where the words are none of a command.
    init(_ failure: Failure, of verb: String, _ words: [ExpandedWord], spec: CommandSpec? = nil) {
        let meant = spec.flatMap { MeantWord.find(failure, in: words, of: $0) }
        let place = meant?.place ?? FailurePlace.find(failure, in: words)
        switch failure.kind {
        case .interrupted(let signal):
            self.init(.interrupted(signal: signal), nil, failure: failure)
        case .timedOut:
            self.init(
                .timedOut,
                Diagnostic(
                    "\(verb) timed out: \(failure.message)", at: place, notes: failure.details, fixes: failure.fixes),
                failure: failure)
        case .failed(let code):
            self.init(
                .failed,
                Diagnostic(
                    "\(verb) failed: [ \(code.text) ] \(failure.message)", at: place, code: code.text,
                    notes: (meant?.notes ?? []) + failure.details, fixes: failure.fixes,
                    replacement: meant?.replacement),
                failure: failure, status: code.exitStatus)
        }
    }
}

/// The word of a command line that a failure is about.
enum FailurePlace {
    /// The value of the option that the code belongs to, else the first word that the message names, else the verb.
    static func find(_ failure: Failure, in words: [ExpandedWord]) -> Place? {
        for option in failure.code.map(options) ?? [] {
            guard let index = words.firstIndex(where: { $0.text == option || $0.text.hasPrefix(option + "=") }) else {
                continue
            }
            let hasValue = words[index].text == option && index + 1 < words.count
            return words[hasValue ? index + 1 : index].place
        }
        let named = words.dropFirst().filter { word in
            word.text.utf8.count > 1 && !word.text.hasPrefix("-") && mentions(failure.message, word.text)
        }
        // What a message quotes is what it is about.
        return (named.first { failure.message.contains("'\($0.text)'") } ?? named.first ?? words.first)?.place
    }

    static func options(of code: ErrorCode) -> [String] {
        switch code {
        case .insufficientMemoryRequested, .insufficientMemoryAvailable: ["--memory"]
        case .invalidCpuConfiguration, .noSuchCpuAvailableInPool, .insufficientCpus, .malformedCpuId, .cpuError:
            ["--cpu-ids", "--cpu-count"]
        default: []
        }
    }

    /// As a word of its own, not as a part of a longer one.
    static func mentions(_ message: String, _ word: String) -> Bool {
        message.ranges(of: word).contains { range in
            let before = range.lowerBound == message.startIndex ? nil : message[message.index(before: range.lowerBound)]
            let after = range.upperBound == message.endIndex ? nil : message[range.upperBound]
            return !(before.map { $0.isLetter || $0.isNumber } ?? false)
                && !(after.map { $0.isLetter || $0.isNumber } ?? false)
        }
    }
}
