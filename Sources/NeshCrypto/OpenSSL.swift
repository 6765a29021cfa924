import COpenSSL

/// The reason of the last failed libcrypto call, as the library words it; the queue is empty afterwards.
package func cryptoReason() -> String {
    let code = ERR_get_error()
    ERR_clear_error()
    guard code != 0, let reason = ERR_reason_error_string(code) else { return "unknown reason" }
    return String(cString: reason)
}

/// Runs `body` with a read-only stream over some bytes.
package func withStream<Result>(_ bytes: [UInt8], _ body: (OpaquePointer) -> Result?) -> Result? {
    bytes.withUnsafeBytes { buffer in
        guard let stream = BIO_new_mem_buf(buffer.baseAddress, Int32(clamping: buffer.count)) else { return nil }
        defer { BIO_free(stream) }
        return body(stream)
    }
}

/// What `body` writes to a stream.
package func collectingStream(_ body: (OpaquePointer) -> Bool) -> [UInt8]? {
    guard let stream = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(stream) }
    guard body(stream) else { return nil }
    var collected: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1024)
    while true {
        let count = BIO_read(stream, &buffer, Int32(buffer.count))
        guard count > 0 else { return collected }
        collected += buffer.prefix(Int(count))
    }
}

/// Reads an object of libcrypto's from the beginning of some DER.
/// - Parameter read: one of the `d2i_…` functions, which moves the pointer behind what it has read.
/// - Returns: the object and how many bytes it takes; nil where there is none, of which `cryptoReason` says why.
func readDER<Object>(
    _ der: [UInt8], _ read: (inout UnsafePointer<UInt8>?, Int) -> Object?
) -> (object: Object, count: Int)? {
    der.withUnsafeBufferPointer { buffer in
        var end = buffer.baseAddress
        guard let object = read(&end, buffer.count), let end, let base = buffer.baseAddress else { return nil }
        return (object, end - base)
    }
}
