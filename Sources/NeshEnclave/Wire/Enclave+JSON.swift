import NeshData
import NeshSystem

extension Enclave {
    /// What a keeper answers to `Describe`, in nitro-cli's order.
    /// - Parameter details: `facts` adds an object `Nesh` with what nitro-cli does not know, and in it what is known
    ///   of its use.
    package func description(with details: EnclaveDetails) -> JSON {
        var object: JSON.Object = [
            "EnclaveName": .string(grant.name), "EnclaveID": .string(id.text), "ProcessID": .integer(Int64(processID)),
            "EnclaveCID": .integer(Int64(grant.cid)), "NumberOfCPUs": .integer(Int64(grant.cpuIDs.count)),
            "CPUIDs": .array(grant.cpuIDs.map { .integer(Int64($0)) }), "MemoryMiB": .integer(Int64(grant.memoryMiB)),
            "State": .string(state.rawValue), "Flags": .string(grant.debug ? "DEBUG_MODE" : "NONE"),
            "Measurements": measurements,
        ]
        if details.contains(.metadata) { for member in metadata?.members ?? [] { object[member.key] = member.value } }
        if details.contains(.facts) {
            var extra: JSON.Object = [:]
            extra["Engine"] = engine.map { .string($0.rawValue) }
            extra["StartedAt"] = startedAt.map { .integer($0) }
            extra["ImagePath"] = imagePath.map { .string($0) }
            extra["Session"] = session.map { .string($0) }
            extra["MemoryUsed"] = memoryUsed.map { .integer(Int64($0)) }
            extra["CPUMicroseconds"] = cpuMicroseconds.map { .integer(Int64($0)) }
            extra["ConsoleBytes"] = consoleBytes.map { .integer(Int64($0)) }
            object["Nesh"] = .object(extra)
        }
        return .object(object)
    }

    /// The longest ID and name that are read, in bytes.
    private static let wordLimit = 1024
    /// No machine has more.
    private static let memoryLimitMiB = 1 << 30

    /// Reads such a description; nil where something that every enclave has is missing or cannot be.
    ///
    /// Anybody may keep a socket in a shared directory and say anything: what is read here can be added up and
    /// shown without a further look. A name with a line break, which could look like lines of nesh's, has none.
    package init?(description json: JSON) {
        guard let id = json["EnclaveID"]?.string, id.utf8.count <= Self.wordLimit, id == id.spelledOut,
            let processID = json["ProcessID"]?.integer.flatMap(Int32.init(exactly:)), processID >= 0,
            let cid = json["EnclaveCID"]?.integer.flatMap(UInt32.init(exactly:)),
            let memory = json["MemoryMiB"]?.integer, (0...Self.memoryLimitMiB).contains(memory),
            let cpuIDs = json["CPUIDs"].flatMap(Self.cpuIDs),
            let flags = json["Flags"]?.string, let state = json["State"]?.string.flatMap(State.init(rawValue:))
        else { return nil }
        let name = json["EnclaveName"]?.string?.spelledOut ?? id
        guard name.utf8.count <= Self.wordLimit else { return nil }
        let facts = json["Nesh"]
        self.init(
            id: ID(id),
            grant: Grant(
                name: name, cid: cid, cpuIDs: cpuIDs, memoryMiB: memory, debug: flags == "DEBUG_MODE"),
            processID: processID, state: state, measurements: json["Measurements"] ?? [:],
            engine: facts?["Engine"]?.string.flatMap(EngineKind.init(rawValue:)),
            startedAt: facts?["StartedAt"].flatMap(Self.time),
            imagePath: facts?["ImagePath"]?.string?.spelledOut, session: facts?["Session"]?.string?.spelledOut,
            memoryUsed: facts?["MemoryUsed"]?.integer.flatMap {
                (0...(Self.memoryLimitMiB << 20)).contains($0) ? $0 : nil
            })
        // More than a thousand CPUs use in a century, and more than any disk holds, is a lie.
        func total(_ key: String) -> Int? { facts?[key]?.integer.flatMap { (0...(1 << 62)).contains($0) ? $0 : nil } }
        cpuMicroseconds = total("CPUMicroseconds")
        consoleBytes = total("ConsoleBytes")
        var metadata: JSON.Object = [:]
        for key in ["ImageName", "ImageVersion", "Metadata"] { metadata[key] = json[key] }
        if !metadata.members.isEmpty { self.metadata = metadata }
    }

