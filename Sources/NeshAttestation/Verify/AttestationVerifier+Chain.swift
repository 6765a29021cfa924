import NeshCrypto
import NeshData

/// Whose document it is, and when it was right.
extension AttestationVerifier {
    /// Seconds by which clocks may differ before a document counts as made in the future.
    package static let clockTolerance: Int64 = 300

    private func moment(_ document: AttestationDocument) -> Int64 {
        switch expectations.time {
        case .timestamp: document.seconds
        case .at(let seconds): seconds
        }
    }

    /// Whether the chain leads to the root; its validity in time is `time`'s matter.
    func chain(_ document: AttestationDocument, _ chain: DocumentChain) -> AttestationCheck {
        let root = expectations.root
        let isBuilt = chain.bundle.first?.der == root.certificate.der
        if !isBuilt, let first = chain.bundle.first, first.isSelfIssued {
            return AttestationCheck(
                .chain, .fails, "it leads to \(first.commonName ?? first.subjectText), not to \(root.name)",
                details: [
                    "its root:  SHA-256 \(first.fingerprint.hexadecimal)",
                    "expected:  SHA-256 \(root.certificate.fingerprint.hexadecimal)",
                ] + (LocalSubject.isLocal(first) ? [LocalSubject.warning] : []))
        }
        // Asked with the time first: mostly that holds, and then nothing is left to ask.
        if chain.refusal(root: root.certificate, at: moment(document)) != nil,
            let refusal = chain.refusal(root: root.certificate, at: nil)
        {
            return AttestationCheck(.chain, .fails, refusal.description)
        }
        return AttestationCheck(
            .chain, .holds, "\(chain.bundle.count + 1) certificates, signed one by the other, up to \(root.name)",
            details: LocalSubject.isLocal(root.certificate) ? [LocalSubject.caveat] : [])
    }

    func time(_ document: AttestationDocument, _ chain: DocumentChain) -> AttestationCheck {
        let made = TimeText.moment(document.seconds)
        let age = expectations.now - document.seconds
        guard age >= -Self.clockTolerance else {
            return AttestationCheck(
                .time, .fails, "it was made at \(made), \(TimeText.span(age)) from now: a clock is wrong")
        }
        let window = Self.window(of: chain.leaf)
        let moment = moment(document)
        if let refusal = chain.refusal(root: expectations.root.certificate, at: moment) {
            guard refusal.isTime else {
                return AttestationCheck(
                    .time, .skipped, "the certificates lead to no root whose validity could be checked")
            }
            let when = moment == document.seconds ? "its own time, \(made)" : TimeText.moment(moment)
            var details = ["document made at \(made)", "leaf \(window)"]
            if moment != document.seconds,
                chain.refusal(root: expectations.root.certificate, at: document.seconds) == nil
            {
                details.append("as of its own time the chain holds")
            }
            return AttestationCheck(.time, .fails, "at \(when): \(refusal.description)", details: details)
        }
        let old = age < 1 ? "just now" : "\(TimeText.span(age)) ago"
        let asked =
            expectations.time == .timestamp ? "as of its own time, \(made) (\(old))" : "at \(TimeText.moment(moment))"
        return AttestationCheck(.time, .holds, "\(asked); the leaf is \(window)")
    }

    /// `valid for 3 hours, until 2022-11-10 01:52:00 UTC`
    package static func window(of leaf: Certificate) -> String {
        guard let from = leaf.validFrom, let until = leaf.validUntil else { return "without a validity" }
        return "valid for \(TimeText.span(until - from)), until \(TimeText.moment(until))"
    }
}
