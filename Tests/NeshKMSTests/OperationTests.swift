import NeshTestSupport
import Testing

@Suite struct OperationTests {
    @Test(.enabled(if: Python.has("boto3", "moto", "cryptography"), "python3 lacks boto3, moto or cryptography"))
    func boto3GetsWhatAWSWouldAnswer() throws {
        let local = try LocalServer()
        let (status, text) = try local.python("ordinary.py")
        #expect(status == 0, "\(text)")
    }
}
