import NeshCommand
import NeshKeyVerbs
import NeshPhrasebook
import Testing

@Suite struct KeyServiceErrorTests {
    /// As botocore's model of AWS KMS and AWS's page of errors that all its services have name them.
    @Test func theyAreAWSsNames() {
        let common = [
            "AccessDeniedException", "IncompleteSignatureException", "InvalidAction", "InvalidSignatureException",
            "MissingAuthenticationTokenException", "NotAuthorizedException", "SerializationException",
            "UnknownOperationException", "UnrecognizedClientException", "ValidationException",
        ]
        let own = [
            "AlreadyExistsException", "DisabledException", "DryRunOperationException", "IncorrectKeyException",
            "InvalidCiphertextException", "InvalidKeyUsageException", "InvalidMarkerException",
            "KMSInternalException", "KMSInvalidSignatureException", "KMSInvalidStateException",
            "LimitExceededException", "MalformedPolicyDocumentException", "NotFoundException", "TagException",
            "UnsupportedOperationException",
        ]
        #expect(KeyServiceErrors.names.sorted() == (common + own).sorted())
    }

    /// What `explain AccessDeniedException` says, in both languages.
    @Test(arguments: KeyServiceErrors.names) func eachHasItsMeaning(_ name: String) throws {
        let meaning = try #require(KeyServiceErrors.meaning(of: name))
        #expect(meaning.english.utf8.allSatisfy { $0 < 0x80 } && !meaning.english.hasSuffix("."))
        #expect(meaning.japanese.unicodeScalars.contains { (0x3040...0x30ff).contains($0.value) })
    }

    /// Before AWS's own sentence stands what the name means, of each that the local KMS answers.
    @Test(arguments: KeyServiceErrors.names.filter { $0.hasSuffix("Exception") })
    func eachIsTranslatedBeforeAWSsSentence(_ name: String) throws {
        let said = try #require(Phrasebook.japanese.translated("\(name): not found"))
        #expect(said.hasSuffix(": \(name): not found") && said.count > name.count + 16, "\(said)")
    }
}
