import NeshData

/// One enclave as its keeper describes it.
package struct Enclave: Granted, Sendable, Equatable {
    /// `<instance id>-enc<slot uid in lower-case hexadecimal>`.
    package struct ID: Sendable, Hashable, CustomStringConvertible {
        /// As it is shown: `i-…-enc…`.
        package var text: String
        package init(_ text: String) { self.text = text }
        package var description: String { text }

        /// What follows the last `-enc`; names the sockets. Nil if there is no `-enc`.
        package var slot: Substring? {
            guard let range = text.ranges(of: "-enc").last else { return nil }
            let slot = text[range.upperBound...]
            return slot.isEmpty ? nil : slot
        }
    }

    /// nitro-cli's three states; the raw value is what it prints.
    package enum State: String, Sendable {
        case running = "RUNNING"
        case terminating = "TERMINATING"
        case empty = "EMPTY"
    }

    package var id: ID
    package var grant: Grant
    /// The ID of the keeper's process; 0 where it cannot be seen from here.
    package var processID: Int32
    package var state: State
    /// `HashAlgorithm`, `PCR0`, `PCR1`, `PCR2` and, of a signed image, `PCR8`.
    package var measurements: JSON
    /// `ImageName`, `ImageVersion` and `Metadata`, when asked for; otherwise nil.
    package var metadata: JSON.Object?
    /// The engine that runs it; nil for an enclave whose keeper is another program.
    package var engine: EngineKind?
    /// When it booted, in seconds since 1970; nil where unknown.
    package var startedAt: Int64?
    /// The image it was started from; nil where unknown.
    package var imagePath: String?
    /// The mark of the shell that started it; nil where unknown.
    package var session: String?
    /// Bytes of its memory that are taken; nil where it cannot be known: the hypervisor does not say.
    package var memoryUsed: Int?
    /// Time that its programs have used CPUs since it started, in microseconds; nil where nobody counts it.
    package var cpuMicroseconds: Int?
    /// Bytes that its console has ever said; nil of an enclave without one, or where nobody counts it.
    package var consoleBytes: Int?
    /// Why its keeper gives no answer; all else is then what the keeper recorded last. Nil where it answers.
    package var silence: String?

    package init(
        id: ID, grant: Grant, processID: Int32, state: State, measurements: JSON, metadata: JSON.Object? = nil,
        engine: EngineKind? = nil, startedAt: Int64? = nil,
        imagePath: String? = nil, session: String? = nil, memoryUsed: Int? = nil
    ) {
        self.id = id
        self.grant = grant
        self.processID = processID
        self.state = state
        self.measurements = measurements
        self.metadata = metadata
        self.engine = engine
        self.startedAt = startedAt
        self.imagePath = imagePath
        self.session = session
        self.memoryUsed = memoryUsed
    }
}
