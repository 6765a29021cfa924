import Glibc

/// Unix sockets without a file, as the stand-in for the device names them: `DIRECTORY/NAME` behind a zero byte.
enum AbstractSocket {
    struct Unusable: Error {
        var call: String
        var errno: Int32
    }

    static func listen(_ name: String) throws -> Int32 {
        let descriptor = try make(name, "bind", bind)
        guard Glibc.listen(descriptor, 64) == 0 else { throw Unusable(call: "listen", errno: errno) }
        return descriptor
    }

    /// Waits for a connection, which no program started later gets a share of; below 0 once the listener is shut down.
    static func accept(_ listener: Int32) -> Int32 {
        let connection = Glibc.accept(listener, nil, nil)
        if connection >= 0 { _ = fcntl(connection, F_SETFD, FD_CLOEXEC) }
        return connection
    }

    /// - Parameter own: the name of this end.
    static func connect(to name: String, as own: String) throws -> Int32 {
        let descriptor = try make(own, "bind", bind)
        do { try use(descriptor, name, "connect", Glibc.connect) } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }

    private typealias Call = (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32

    private static func make(_ name: String, _ call: String, _ body: Call) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Unusable(call: "socket", errno: errno) }
        do { try use(descriptor, name, call, body) } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }

    private static func use(_ descriptor: Int32, _ name: String, _ call: String, _ body: Call) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(name.utf8)
        precondition(bytes.count < 107, "too long for an address: \(name)")
        withUnsafeMutableBytes(of: &address.sun_path) {
            $0.baseAddress?.advanced(by: 1).copyMemory(from: bytes, byteCount: bytes.count)
        }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + 1 + bytes.count)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body(descriptor, $0, length) }
        }
        guard result == 0 else { throw Unusable(call: call, errno: errno) }
    }

    /// Names in use, as the kernel lists them, that begin so.
    static func inUse(_ prefix: String) -> [String] {
        guard let file = fopen("/proc/net/unix", "r") else { return [] }
        defer { fclose(file) }
        var names: [String] = []
        var line = [CChar](repeating: 0, count: 1024)
        while fgets(&line, 1024, file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            // A zero byte is shown as @.
            if let at = text.firstIndex(of: "@"), text[text.index(after: at)...].hasPrefix(prefix) {
                names.append(String(text[text.index(after: at)...].dropLast()))
            }
        }
        return names
    }

    /// Whether somebody has this name. Looks again before it says no: a list that is read while others' sockets go
    /// can leave out one that is there.
    static func isInUse(_ name: String) -> Bool { (1...5).contains { _ in inUse(name).contains(name) } }
}
