import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshPasted
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
    /// The command that failed, as it was called; nil where no command did.
    var verb: String?
    /// For `$status`.
    package var status: Int32

    init(_ kind: Kind, _ diagnostic: Diagnostic?, failure: Failure? = nil, status: Int32? = nil) {
        self.kind = kind
        self.diagnostic = diagnostic
        self.failure = failure ?? diagnostic?.failure
        self.status = status ?? kind.exitStatus
    }

    /// What runs has failed.
    static func failed(_ diagnostic: Diagnostic) -> Stop { Stop(.failed, diagnostic) }

    /// Output could not be written.
    /// - Parameter started: the enclave that the command has started, which nobody has been told of.
    static func unwritten(_ error: SystemError, at place: Place?, started: Enclave?) -> Stop {
        if error.isBrokenPipe { return Stop(.unread, nil) }
        return .failed(
            Diagnostic(
                "cannot write to \(error.description)", at: place,
                notes: started.map { ["the enclave runs all the same: \($0.id)"] } ?? [],
                fixes: started.map { ["terminate-enclave --enclave-id \($0.id)"] } ?? []))
    }

    /// `try` and `not` go on, `on-error continue` too.
    var isIgnorable: Bool {
        switch kind {
        case .failed, .expectation, .timedOut: true
        case .skipped, .interrupted, .usage, .exit, .unread: false
        }
    }
}

extension Diagnostic {
    /// For `$error` and `explain last`.
    var failure: Failure { Failure(.unspecified, message, details: notes, fixes: fixes) }
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
    ///   - commands: which of the ways out are lines of commands, rather than sentences.
    ///   - session: somebody who has called nitro-cli is offered nothing that it does not know.
    init(
        _ cause: Failure, of call: Call, _ words: [ExpandedWord], _ commands: CommandTable, in session: Session
    ) {
        let found = cause.subject.flatMap { SubjectPlace.find($0, in: call, words) }
        var failure = cause
        if !session.speaksNitroCLI, case .file(_, isMissing: true)? = cause.subject, let found, found.replacement == nil
        {
            let makers = found.file.map { ExampleFiles.lines(making: $0, for: call) } ?? []
            if !makers.isEmpty { failure.fixes = makers }
            if failure.fixes.isEmpty, found.line == nil { failure.fixes = [FilePath.advice] }
        }
        self.init(failure, of: words.first?.text ?? "", at: found?.place ?? words.first?.place)
        verb = words.first?.text
        diagnostic?.parameter = found?.parameter
        diagnostic?.notes.insert(contentsOf: found?.notes ?? [], at: 0)
        diagnostic?.replacement = found?.replacement
        diagnostic?.fixes = failure.fixes.map { fix in
            let fix = WholeLine.of(fix, for: words.map(\.shown), insteadOf: failure.subject?.option) {
                StartLine.with($0, in: session)
            }
            return fix.isLine(of: commands) ? fix.withVariables(of: words) : fix
        }
        diagnostic?.isGuess = found?.isGuess ?? false
        if let line = found?.line { diagnostic?.fixes.insert(line, at: 0) }
        switch failure.subject {
        // A file's name may well have full-width characters, and so may an enclave's.
        case .file?: return
        case .enclave?: if found != nil { diagnostic = diagnostic?.withFullWidth { _ in false } }
        case nil:
            // A word that the verb has read itself is known by the message, which quotes it.
            let quoted = words.dropFirst().last {
                (failure.message.contains($0.text) || FullWidth.hidesReference($0.text))
                    && FullWidth.narrowed($0.text) != nil
            }
            guard let quoted, quoted.isLiteral else { return }
            diagnostic?.place = quoted.place
            diagnostic = diagnostic?.withFullWidth
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

extension String {
    /// A line that is proposed, with the variables that the typed words had, instead of what these hold now.
    fileprivate func withVariables(of words: [ExpandedWord]) -> String {
        words.dropFirst().filter { !$0.isLiteral && !$0.isUnknown && !$0.text.isEmpty }.reduce(self) { line, word in
            let value = Quoting.shown(word.text)
            var (result, rest) = ("", line[...])
            while let found = rest.ranges(of: " " + value).first {
                let isWhole = found.upperBound == rest.endIndex || rest[found.upperBound] == " "
                result += rest[..<found.lowerBound] + " " + (isWhole ? word.place.text : value)
                rest = rest[found.upperBound...]
            }
            return result + rest
        }
    }
}

extension SystemError {
    /// Nobody reads any more.
    package var isBrokenPipe: Bool { errno == EPIPE }
}
