import CLinux
import Glibc
import NeshSystem

/// A connected stream socket as an end: TCP, Unix or vsock.
package final class SocketEnd: StreamEnd {
    private let socket: OwnedDescriptor

    /// - Parameter socket: non-blocking.
    package init(_ socket: OwnedDescriptor) { self.socket = socket }

    package var source: Int32 { socket.raw }
    package var sink: Int32 { socket.raw }

    package func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamReading {
        let count = nesh_receive(socket.raw, buffer.baseAddress, buffer.count)
        if count > 0 { return .bytes(count) }
        if count == 0 { return .end }
        return errno == EAGAIN ? .nothingNow : .broken
    }

    package func write(_ bytes: UnsafeRawBufferPointer) -> StreamWriting {
        let count = nesh_send(socket.raw, bytes.baseAddress, bytes.count)
        if count >= 0 { return .bytes(count) }
        return errno == EAGAIN ? .bytes(0) : .unread
    }

    package func finishWriting() { shutdown(socket.raw, Int32(SHUT_WR)) }
    package func finishReading() { shutdown(socket.raw, Int32(SHUT_RD)) }
    package func breakOff() {
        if nesh_unsent(socket.raw) == 0 { InternetSocket.breakOnClose(socket) }
    }
}
