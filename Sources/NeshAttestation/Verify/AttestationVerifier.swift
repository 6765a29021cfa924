import NeshCrypto
import NeshData

/// Judges attestation documents. Pure: nothing is read, fetched or asked, so that it works without a network.
package struct AttestationVerifier {
    /// What is asked of each document.
    package let expectations: AttestationExpectations

    package init(_ expectations: AttestationExpectations) { self.expectations = expectations }

    /// Judges bytes that may be anything: what cannot be read has one check, which fails.
    package func verify(_ bytes: [UInt8]) -> AttestationReport {
        do throws(ParseError) {
            return verify(try SignedDocument(bytes))
        } catch {
            return AttestationReport(checks: [AttestationCheck(.structure, .fails, error.description)])
        }
    }

    /// Judges a document that could be read. All checks are made, so that a person sees all that is wrong at once.
    package func verify(_ signed: SignedDocument) -> AttestationReport {
        let document = signed.document
        var checks = [
            AttestationCheck(
                .structure, .holds,
                "a signed message (COSE_Sign1) of \(signed.bytes.count) bytes, with \(document.pcrs.count) registers")
        ]
        let chain: DocumentChain
        do throws(ParseError) { chain = try DocumentChain(document) } catch {
            checks.append(AttestationCheck(.chain, .fails, error.message))
            return AttestationReport(checks: checks)
        }
        checks.append(signature(signed, chain))
        checks += [self.chain(document, chain), chain.authorities, time(document, chain), module(document, chain)]
        checks += [debug(document), pinned(document)]
        checks += expectations.pins.map { register($0, document) }
        checks += fields(document)
        return AttestationReport(checks: checks)
    }

    private func signature(_ signed: SignedDocument, _ chain: DocumentChain) -> AttestationCheck {
        let algorithm = signed.message.algorithm
        guard algorithm == Int(SigningKey.Curve.p384.algorithm) else {
            let found = algorithm.map { "algorithm \($0)" } ?? "no single algorithm"
            return AttestationCheck(.signature, .fails, "the protected header names \(found) instead of -35 (ES384)")
        }
        guard chain.leaf.publicKey?.curve == .p384 else {
            return AttestationCheck(.signature, .fails, "the leaf's key is not on the curve P-384")
        }
        guard signed.isSigned(by: chain.leaf) else {
            return AttestationCheck(
                .signature, .fails, "the leaf's key did not sign this content: it was changed after it was signed")
        }
        return AttestationCheck(.signature, .holds, "ES384 by the key of \(chain.leaf.commonName ?? "the leaf")")
    }

    private func register(
        _ pin: AttestationExpectations.Pin, _ document: AttestationDocument
    ) -> AttestationCheck {
        guard let value = document[pcr: pin.index] else {
            return AttestationCheck(
                .register(pin.index), .fails, "the document does not have it: it was not locked when it was made")
        }
        guard value == pin.value else {
            let isZero = value.allSatisfy { $0 == 0 }
            return AttestationCheck(
                .register(pin.index), .fails,
                isZero
                    ? "all zeros instead of the value of \(pin.origin)" : "differs from \(pin.origin)",
                details: ["document: \(value.hexadecimal)", "expected: \(pin.value.hexadecimal)"])
        }
        return AttestationCheck(.register(pin.index), .holds, "as in \(pin.origin)")
    }

    private func fields(_ document: AttestationDocument) -> [AttestationCheck] {
        [
            field(
                .nonce, document.nonce, expectations.nonce,
                unasked: "not checked: this may be an old document, shown again"),
            field(.userData, document.userData, expectations.userData, unasked: "not checked"),
            field(.publicKey, document.publicKey, expectations.publicKey, unasked: "not checked"),
        ]
    }

    private func field(
        _ subject: AttestationCheck.Subject, _ found: [UInt8]?, _ expected: [UInt8]?, unasked: String
    ) -> AttestationCheck {
        guard let expected else { return AttestationCheck(subject, .skipped, unasked) }
        guard let found else { return AttestationCheck(subject, .fails, "the document has none") }
        guard found == expected else {
            return AttestationCheck(
                subject, .fails, "is not the expected value",
                details: ["document: \(Self.shown(found))", "expected: \(Self.shown(expected))"])
        }
        return AttestationCheck(subject, .holds, "as expected")
    }

    /// In hexadecimal, and as the text that it may be.
    private static func shown(_ bytes: [UInt8]) -> String {
        let text = FieldText(bytes)
        return bytes.hexadecimal + (["text", "JSON"].contains(text.kind) ? " = \"\(text.text)\"" : "")
    }
}
