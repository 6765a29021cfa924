import Glibc
import NeshData
import NeshSystem
import Synchronization

/// The keys and aliases of one user, in memory and in files: a file a key, and one for all aliases.
///
/// Files are private (0600) and change as a whole. One process at a time may hold a store: `KMSDirectory.lock`.
package final class KeyStore: Sendable {
    /// Keys that a store may hold; more is a mistake of a program's.
    package static let keyLimit = 10_000
    /// The most aliases that a store holds.
    package static let aliasLimit = 10_000

    private struct Content {
        var keys: [String: KMSKey] = [:]
        /// Region and name, as the alias's ARN, to the key's ID.
        var aliases: [String: Alias] = [:]
    }

    /// A second name of a key.
    package struct Alias: Sendable {
        /// `alias/NAME`
        package var name: String
        /// The region that the alias is of.
        package var region: String
        /// The key that it means.
        package var keyID: String
        /// Seconds since 1970.
        package var created: Int64
    }

    /// Nil where nothing can be written.
    private let directory: String?
    private let content: Mutex<Content>

    /// A store without keys that nobody has made yet: what would write to it fails with `KMSError.unmade`.
    init() {
        directory = nil
        content = Mutex(Content())
    }

    /// Reads what is there.
    /// - Parameter directory: of the keys' files; made when the first is written.
    /// - Throws: `Failure` that names the file which cannot be read.
    package init(_ directory: String) throws(Failure) {
        self.directory = directory
        var content = Content()
        for name in try Self.names(in: directory) where name.hasSuffix(".json") {
            let path = directory + "/" + name
            let bytes = try failing(.readFromDisk, try File.read(path, limit: 1 << 22))
            do throws(ParseError) {
                let json = try JSON.parse(bytes)
                if name == Self.aliasFile {
                    content.aliases = Self.aliases(json)
                } else {
                    let key = try KMSKey(file: json)
                    content.keys[key.id] = key
                }
            } catch {
                throw Failure(
                    .serde, "\(path) is not a key of the local KMS: \(error)",
                    fixes: ["move the file away; what was encrypted under that key is then lost"], about: .file(path))
            }
        }
        self.content = Mutex(content)
    }

    private static func names(in directory: String) throws(Failure) -> [String] {
        do throws(SystemError) { return try File.names(in: directory) } catch {
            if error.errno == ENOENT { return [] }
            throw error.failure(.readFromDisk)
        }
    }

    private static let aliasFile = "aliases.json"

    private static func aliases(_ json: JSON) -> [String: Alias] {
        var aliases: [String: Alias] = [:]
        for entry in json["aliases"]?.array ?? [] {
            guard let name = entry["name"]?.string, let region = entry["region"]?.string,
                let key = entry["key"]?.string, let created = entry["created"]?.integer
            else { continue }
            aliases[LocalAccount.aliasARN(name, region: region)] =
                Alias(name: name, region: region, keyID: key, created: Int64(created))
        }
        return aliases
    }

    /// All keys of a region, in the order of their IDs. Keys whose time has come are deleted first.
    package func keys(in region: String, now: Int64) -> [KMSKey] {
        removeDue(now)
        return content.withLock { content in
            content.keys.values.filter { $0.region == region }.sorted { $0.id < $1.id }
        }
    }

    /// The key of this ID; nil where there is none in the region, or its time to be deleted has come.
    package func key(_ id: String, in region: String, now: Int64) -> KMSKey? {
        let key = content.withLock { $0.keys[id] }
        guard let key, key.region == region else { return nil }
        if case .pendingDeletion(let date, _) = key.state, date <= now {
            removeDue(now)
            return nil
        }
        return key
    }

    /// Every region's, in the order of their names.
    package func aliases(in region: String) -> [Alias] {
        content.withLock { content in
            content.aliases.values.filter { $0.region == region }.sorted { $0.name < $1.name }
        }
    }

    /// The alias of this name, which begins with `alias/`; nil where there is none in the region.
    package func alias(_ name: String, in region: String) -> Alias? {
        content.withLock { $0.aliases[LocalAccount.aliasARN(name, region: region)] }
    }

    /// Adds or replaces a key, on the disk first.
    /// - Throws: LimitExceededException above `keyLimit` keys; an internal error where the disk refuses it.
    package func put(_ key: KMSKey) throws(KMSError) {
        try change { content throws(KMSError) in
            guard content.keys[key.id] != nil || content.keys.count < Self.keyLimit else {
                throw KMSError(.limitExceeded, "This local KMS holds at most \(Self.keyLimit) keys.")
            }
            try write(key.file, to: key.id + ".json")
            content.keys[key.id] = key
        }
    }

    /// Changes a key as it is at this moment.
    /// - Throws: what `body` throws; NotFoundException where it is gone.
    package func update(
        _ id: String, _ body: (inout KMSKey) throws(KMSError) -> Void
    ) throws(KMSError) {
        try change { content throws(KMSError) in
            guard var key = content.keys[id] else { throw .notFound("Key '\(id)' does not exist") }
            try body(&key)
            try write(key.file, to: id + ".json")
            content.keys[id] = key
        }
    }

    /// Sets or takes away an alias.
    /// - Parameter body: gets the alias that there is and gives the one that should be.
    /// - Throws: what `body` throws; LimitExceededException above `aliasLimit` aliases.
    package func updateAlias(
        _ name: String, in region: String, _ body: (Alias?) throws(KMSError) -> Alias?
    ) throws(KMSError) {
        try change { content throws(KMSError) in
            let arn = LocalAccount.aliasARN(name, region: region)
            var aliases = content.aliases
            aliases[arn] = try body(aliases[arn])
            guard aliases.count <= Self.aliasLimit else {
                throw KMSError(.limitExceeded, "This local KMS holds at most \(Self.aliasLimit) aliases.")
            }
            try write(aliases)
            content.aliases = aliases
        }
    }

    private func removeDue(_ now: Int64) {
        try? change { content throws(KMSError) in
            for key in content.keys.values {
                guard case .pendingDeletion(let date, _) = key.state, date <= now else { continue }
                guard let directory, (try? File.remove("\(directory)/\(key.id).json")) != nil else { continue }
                content.keys[key.id] = nil
                let aliases = content.aliases.filter { $0.value.keyID != key.id }
                if aliases.count < content.aliases.count {
                    try write(aliases)
                    content.aliases = aliases
                }
            }
        }
    }

    private func change(_ body: (inout Content) throws(KMSError) -> Void) throws(KMSError) {
        let result = content.withLock { content -> Result<Void, KMSError> in
            do throws(KMSError) {
                try body(&content)
                return .success(())
            } catch { return .failure(error) }
        }
        try result.get()
    }

    private func write(_ aliases: [String: Alias]) throws(KMSError) {
        let entries = aliases.values.sorted { ($0.region, $0.name) < ($1.region, $1.name) }.map { alias -> JSON in
            [
                "name": .string(alias.name), "region": .string(alias.region), "key": .string(alias.keyID),
                "created": .integer(alias.created),
            ]
        }
        try write(["format": 1, "aliases": .array(entries)], to: Self.aliasFile)
    }

    private func write(_ json: JSON, to name: String) throws(KMSError) {
        guard let directory else { throw .unmade }
        do throws(SystemError) {
            try File.makeDirectories(directory, mode: 0o700)
            try AtomicFile.write(Array((json.pretty + "\n").utf8), to: "\(directory)/\(name)", mode: 0o600)
        } catch { throw .internal("the key store cannot be written: \(error)") }
    }
}
