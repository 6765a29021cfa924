import Glibc
import NeshData
import NeshSystem

/// An image file in the making: an `AtomicFile` whose refusals are reported with what helps.
package final class AtomicOutput {
    private let file: AtomicFile

    /// The file's final path.
    package var path: String { file.target }
    package var descriptor: OwnedDescriptor { file.descriptor }

    /// - Throws: E19 when the directory is missing or may not be written, or the path is not a place for a file.
    package init(path: String) throws(Failure) {
        guard !path.isEmpty, !path.hasSuffix("/") else {
            throw Failure(.fileOperation, "'\(path)' names no file to write", about: .file(path))
        }
        var facts = stat()
        let isThere = stat(path, &facts) == 0
        if isThere, facts.st_mode & S_IFMT != S_IFREG {
            let what = facts.st_mode & S_IFMT == S_IFDIR ? "a directory" : "not a regular file"
            throw Failure(.fileOperation, "cannot write \(path): it is \(what)", about: .file(path))
        }
        // Its directory would let it be replaced; anyone who took the right away from the file did not want that.
        if access(path, W_OK) < 0, errno != ENOENT {
            let reason = SystemError("access", path)
            throw Failure(
                .fileOperation, "cannot write \(reason.description)",
                fixes: reason.errno == EACCES ? [Self.wayOut(path, isOwn: isThere && facts.st_uid == geteuid())] : [],
                about: .file(path))
        }
        if !path.hasPrefix("/"), FilePath.workingDirectory == nil {
            throw Failure(
                .fileOperation, "cannot write \(path): the working directory has been removed",
                fixes: ["change to a directory that exists, or give the file's full path"], about: .file(path))
        }
        do throws(SystemError) { file = try AtomicFile(path) } catch {
            let directory = FilePath.directory(of: AtomicFile.resolved(path))
            let hasDirectory = File.exists(directory)
            var reason = error
            // What a file system that makes no files says about a directory that is there.
            if reason.errno == ENOENT, hasDirectory { reason.errno = EPERM }
            throw Failure(
                .fileOperation, "cannot write \(path): \(directory): \(reason.reason)",
                fixes: hasDirectory
                    ? ["choose a directory that you may write to"] : ["mkdir -p '\(directory.insideQuotes)'"],
                about: .file(path))
        }
    }

    /// - Parameter isOwn: it is there, and this user may change its mode.
    private static func wayOut(_ path: String, isOwn: Bool) -> String {
        if isOwn { return "choose another name, or chmod u+w '\(path.insideQuotes)'" }
        return File.exists(path) ? "choose another name" : "choose a directory that you may write to"
    }

    /// Brings all bytes to the disk and gives the file its name, replacing what had it.
    /// - Parameters:
    ///   - name: another name in the same directory; nil is the path.
    ///   - waitsForDisk: false for what can be made again, as `AtomicFile.commit` says.
    /// - Throws: E19 where the disk is full or the directory refuses it; the file of before is then as it was.
    package func commit(as name: String? = nil, waitsForDisk: Bool = true) throws(Failure) {
        do throws(SystemError) { try file.commit(as: name, waitsForDisk: waitsForDisk) } catch {
            throw error.writeFailure()
        }
    }
}
