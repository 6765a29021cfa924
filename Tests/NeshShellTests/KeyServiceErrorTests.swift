import NeshCommand
import NeshKeyVerbs
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
}
