import Glibc
import NeshData
import NeshSystem

/// An enclave that is gone, as its log shows.
package struct EndedEnclave: Sendable, Equatable {
    /// How many logs of ended enclaves are kept.
    package static let limit = 20

    package var enclave: Enclave
    /// Why it is gone.
    package var reason: ExitReason
    /// Seconds since 1970; nil where its keeper was killed.
    package var endedAt: Int64?
    /// The file with its console.
    package var logPath: String

    /// Where a user's logs are.
    package static func directory(_ user: UserDirectories = UserDirectories()) -> String {
        EngineSettings.logsDirectory(user)
    }

    /// Those whose logs are kept, the latest first.
    package static func all(in directory: String = directory()) -> [EndedEnclave] {
        ended(in: directory).compactMap(read)
    }

    /// The one with this ID, which is known to have no keeper. Its log may still be locked: of all that
    /// a killed process leaves, the kernel closes some first.
    package static func of(_ id: Enclave.ID, in directory: String = directory()) -> EndedEnclave? {
        read("\(directory)/\(id).log")
    }

    private static func read(_ path: String) -> EndedEnclave? {
        guard let log = try? ConsoleLog.open(path), let facts = try? log.facts,
            let enclave = Enclave(description: facts)
        else { return nil }
        return EndedEnclave(
            enclave: enclave,
            reason: facts["Ending"].flatMap(ExitReason.init(json:)) ?? .lost("its keeper was killed"),
            endedAt: facts["EndedAt"].flatMap(Enclave.time), logPath: path)
    }

    /// Removes the oldest logs of ended enclaves, but for the latest ones. Each keeper does it at its enclave's end.
    static func prune(_ directory: String) {
        for path in ended(in: directory).dropFirst(limit) { unlink(path) }
    }

    /// Logs that no keeper holds, the latest first.
    private static func ended(in directory: String) -> [String] {
        let names = ((try? File.names(in: directory)) ?? []).filter { $0.hasSuffix(".log") }
        let logs = names.compactMap { name -> (path: String, changed: timespec)? in
            let path = "\(directory)/\(name)"
            guard let file = try? ConsoleLog.ordinaryFile(path), flock(file.raw, LOCK_SH | LOCK_NB) == 0,
                let status = try? File.status(path)
            else { return nil }
            return (path, status.st_mtim)
        }
        return logs.sorted { left, right in
            (left.changed.tv_sec, left.changed.tv_nsec) > (right.changed.tv_sec, right.changed.tv_nsec)
        }.map(\.path)
    }
}
