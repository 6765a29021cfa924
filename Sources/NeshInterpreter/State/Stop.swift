import Glibc
import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

/// Why a statement did not simply succeed, and what that means for the run.
package struct Stop: Error {
    /// What kind of end it is.
    package enum Kind: Equatable {
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

    package var kind: Kind
    /// What to tell; nil when there is nothing to say.
    package var diagnostic: Diagnostic?
    /// Problems of the same line that were shown before it.
    var others: [Diagnostic] = []
    /// For `$error` and `explain last`.
    var failure: Failure?
    /// The line's first word is not a command.
    var isUnknownVerb = false
    /// For `$status`.
    package var status: Int32

    init(_ kind: Kind, _ diagnostic: Diagnostic?, failure: Failure? = nil, status: Int32? = nil) {
        self.kind = kind
        self.diagnostic = diagnostic
        self.failure = failure ?? diagnostic.map { Failure(.unspecified, $0.message, details: $0.notes) }
        self.status = status ?? kind.exitStatus
    }

    /// What runs has failed.
    static func failed(_ diagnostic: Diagnostic) -> Stop { Stop(.failed, diagnostic) }

    /// Output could not be written.
    static func unwritten(_ error: SystemError, at place: Place?) -> Stop {
        if error.isBrokenPipe { return Stop(.unread, nil) }
        return .failed(Diagnostic("cannot write to \(error.description)", at: place))
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
    package var exitStatus: Int32 {
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
    /// A command's failure, at the value that it is about.
    /// - Parameters:
    ///   - words: the verb first.
    ///   - knowsNesh: false for somebody who has called nitro-cli, and is offered nothing that it does not know.
    init(_ cause: Failure, of call: Call, _ words: [ExpandedWord], knowsNesh: Bool = true) {
        let found = cause.subject.flatMap { SubjectPlace.find($0, in: call, words) }
        var failure = cause
        if knowsNesh, case .file(_, isMissing: true)? = cause.subject, let found, found.replacement == nil {
            let makers = found.file.map(ExampleFiles.lines) ?? []
            if !makers.isEmpty { failure.fixes = makers }
            if failure.fixes.isEmpty { failure.fixes = [FilePath.advice] }
        }
        self.init(failure, of: words.first?.text ?? "", at: found?.place ?? words.first?.place)
        diagnostic?.parameter = found?.parameter
        diagnostic?.notes.insert(contentsOf: found?.notes ?? [], at: 0)
        diagnostic?.replacement = found?.replacement
        if let line = found?.line { diagnostic?.fixes.insert(line, at: 0) }
        switch failure.subject {
        // A file's name may well have full-width characters, and `fix` names no enclave.
        case .file?, .enclave?, nil: return
        case .parameter?, .words?, .exchanged?: if found != nil { diagnostic = diagnostic?.withFullWidth }
        }
    }

    /// - Parameter what: what failed, as a message begins.
    init(_ failure: Failure, of what: String, at place: Place? = nil) {
        switch failure.kind {
        case .interrupted(let signal):
            self.init(.interrupted(signal: signal), nil, failure: failure)
        case .timedOut:
            self.init(
                .timedOut,
                Diagnostic(
                    "\(what) timed out: \(failure.message)", at: place, notes: failure.details, fixes: failure.fixes),
                failure: failure)
        case .failed(let code):
            self.init(
                .failed,
                Diagnostic(
                    // E00 says only that nitro-cli has no code for it.
                    "\(what) failed: " + (code == .unspecified ? "" : "[ \(code.text) ] ") + failure.message,
                    at: place, code: code.text,
                    notes: failure.details, fixes: failure.fixes),
                failure: failure, status: code.exitStatus)
        }
    }
}

extension SystemError {
    /// Nobody reads any more.
    package var isBrokenPipe: Bool { errno == EPIPE }
}
