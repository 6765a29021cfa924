import Glibc
import NeshData
import NeshSystem

/// The directory of the keepers' sockets, where enclaves are found.
package struct RuntimeDirectory: Sendable, Equatable {
    /// The one that nitro-cli uses, too.
    package static let shared = "/run/nitro_enclaves"

    /// The environment variable that names another, which nitro-cli obeys, too.
    package static let variable = "NITRO_CLI_SOCKETS_PATH"

    /// Absolute.
    package let path: String
    /// Nobody but this user may use it.
    private let isPrivate: Bool

    package init(path: String) { self.init(path: path, isPrivate: false) }

    private init(path: String, isPrivate: Bool) { (self.path, self.isPrivate) = (path, isPrivate) }

    /// Why it is this directory.
    package enum Reason: Sendable, Equatable {
        /// `NITRO_CLI_SOCKETS_PATH` names it.
        case named
        /// The same, in a lesson that has made it for itself.
        case lesson
        /// It is nitro-cli's own, and writable.
        case shared
        /// It is the session's runtime directory.
        case session
        /// There is no other.
        case temporary
    }

    /// The rules: `NITRO_CLI_SOCKETS_PATH`, nitro-cli's own where it is writable, the session's runtime directory,
    /// a private one in `/tmp`.
    /// - Parameters:
    ///   - isWritable: for this process.
    ///   - owner: a path's user; nil where there is none.
    package static func rule(
        environment: [String: String], userID: UInt32, isWritable: (String) -> Bool, owner: (String) -> UInt32?
    ) -> (path: String, reason: Reason) {
        if let named = environment[variable], !named.isEmpty {
            let path = FilePath.absolute(named)
            return (path, path.hasPrefix(lessonPrefix(of: userID)) ? .lesson : .named)
        }
        if isWritable(shared) { return (shared, .shared) }
        if let session = environment["XDG_RUNTIME_DIR"], session.hasPrefix("/"), owner(session) == userID {
            return (session + "/nesh", .session)
        }
        return (temporary(of: userID), .temporary)
    }

    /// Where a user's are if there is no other place.
    package static func temporary(of userID: UInt32) -> String { "/tmp/nesh-\(userID)" }

    /// What the path of a lesson's own begins with. Not in the lesson's folder: a socket's path is short.
    package static func lessonPrefix(of userID: UInt32) -> String { temporary(of: userID) + "-lesson-" }

    /// Chooses by the rules. Who puts something into it, or watches it, makes it first.
    /// - Throws: E18 when it belongs to somebody else, E40 where one in `/tmp` cannot be made.
    package static func choose(
        environment: [String: String] = ProcessEnvironment.variables, userID: UInt32 = geteuid()
    ) throws(Failure) -> RuntimeDirectory {
        try chooseWithReason(environment: environment, userID: userID).directory
    }

    /// The same, and why.
    /// - Throws: as `choose`.
    package static func chooseWithReason(
        environment: [String: String] = ProcessEnvironment.variables, userID: UInt32 = geteuid()
    ) throws(Failure) -> (directory: RuntimeDirectory, reason: Reason) {
        let (path, reason) = rule(
            environment: environment, userID: userID, isWritable: { File.isWritable($0) }, owner: owner)
        switch reason {
        case .named, .lesson:
            try refuseForeignLink(path, userID: userID)
            return (RuntimeDirectory(path: path), reason)
        case .shared: return (RuntimeDirectory(path: path), reason)
        case .session, .temporary:
            let directory = RuntimeDirectory(path: path, isPrivate: true)
            // Where everybody may write, another user could make it before its first use.
            if reason == .temporary || File.exists(path) { try directory.make(userID: userID) }
            return (directory, reason)
        }
    }

    /// Makes it where it is not there.
    /// - Throws: E40 when it cannot be made, E18 when it belongs to somebody else.
    package func make(userID: UInt32 = geteuid()) throws(Failure) {
        if isPrivate { return try Self.makePrivate(path, userID: userID) }
        if File.exists(path) { return }
        do throws(SystemError) { try File.makeDirectories(path, mode: 0o755) } catch {
            throw Self.helped(error.failure(.socketPathNotFound))
        }
    }

    /// A failure to use the directory, with what helps where nothing else does.
    static func helped(_ failure: Failure) -> Failure {
        guard failure.fixes.isEmpty else { return failure }
        var failure = failure
        failure.fixes += [
            "doctor  # says what is wrong with the directory", "NITRO_CLI_SOCKETS_PATH=DIR  # names another one",
        ]
        return failure
    }

    /// A socket's path is at most this long, in bytes: `sockaddr_un` has 108 with the zero at the end.
    private static let longestSocket = 107

    /// No keeper can have its sockets there, for their paths would be too long.
    var isTooLong: Bool { (console("0123456789abcdef") + SlotFile.unfinished).utf8.count > Self.longestSocket }

    private static func owner(of path: String) -> UInt32? {
        guard let status = try? File.status(path, followingLinks: false) else { return nil }
        return status.st_uid
    }

    /// Who owns a link decides where it leads, now and later.
    private static func refuseForeignLink(_ path: String, userID: UInt32) throws(Failure) {
        guard let status = try? File.status(path, followingLinks: false), status.st_mode & S_IFMT == S_IFLNK,
            status.st_uid != userID, status.st_uid != 0
        else { return }
        throw Failure(
            .filePermissions, "\(path) is a link of another user, who could lead it elsewhere at any time",
            fixes: ["NITRO_CLI_SOCKETS_PATH=DIR  # names another directory"])
    }

    /// In a directory that everybody may write into, somebody else could have been first.
    private static func makePrivate(_ path: String, userID: UInt32) throws(Failure) {
        if mkdir(path, 0o700) < 0 && errno != EEXIST {
            throw SystemError("mkdir", path).failure(.socketPathNotFound)
        }
        do {
            guard let status = try File.status(path, followingLinks: false) else {
                throw Failure(.socketPathNotFound, "\(path) was removed as it was made")
            }
            guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == userID, status.st_mode & 0o077 == 0 else {
                throw Failure(
                    .filePermissions, "\(path) is not a private directory of this user's",
                    fixes: ["NITRO_CLI_SOCKETS_PATH=DIR  # names another directory"])
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(.socketPathNotFound, "\(error)")
        }
    }

    /// nitro-cli's and nesh's: commands and answers.
    package func socket(_ slot: some StringProtocol) -> String { path + "/" + SlotFile.socket.name(slot) }
    /// nesh's own: console and events.
    package func console(_ slot: some StringProtocol) -> String { path + "/" + SlotFile.console.name(slot) }

    /// The slots that have a socket, in no order; none where the directory is missing.
    /// - Throws: E07 where the directory cannot be read.
    package func slots() throws(Failure) -> [String] {
        do {
            return try File.names(in: path).compactMap {
                $0.hasSuffix(".sock") && $0.utf8.count > 5 ? String($0.dropLast(5)) : nil
            }
        } catch {
            if error.errno == ENOENT { return [] }
            throw Self.helped(error.failure(.readFromDisk))
        }
    }
}
