import NeshData

/// Calls the system on behalf of a user: what fails there is reported under one of nitro-cli's codes.
///
/// `let file = try failing(.readFromDisk, try File.open(path))`
@discardableResult
package func failing<Result>(
    _ code: ErrorCode = .fileOperation, _ body: @autoclosure () throws(SystemError) -> Result
) throws(Failure) -> Result {
    do { return try body() } catch { throw error.failure(code) }
}
