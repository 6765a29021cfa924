/// What the stand-in for the hypervisor does.
struct NitroPlan: Sendable {
    enum Heartbeat: Sendable {
        case given
        /// Nobody calls.
        case missing
        case wrongByte
        /// Connects and says nothing.
        case silent
        /// Connects and leaves.
        case hangsUp
        /// The enclave is gone before it calls.
        case dies
        /// Another enclave calls first, with another CID.
        case strangerFirst
    }

    /// errno by call, and how often; the calls are the driver's and `mmap`.
    var failures: [String: (errno: Int32, times: Int)] = [:]
    /// errno by call, from the call on that comes after so many that succeed.
    var failAfter: [String: (errno: Int32, calls: Int)] = [:]
    /// Free pages by the power of two of their size.
    var pages: [Int: Int] = [21: 512]
    var heartbeat = Heartbeat.given
    /// Seconds after which memory that is given back is free again.
    var returnTime = 0.0
    /// What the console says; nil: nobody takes its connections.
    var console: String? = "[    0.000000] Linux version 4.14\r\nHello from the enclave\r\n"
    /// CPUs that can be had.
    var cpus = [1, 3, 5, 7]
    /// What has to lie behind the first 8 MiB of memory when the enclave starts; nil: it is not looked at.
    var image: [UInt8]?
    var memoryOffset: UInt64 = 8 << 20

    mutating func fail(_ call: String, _ errno: Int32, times: Int = .max) { failures[call] = (errno, times) }
}
