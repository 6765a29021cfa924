/// What `run-enclave` asks an engine for; the shell has checked the form of each value, the engine checks the rest.
package struct EnclaveRequest: Sendable, Equatable {
    /// `--cpu-count` or `--cpu-ids`.
    package enum CPUs: Sendable, Equatable {
        case count(Int)
        case ids([Int])
    }

    /// The image file, absolute.
    package var imagePath: String
    /// How much memory it asks for, in MiB.
    package var memoryMiB: Int
    package var cpus: CPUs
    /// Nil: the engine chooses a free one.
    package var cid: UInt32?
    /// With `--debug-mode`.
    package var debug: Bool
    /// Wanted name; `_1`, `_2`, … is added while another enclave has it.
    package var name: String
    /// Who asks: enclaves of one shell carry its mark, for `terminate-enclave --session`.
    package var session: String?
    /// The longest that it may take to boot; nil: what its size allows.
    package var bootLimit: Duration?
    /// The ARN of the role that the enclave's instance should seem to have, where an engine makes documents itself.
    package var role: String?
    /// What its programs trust beside what the image does, where an engine can show it to them.
    package var trusted: TrustedAuthority?
    /// What the console says while it boots is wanted, of an enclave in debug mode.
    package var showsBoot: Bool

    package init(
        imagePath: String, memoryMiB: Int, cpus: CPUs, cid: UInt32? = nil, debug: Bool = false, name: String,
        session: String? = nil, bootLimit: Duration? = nil, role: String? = nil,
        trusted: TrustedAuthority? = nil, showsBoot: Bool = false
    ) {
        self.imagePath = imagePath
        self.memoryMiB = memoryMiB
        self.cpus = cpus
        self.cid = cid
        self.debug = debug
        self.name = name
        self.session = session
        self.bootLimit = bootLimit
        self.role = role
        self.trusted = trusted
        self.showsBoot = showsBoot
    }
}