    private static func cpuIDs(_ json: JSON) -> [Int]? {
        guard let elements = json.array, elements.count <= CPUList.limit else { return nil }
        let ids = elements.compactMap(\.integer).filter { (0..<CPUList.limit).contains($0) }
        return ids.count == elements.count ? ids : nil
    }

    /// Seconds since 1970, of this or the next few thousand years; nil for others.
    static func time(_ json: JSON) -> Int64? {
        json.integer.flatMap { (0...(1 << 37)).contains($0) ? Int64($0) : nil }
    }
}

extension ExitReason {
    package var json: JSON {
        switch self {
        case .exited(let status): ["Exited": .integer(Int64(status))]
        case .signalled(let number): ["Signalled": .integer(Int64(number))]
        case .outOfMemory: ["OutOfMemory": true]
        case .terminated: ["Terminated": true]
        case .bootFailed(let why): ["BootFailed": .string(why)]
        case .lost(let why): ["Lost": .string(why)]
        }
    }

    /// Nil for what is not of the form that `json` writes.
    package init?(json: JSON) {
        if let status = json["Exited"]?.integer.flatMap(Int32.init(exactly:)) {
            self = .exited(status)
        } else if let number = json["Signalled"]?.integer.flatMap(Int32.init(exactly:)) {
            self = .signalled(number)
        } else if json["OutOfMemory"] != nil {
            self = .outOfMemory
        } else if json["Terminated"] != nil {
            self = .terminated
        } else if let why = json["BootFailed"]?.string?.spelledOut {
            self = .bootFailed(why)
        } else if let why = json["Lost"]?.string?.spelledOut {
            self = .lost(why)
        } else {
            return nil
        }
    }
}

extension Failure {
    /// As it travels from a keeper to the shell that started it.
    package var json: JSON {
        [
            "Code": .integer(Int64((code ?? .unspecified).rawValue)), "Message": .string(message),
            "Details": .array(details.map { .string($0) }), "Fixes": .array(fixes.map { .string($0) }),
            "Subject": subject?.json ?? .null,
        ]
    }

    package init(json: JSON) {
        self.init(
            json["Code"]?.integer.flatMap(ErrorCode.init(rawValue:)) ?? .unspecified,
            json["Message"]?.string?.spelledOut ?? "the keeper sent a failure without a message",
            details: json["Details"]?.array?.compactMap(\.string?.spelledOut) ?? [],
            fixes: json["Fixes"]?.array?.compactMap(\.string?.spelledOut) ?? [],
            about: json["Subject"].flatMap(Failure.Subject.init(json:)))
    }
}

extension Failure.Subject {
    fileprivate var json: JSON {
        switch self {
        case .parameter(let name, let instead):
            ["Parameter": .string(name), "Instead": instead.map { .string($0) } ?? .null]
        case .file(let path, let isMissing): ["File": .string(path), "Missing": .bool(isMissing)]
        case .enclave(let text, let near): ["Enclave": .string(text), "Near": .array(near.map { .string($0) })]
        // A keeper has no line.
        case .words, .exchanged: .null
        }
    }

    fileprivate init?(json: JSON) {
        if let name = json["Parameter"]?.string {
            self = .parameter(name, instead: json["Instead"]?.string)
        } else if let path = json["File"]?.string {
            self = .file(path, isMissing: json["Missing"] == .bool(true))
        } else if let text = json["Enclave"]?.string {
            self = .enclave(text, near: json["Near"]?.array?.compactMap(\.string) ?? [])
        } else {
            return nil
        }
    }
}
