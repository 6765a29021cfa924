/// One thing that was asked of a document, what came out and why.
package struct AttestationCheck: Sendable, Equatable {
    /// How it came out.
    package enum Verdict: String, Sendable {
        case holds, fails
        /// It was not asked, or nothing in the document tells.
        case skipped
    }

    /// What was asked. The raw values of registers are numbers of PCRs.
    package enum Subject: Sendable, Hashable {
        case structure, signature, chain, authorities, time, module, debug, pinned, nonce, userData, publicKey
        case register(Int)

        /// As scripts see it; the document's own key where it has one.
        package var name: String {
            switch self {
            case .structure: "structure"
            case .signature: "signature"
            case .chain: "chain"
            case .authorities: "authorities"
            case .time: "time"
            case .module: "module_id"
            case .debug: "debug"
            case .pinned: "pinned"
            case .nonce: "nonce"
            case .userData: "user_data"
            case .publicKey: "public_key"
            case .register(let index): "PCR\(index)"
            }
        }
    }

    package var subject: Subject
    package var verdict: Verdict
    /// One clause without a full stop: why the verdict is this one.
    package var reason: String
    /// Further facts, a line each.
    package var details: [String]

    package init(_ subject: Subject, _ verdict: Verdict, _ reason: String, details: [String] = []) {
        self.subject = subject
        self.verdict = verdict
        self.reason = reason
        self.details = details
    }
}

/// All that was asked of a document.
package struct AttestationReport {
    /// In the order in which they build on one another.
    package let checks: [AttestationCheck]

    package init(checks: [AttestationCheck]) { self.checks = checks }

    /// Whether nothing fails.
    package var isAccepted: Bool { !checks.isEmpty && checks.allSatisfy { $0.verdict != .fails } }

    /// Those whose verdict is `fails`, in the order in which they were asked.
    package var failures: [AttestationCheck] { checks.filter { $0.verdict == .fails } }

    /// The check of a subject; nil where it was not made.
    package subscript(subject: AttestationCheck.Subject) -> AttestationCheck? { checks.first { $0.subject == subject } }
}
