import NeshData
import NeshEngine
import NeshLanguage
import NeshSystem

/// `run-enclave`'s request, from its options or from a `--config` file.
struct RunArguments {
    var request: EnclaveRequest
    var attaches: Bool

    init(_ call: Call, in context: CommandContext) throws(Failure) {
        attaches = call[RunEnclave.attach]
        if let path = call[RunEnclave.config] {
            self = try Self(config: path, attaches: attaches, in: context)
            return
        }
        let cpus: EnclaveRequest.CPUs =
            if let count = call[RunEnclave.cpuCount] { .count(count) } else { .ids(call[RunEnclave.cpuIDs]) }
        let path = FilePath.absolute(try CurrentImage.path(call[RunEnclave.image], for: "run-enclave", in: context))
        if call[RunEnclave.cid] == 0 {
            context.emit(.progress("The enclave CID is 0: a free one is chosen."))
        }
        request = EnclaveRequest(
            imagePath: path, memoryMiB: call[RunEnclave.memory] ?? 0, cpus: cpus,
            cid: call[RunEnclave.cid].flatMap { $0 == 0 ? nil : $0 }, debug: call[RunEnclave.debug] || attaches,
            name: call[RunEnclave.name] ?? Self.name(ofImage: path), session: context.session.mark,
            bootLimit: Self.bootLimit(in: context))
    }

    /// The eight keys of nitro-cli's configuration file.
    private init(config path: String, attaches: Bool, in context: CommandContext) throws(Failure) {
        let json: JSON
        do {
            json = try JSON.parse(try File.text(path, limit: 1 << 20))
        } catch let error as SystemError {
            throw error.failure()
        } catch {
            throw Failure(.serde, "\(path) is not JSON: \(error)")
        }
        let cpus: EnclaveRequest.CPUs
        switch (json["cpu_count"]?.integer, json["cpu_ids"]?.array) {
        case (let count?, nil): cpus = .count(count)
        case (nil, let ids?): cpus = .ids(ids.compactMap(\.integer))
        case (nil, nil): throw Failure(.missingArgument, "\(path): one of cpu_count and cpu_ids is missing")
        case (_?, _?): throw Failure(.conflictingArgument, "\(path): cpu_count and cpu_ids exclude each other")
        }
        self.attaches = attaches || json["attach_console"]?.bool == true
        let image = FilePath.absolute(try CurrentImage.path(json["eif_path"]?.string, for: "run-enclave", in: context))
        request = EnclaveRequest(
            imagePath: image, memoryMiB: json["memory_mib"]?.integer ?? 0, cpus: cpus,
            cid: json["enclave_cid"]?.integer.flatMap { $0 == 0 ? nil : UInt32(exactly: $0) },
            debug: json["debug_mode"]?.bool == true || self.attaches,
            name: json["enclave_name"]?.string ?? Self.name(ofImage: image), session: context.session.mark,
            bootLimit: Self.bootLimit(in: context))
    }

    private static func bootLimit(in context: CommandContext) -> Duration? {
        DurationText.parse(context.session.settings.value(of: .bootTimeout))
    }

    /// The file's name without `.eif`.
    static func name(ofImage path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        return last.hasSuffix(".eif") && last.utf8.count > 4 ? String(last.dropLast(4)) : last
    }
}
