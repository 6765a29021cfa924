import NeshData

/// Makes a build's one spool when it is needed first.
final class SpoolProvider {
    private let directory: String
    private var spool: Spool?

    init(environment: [String: String]) { directory = Spool.directory(in: environment) }

    /// The spool, with room for so many bytes more.
    /// - Throws: E19 when there is no place for it.
    func spool(room bytes: UInt64) throws(Failure) -> Spool {
        let made: Spool
        if let spool { made = spool } else { made = try Spool(directory: directory) }
        spool = made
        try made.requireRoom(for: bytes)
        return made
    }
}
