import NeshData

/// What a shell hands to a new keeper, as JSON through a pipe.
package struct KeeperOrder: Sendable, Equatable {
    /// The descriptors with which a keeper starts, besides 0, 1 and 2.
    package enum Descriptor {
        /// The order, then its end.
        package static let order: Int32 = 3
        /// Where it receives the image file and then the lock under which enclaves are started. The lock is closed once
        /// the enclave can be found: should the shell be killed before that, nobody else is given the same meanwhile.
        package static let door: Int32 = 4
        /// `StreamMessage`s to the shell: notes, `listening`, then `started` or `refused`.
        package static let answers: Int32 = 5
    }

    /// The enclave as it will be described; process id, state and start are the keeper's to fill in.
    package var enclave: Enclave
    /// Of the whole file, in bytes.
    package var imageSize: Int
    /// Where the ramdisks lie in the image, in the order in which they are unpacked.
    package var ramdisks: [EnclaveImage.Range]
    /// The directory that the keeper's sockets go into; absolute.
    package var socketsDirectory: String
    /// Where consoles are kept; nil keeps them in memory.
    package var logsDirectory: String?
    /// How many CPUs, where the hypervisor chooses them; nil: those of the enclave.
    package var cpuCount: Int?
    /// How long the enclave may take to boot; nil: as long as it does.
    package var bootTime: Duration?
    /// Where the user's root for documents of local enclaves is; nil: the enclave has no security module.
    package var rootFile: String?
    /// The ARN of the role that the enclave's instance should seem to have.
    package var role: String?
    /// What the enclave's programs trust beside what the image does; nil: nothing.
    package var trusted: TrustedAuthority?
    /// What the console says is passed on while the enclave boots.
    package var showsBoot: Bool

    package init(
        enclave: Enclave, imageSize: Int, ramdisks: [EnclaveImage.Range], socketsDirectory: String,
        logsDirectory: String?, cpuCount: Int? = nil, bootTime: Duration? = nil,
        rootFile: String? = nil, role: String? = nil, trusted: TrustedAuthority? = nil,
        showsBoot: Bool = false
    ) {
        self.enclave = enclave
        self.imageSize = imageSize
        self.ramdisks = ramdisks
        self.socketsDirectory = socketsDirectory
        self.logsDirectory = logsDirectory
        self.cpuCount = cpuCount
        self.bootTime = bootTime
        self.rootFile = rootFile
        self.role = role
        self.trusted = trusted
        self.showsBoot = showsBoot
    }

    package var json: JSON {
        [
            "Enclave": enclave.description(with: [.metadata, .facts]), "ImageSize": .integer(Int64(imageSize)),
            "Ramdisks": .array(
                ramdisks.map { [.integer(Int64(clamping: $0.offset)), .integer(Int64(clamping: $0.size))] }),
            "SocketsDirectory": .string(socketsDirectory), "LogsDirectory": logsDirectory.map { .string($0) } ?? .null,
            "CPUCount": cpuCount.map { .integer(Int64($0)) } ?? .null,
            "BootMilliseconds": bootTime.map { .integer($0.milliseconds) } ?? .null,
            "RootFile": rootFile.map { .string($0) } ?? .null, "RoleARN": role.map { .string($0) } ?? .null,
            "Trusted": trusted?.json ?? .null, "ShowsBoot": .bool(showsBoot),
        ]
    }

    /// What the enclave's security module is made of; nil: it has none.
    var module: ModuleOrder? {
        rootFile.map { ModuleOrder(root: LocalRootFile(path: $0), measurements: enclave.measurements, role: role) }
    }

    /// Nil for what is not of the form that `json` writes.
    package init?(json: JSON) {
        guard let enclave = json["Enclave"].flatMap(Enclave.init(description:)),
            let imageSize = json["ImageSize"]?.integer, let ramdisks = json["Ramdisks"]?.array,
            let sockets = json["SocketsDirectory"]?.string
        else { return nil }
        self.init(
            enclave: enclave, imageSize: imageSize,
            ramdisks: ramdisks.compactMap { range in
                guard let offset = range[0]?.integer.flatMap(UInt64.init(exactly:)),
                    let size = range[1]?.integer.flatMap(UInt64.init(exactly:))
                else { return nil }
                return EnclaveImage.Range(offset: offset, size: size)
            }, socketsDirectory: sockets, logsDirectory: json["LogsDirectory"]?.string,
            cpuCount: json["CPUCount"]?.integer, bootTime: json["BootMilliseconds"]?.integer.map { .milliseconds($0) },
            rootFile: json["RootFile"]?.string, role: json["RoleARN"]?.string,
            trusted: json["Trusted"].flatMap(TrustedAuthority.init(json:)), showsBoot: json["ShowsBoot"] == true)
    }
}

extension Duration {
    /// Whole milliseconds, cut off.
    package var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
