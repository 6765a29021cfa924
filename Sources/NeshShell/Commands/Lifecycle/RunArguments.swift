import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshImageVerbs
import NeshKMS
import NeshLanguage
import NeshSystem

/// `run-enclave`'s request, from its options or from a `--config` file.
struct RunArguments {
    var request: EnclaveRequest
    var attaches: Bool

    init(_ call: Call, in context: CommandContext) throws(Failure) {
        let own = RunEnclave.parameters
        attaches = call[own.attach]
        if let path = call[own.config] {
            self = try Self(config: path, attaches: attaches, in: context)
            if let role = call[own.role] { request.role = role }
            request.showsBoot = self.attaches
            request.trusted = try Self.trusted(call[own.trustLocalCA], request.imagePath, in: context)
            return
        }
        let cpus: EnclaveRequest.CPUs =
            if let count = call[own.cpuCount] { .count(count) } else { .ids(call[own.cpuIDs]) }
        let path = FilePath.absolute(try CurrentImage.path(call[own.image], for: "run-enclave", in: context))
        if call[own.cid] == 0 {
            context.emit(.progress("The enclave CID is 0: a free one is chosen."))
        }
        request = EnclaveRequest(
            imagePath: path, memoryMiB: try Self.memory(call, path, in: context), cpus: cpus,
            cid: call[own.cid].flatMap { $0 == 0 ? nil : $0 }, debug: call[own.debug] || attaches,
            name: call[own.name] ?? Self.name(ofImage: path), session: context.session.mark,
            bootLimit: Self.bootLimit(in: context), role: call[own.role] ?? context.session.settings[\.role],
            trusted: try Self.trusted(call[own.trustLocalCA], path, in: context), showsBoot: attaches)
    }

    /// The local KMS's authority while that runs, or where it is asked for; none without an image that could trust it.
    private static func trusted(
        _ isWanted: Bool, _ image: String, in context: CommandContext
    ) throws(Failure) -> TrustedAuthority? {
        let directory = KMSDirectory(
            data: UserDirectories(environment: context.session.environment.variables).data)
        guard isWanted || RunningKMS.find(directory) != nil, File.exists(image) else { return nil }
        try directory.make()
        let authority = try LocalAuthority(directory)
        return TrustedAuthority(pem: authority.pem, hash: authority.nameHash)
    }

    /// The eight keys of nitro-cli's configuration file.
    private init(config path: String, attaches: Bool, in context: CommandContext) throws(Failure) {
        let file = try ConfigFile(path)
        let cpus: EnclaveRequest.CPUs
        switch (try file.number("cpu_count"), try file.numbers("cpu_ids")) {
        case (let count?, nil): cpus = .count(count)
        case (nil, let ids?): cpus = .ids(ids)
        case (nil, nil): throw Failure(.missingArgument, "\(path): one of cpu_count and cpu_ids is missing")
        case (_?, _?): throw Failure(.conflictingArgument, "\(path): cpu_count and cpu_ids exclude each other")
        }
        let attachesHere = try file.flag("attach_console")
        self.attaches = attaches || attachesHere
        let cid = try file.number("enclave_cid") ?? 0
        guard let cid = UInt32(exactly: cid) else {
            throw Failure(.invalidArgument, "\(path): \(cid) is not a CID: they go from 4 to 4294967294")
        }
        let debug = try file.flag("debug_mode")
        guard let memory = try file.number("memory_mib") else {
            throw Failure(.missingArgument, "\(path): memory_mib is missing")
        }
        let image = FilePath.absolute(
            try CurrentImage.path(try file.text("eif_path"), for: "run-enclave", in: context))
        request = EnclaveRequest(
            imagePath: image, memoryMiB: memory, cpus: cpus, cid: cid == 0 ? nil : cid,
            debug: debug || self.attaches, name: try file.text("enclave_name") ?? Self.name(ofImage: image),
            session: context.session.mark, bootLimit: Self.bootLimit(in: context),
            role: context.session.settings[\.role])
    }

    /// `auto` is the least that the image can have.
    private static func memory(_ call: Call, _ path: String, in context: CommandContext) throws(Failure) -> Int {
        switch call[RunEnclave.parameters.memory] {
        case .mebibytes(let memory): return memory
        case .automatic, nil: break
        }
        let size: Int
        do throws(SystemError) {
            guard let status = try File.status(path) else { throw SystemError("stat", errno: ENOENT, path) }
            size = Int(status.st_size)
        } catch { throw error.failure() }
        let memory = Reservation.leastMemory(imageSize: size)
        context.emit(.progress("memory: \(memory) MiB, the least for an image of \((size + (1 << 20) - 1) >> 20) MiB"))
        return memory
    }

    private static func bootLimit(in context: CommandContext) -> Duration? {
        context.session.settings[\.bootTimeout]
    }

    /// The file's name without `.eif`.
    static func name(ofImage path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        return last.hasSuffix(".eif") && last.utf8.count > 4 ? String(last.dropLast(4)) : last
    }
}
