import Glibc
import NeshAttestation
import NeshData
import NeshSystem

/// The file that holds a user's root for documents of local enclaves: key and certificate, readable by the user alone.
package struct LocalRootFile: Sendable, Equatable {
    /// Absolute.
    package let path: String

    package init(path: String) { self.path = path }

    /// That of a user.
    package init(_ user: UserDirectories) { self.init(data: user.data) }

    /// That of the user whose files of this program are there.
    package init(data: String) { path = data + "/attestation-root.pem" }

    /// A root and its key take less than 2 KiB.
    private static let limit = 1 << 14

    /// The root that there is; nil before the first was made.
    /// - Throws: E07 when the file cannot be read; E18 when others may read or write it, or it is another user's; E60
    ///   when it holds no root of nesh's.
    package func read() throws(Failure) -> LocalRoot? {
        let bytes: [UInt8]
        do throws(SystemError) {
            let file = try File.open(path, O_RDONLY | O_NOFOLLOW)
            var facts = stat()
            guard fstat(file.raw, &facts) == 0 else { throw SystemError("fstat", path) }
            // Root reads a file of its own only, too: anyone who can write it decides what documents say.
            guard facts.st_uid == geteuid(), facts.st_mode & 0o077 == 0 else {
                throw SystemError("open", errno: EPERM, path)
            }
            bytes = try File.read(file.raw, subject: path, limit: Self.limit)
        } catch {
            if error.errno == ENOENT { return nil }
            if error.errno == EPERM {
                throw Failure(
                    .filePermissions, "\(path) is not this user's alone, so that others may have its key",
                    fixes: ["attestation root --renew  # makes another"], about: .file(path))
            }
            throw error.failure(.readFromDisk).about(.file(path))
        }
        do throws(ParseError) { return try LocalRoot(pem: bytes) } catch {
            throw Failure(
                .eifSigning, "\(path) holds no root of nesh's local engine: \(error.message)",
                fixes: ["attestation root --renew  # makes another"], about: .file(path))
        }
    }

    /// The certificate of the root that there is, in DER; nil where there is none that can be trusted.
    package var certificate: [UInt8]? { (try? read())?.certificateDER }

    /// The root that there is, or else a new one. Of several that ask at once all get the same.
    /// - Throws: as `read`; E19 when it cannot be written; E15 where somebody else keeps the directory locked.
    package func obtain() throws(Failure) -> LocalRoot {
        if let root = try read() { return root }
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        if let root = try read() { return root }
        return try write()
    }

    /// Makes another root, which replaces the one that there is: documents under that no longer lead to this user's.
    /// - Throws: as `obtain`.
    package func renew() throws(Failure) -> LocalRoot {
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        return try write()
    }

    private func lock() throws(Failure) -> FileLock {
        let directory = FilePath.directory(of: path)
        do throws(SystemError) { try File.makeDirectories(directory, mode: 0o700) } catch {
            throw error.failure(.fileOperation).about(.file(directory))
        }
        return try FileLock.acquire(directory, until: Deadline(after: .seconds(10)))
    }

    private func write() throws(Failure) -> LocalRoot {
        guard let root = LocalRoot.make(now: WallClock.seconds, random: Random.bytes), let pem = root.pem else {
            throw Failure(.eifSigning, "libcrypto cannot make a key on the curve P-384")
        }
        do throws(SystemError) { try AtomicFile.write(pem, to: path, mode: 0o600) } catch {
            throw error.failure(.fileOperation).about(.file(path))
        }
        return root
    }
}
