import Glibc
import NeshData
import NeshSystem

/// `allocator.yaml`: what a parent instance sets aside for its enclaves.
///
/// A flat file of `key: value` lines. Edits change one line and keep every other byte, comments included.
package struct AllocatorFile: Sendable, Equatable {
    package static let systemPath = "/etc/nitro_enclaves/allocator.yaml"
    package static let standardMemoryMiB = 512
    package static let standardCPUCount = 2

    package let path: String
    /// False: the file is not there, and `text` is what it would hold with the defaults.
    package private(set) var exists: Bool
    package private(set) var text: String

    mutating func setText(_ text: String) { self.text = text }

    package enum Key: String, Sendable, CaseIterable {
        case memory = "memory_mib"
        case cpuCount = "cpu_count"
        case cpuPool = "cpu_pool"
    }

    /// Reads the settings.
    /// - Parameter path: nil takes the system's file where there is one, else the user's own.
    /// - Throws: E19 when the file is there and cannot be read.
    package init(path: String? = nil, directories: UserDirectories = UserDirectories()) throws(Failure) {
        let chosen =
            path ?? (File.exists(Self.systemPath) ? Self.systemPath : directories.configuration + "/allocator.yaml")
        self.path = chosen
        do {
            text = try File.text(chosen, limit: 1 << 20)
            exists = true
        } catch {
            guard error.errno == ENOENT else { throw error.failure(.fileOperation) }
            text = Self.template
            exists = false
        }
    }

    /// The value of a key's last uncommented line, without quotes and comment; nil where there is none.
    package func value(_ key: Key) -> String? {
        lines.last { $0.key == key }?.value
    }

    /// MiB set aside for enclaves.
    /// - Throws: E47 when the file says something else than a number ≥ 0.
    package var memoryMiB: Int {
        get throws(Failure) { try number(.memory, else: Self.standardMemoryMiB, most: 1 << 30) }
    }

    /// CPUs set aside for enclaves.
    /// - Throws: E47 or E23 for a malformed value, E02 when both keys for CPUs are there.
    package var cpuPool: CPUPool {
        get throws(Failure) {
            if let pool = value(.cpuPool) {
                guard value(.cpuCount) == nil else {
                    throw Failure(
                        .conflictingArgument, "\(path) sets both cpu_count and cpu_pool",
                        fixes: ["remove or comment out one of the two lines"])
                }
                return CPUPool(ids: try CPUList.parse(pool))
            }
            return CPUPool(count: try number(.cpuCount, else: Self.standardCPUCount, most: 1024))
        }
    }

    private func number(_ key: Key, else standard: Int, most: Int) throws(Failure) -> Int {
        guard let text = value(key) else { return standard }
        guard let number = Int(text), (0...most).contains(number) else {
            throw Failure(
                .integerParsing, "\(key.rawValue) in \(path) is '\(text)', not a number from 0 to \(most)",
                fixes: ["allocator set \(key.rawValue) \(standard)"])
        }
        return number
    }

    /// Changes one setting, in this copy only. Setting one of the keys for CPUs comments the other one out.
    /// - Throws: E03, E47 or E23 for a value that the allocator would not take.
    package mutating func set(_ key: Key, to value: String) throws(Failure) {
        var changed = self
        changed.replace(key, with: value)
        switch key {
        case .memory: break
        case .cpuCount: changed.commentOut(.cpuPool)
        case .cpuPool: changed.commentOut(.cpuCount)
        }
        // Whatever could not be read back is refused.
        do throws(Failure) {
            _ = try changed.memoryMiB
            let setsNoCPU = try changed.cpuPool.ids.isEmpty
            if key != .memory && setsNoCPU && value != "0" {
                throw Failure(.invalidArgument, "\(key.rawValue) \(value) sets no CPU aside")
            }
        } catch {
            throw Failure(
                error.code ?? .invalidArgument, "'\(value)' is no value for \(key.rawValue)",
                fixes: [key == .cpuPool ? "allocator set cpu_pool 1,3" : "allocator set \(key.rawValue) 2048"])
        }
        self = changed
    }

    /// Writes the file, all or nothing; creates its folder.
    /// - Throws: E18 without the right to, else E19.
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
                fixes: ["sudo nesh allocator set …", "option allocator-file FILE uses a file of your own"])
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
