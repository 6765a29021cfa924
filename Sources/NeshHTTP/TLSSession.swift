import COpenSSL
import NeshCrypto
import NeshData

/// The server's end of one TLS connection, over bytes: anyone who owns it moves them to and from a socket.
final class TLSSession {
    private let session: OpaquePointer
    private let incoming: OpaquePointer
    private let outgoing: OpaquePointer
    private let context: TLSContext

    /// - Returns: nil when memory is gone.
    init?(_ context: TLSContext) {
        guard let session = SSL_new(context.context) else { return nil }
        guard let incoming = BIO_new(BIO_s_mem()), let outgoing = BIO_new(BIO_s_mem()) else {
            SSL_free(session)
            return nil
        }
        SSL_set_bio(session, incoming, outgoing)
        SSL_set_accept_state(session)
        self.session = session
        self.incoming = incoming
        self.outgoing = outgoing
        self.context = context
    }

    deinit { SSL_free(session) }

    enum Received {
        case bytes([UInt8])
        /// The client has said that nothing follows.
        case end
        case failed(String)
    }

    /// Takes bytes of the socket's; gives what they say, which may be nothing yet.
    func receive(_ bytes: [UInt8]) -> Received {
        guard bytes.isEmpty || BIO_write(incoming, bytes, Int32(clamping: bytes.count)) == bytes.count else {
            return .failed("memory is gone")
        }
        var plain: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = SSL_read(session, &piece, Int32(piece.count))
            if count > 0 {
                plain += piece.prefix(Int(count))
                continue
            }
            let reason = SSL_get_error(session, count)
            let text = cryptoReason()
            switch reason {
            case SSL_ERROR_WANT_READ: return .bytes(plain)
            case SSL_ERROR_ZERO_RETURN: return plain.isEmpty ? .end : .bytes(plain)
            default: return .failed(text)
            }
        }
    }

    /// Encrypts an answer; `output` then has it.
    func send(_ bytes: [UInt8]) -> Bool {
        guard !bytes.isEmpty else { return true }
        let isSent = SSL_write(session, bytes, Int32(clamping: bytes.count)) == bytes.count
        ERR_clear_error()
        return isSent
    }

    /// Says to the client that nothing follows.
    func finish() {
        SSL_shutdown(session)
        ERR_clear_error()
    }

    /// What has to go to the socket; each byte is given once.
    func output() -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = BIO_read(outgoing, &piece, Int32(piece.count))
            guard count > 0 else { return bytes }
            bytes += piece.prefix(Int(count))
        }
    }
}
