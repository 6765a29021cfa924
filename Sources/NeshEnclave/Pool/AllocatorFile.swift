import Glibc
import NeshData
import NeshSystem
import NeshYAML

/// `allocator.yaml`: what a parent instance sets aside for its enclaves.
///
/// Everybody who wants to know or change it goes through this. Edits change one value and keep every other byte,
/// comments included.
package struct AllocatorFile: Sendable {
    /// Where AWS's package puts it.
    package static let systemPath = "/etc/nitro_enclaves/allocator.yaml"
    /// What AWS's package sets aside where the file says nothing.
    package static let standardMemoryMiB = 512
    /// What AWS's package sets aside where the file says nothing.
    package static let standardCPUCount = 2

    /// Of the file.
    package let path: String
    /// False: the file is not there, and `text` is what it would hold with the defaults.
    package private(set) var exists: Bool
    private var content: YAMLText

    /// What is in it, byte for byte.
    package var text: String { content.text }

    /// Reads the file.
    /// - Parameter path: nil takes the system's file where there is one, otherwise the user's own.
    /// - Throws: E19 when the file is there and cannot be read, E17 when it is not YAML.
    package init(
        path: String? = nil, directories: UserDirectories = UserDirectories(), files: MachineFiles = MachineFiles()
    ) throws(Failure) {
        let chosen =
            path ?? (files.exists(Self.systemPath) ? Self.systemPath : directories.configuration + "/allocator.yaml")
        self.path = chosen
        var bytes = Array(Self.template.utf8)
        // Opening a pipe would wait for anyone who writes to it.
        if let status = try? File.status(files.path(chosen)), status.st_mode & S_IFMT != S_IFREG {
            throw Failure(.fileOperation, "\(chosen) is a directory, a pipe or a device, and no file of settings")
        }
        do {
            bytes = try File.read(files.path(chosen), limit: YAMLDocument.Bounds.size)
            exists = true
        } catch {
            guard error.errno == ENOENT else { throw error.failure(.fileOperation) }
            exists = false
        }
        do throws(YAMLProblem) { content = try YAMLText(bytes) } catch { throw error.failure(chosen) }
    }

    /// What the file asks for.
    /// - Throws: where an allocator would refuse it, with the line: E17, E47, E23 or E02.
    package var settings: AllocatorSettings {
        get throws(Failure) { try AllocatorSettings(content.document, path: path) }
    }

    /// The text of a key's value; nil where there is none, and in a list of pools.
    package func value(_ key: Key) -> String? { content.setting(key.rawValue)?.value.text }

    /// MiB set aside for enclaves.
    /// - Throws: as `settings` does.
    package var memoryMiB: Int {
        get throws(Failure) { try settings.memoryMiB ?? Self.standardMemoryMiB }
    }

    /// CPUs set aside for enclaves.
    /// - Throws: as `settings` does.
    package var cpuPool: CPUPool {
        get throws(Failure) { try settings.cpuPool ?? CPUPool(count: Self.standardCPUCount) }
    }

    /// Holds off others who change the file, and reads it again: what they changed meanwhile is not lost.
    /// - Parameter shared: the path of the file that all users may read, and so lock for as long as they like.
    /// - Returns: what has to live until the file is saved; nil where it cannot be locked.
    /// - Throws: E15 where another change does not end; `Failure.interrupted`; otherwise as `init` does.
    package mutating func reserve(
        interrupt: Interrupt? = nil, shared: String = systemPath
    ) throws(Failure) -> FileLock? {
        let target = AtomicFile.resolved(path)
        let folder = FilePath.directory(of: target)
        guard (try? File.makeDirectories(folder)) != nil else { return nil }
        let deadline = Deadline(after: .seconds(10))
        if path == shared {
            let door = folder + "/.allocator.lock"
            guard (try? File.open(door, O_RDONLY | O_CREAT | O_NOFOLLOW, mode: 0o600)) != nil else { return nil }
            let lock = try FileLock.acquire(door, until: deadline, interrupt: interrupt)
            self = try AllocatorFile(path: path)
            return lock
        }
        while true {
            let isThere = File.exists(target)
            if isThere, access(target, R_OK) < 0 { return nil }
            // Only those who make the file at the same time meet at its folder, which a lesson holds to its end.
            let limit = isThere ? deadline : Deadline(after: .milliseconds(200))
            var lock: FileLock?
            do throws(Failure) {
                lock = try FileLock.acquire(isThere ? target : folder, until: limit, interrupt: interrupt)
            } catch {
                if isThere { throw error }
                try interrupt?.check()
            }
            // A file that was replaced before it was locked is nobody's any more.
            if isThere ? lock?.isOf(target) == true : !File.exists(target) {
                self = try AllocatorFile(path: path)
                return lock
            }
        }
    }

    /// Changes one setting, in this copy only. Setting one of the keys for CPUs comments the other one out.
    /// - Throws: E03 for a value that the allocator would not take; E17 where the change would harm the file, with the
    ///   line and what to write by hand.
    package mutating func set(_ key: Key, to value: String) throws(Failure) {
        try Self.check(key, value)
        if let elements = content.document.root?.elements {
            throw YAMLProblem(
                "the file holds a list of \(elements.count) pools, and which of them is meant is not known",
                at: content.document.root?.start ?? .beginning,
                fixes: ["write by hand, in the pool that is meant: \(key.rawValue): \(value)"]
            ).failure(path)
        }
        var changed = content
        do throws(YAMLProblem) {
            try changed.set(key.rawValue, to: value, isText: key == .cpuPool)
            switch key {
            case .memory: break
            case .cpuCount: try changed.commentOut(Key.cpuPool.rawValue)
            case .cpuPool: try changed.commentOut(Key.cpuCount.rawValue)
            }
        } catch { throw error.failure(path) }
        // A key that no allocator knows makes it refuse the file, whatever else is fixed.
        do throws(Failure) { _ = try AllocatorSettings(changed.document, path: path) } catch {
            if error.code == .serde { throw error }
        }
        content = changed
    }

    private static func check(_ key: Key, _ value: String) throws(Failure) {
        var code = ErrorCode.invalidArgument
        var reason: [String] = []
        do throws(Failure) {
            let isNothing =
                switch try key.read(value) {
                case .ids(let ids): ids.isEmpty
                case .count(let count): key == .cpuCount && count != 0 && CPUPool(count: count).ids.isEmpty
                }
            if !isNothing { return }
            reason = ["it sets no CPU aside: a core has two"]
        } catch {
            code = error.code ?? code
            reason = [error.message]
        }
        // `2GB` says what is meant; other texts, and a number that is refused, do not.
        let meant = key.fix(of: value)
        let isUnclear = meant.hasSuffix(" NUMBER") || meant.hasSuffix(" \(value)")
        throw Failure(
            code, "'\(value)' is not a value for \(key.rawValue)",
            details: reason + (isUnclear ? ["for example: \(key.example)"] : []), fixes: isUnclear ? [] : [meant])
    }

    /// Writes the file, all or nothing; creates its folder.
    /// - Throws: E18 without the right to, otherwise E19.
    package mutating func save() throws(Failure) {
        do {
            if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
                try File.makeDirectories(String(path[..<slash]))
            }
            try AtomicFile.write(text.utf8, to: path)
            exists = true
        } catch {
            guard error.errno == EACCES || error.errno == EPERM || error.errno == EROFS else {
                throw error.failure(.fileOperation)
            }
            throw Failure(
                .filePermissions, error.description,
                fixes: ["sudo nesh allocator set …", "option allocator-file FILE  # uses a file of your own"])
        }
    }

    private static let template = """
        ---
        # What this machine sets aside for enclaves of nesh's local engine, as a parent instance does
        # in \(systemPath).

        # MiB of memory.
        memory_mib: \(standardMemoryMiB)

        # Number of CPUs, or with cpu_pool the ids of CPUs, such as 1,3 or 2-5: one of the two.
        cpu_count: \(standardCPUCount)
        # cpu_pool: 1,3

        """
}
