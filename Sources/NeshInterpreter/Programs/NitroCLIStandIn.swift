import Glibc
import NeshCommand
import NeshData
import NeshSystem

/// For lines and scripts of sh that call nitro-cli where it is not installed, such as a tutorial's loops: nesh by that
/// name, at the end of their search path.
enum NitroCLIStandIn {
    /// - Parameters:
    ///   - text: the line.
    ///   - environment: of the program that runs it; changed only where nitro-cli would not be found.
    static func add(to environment: inout [String: String], for text: String, _ session: Session) {
        // By that name nesh takes the engine that it finds by itself.
        guard session.settings[\.engine] == nil, text.contains("nitro-cli") || text.contains(".sh") else { return }
        let path = environment["PATH"] ?? SearchPath.standard
        guard SearchPath(path).find("nitro-cli") == nil, let directory = link(environment) else { return }
        environment["PATH"] = path + ":" + directory
    }

    /// The directory with the link; nil where there can be none.
    private static func link(_ environment: [String: String]) -> String? {
        let program = OwnProgram.path
        let directory = UserDirectories(environment: environment).state + "/bin"
        let path = directory + "/nitro-cli"
        var room = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let present = readlink(path, &room, room.count - 1)
        if present > 0, room[..<present].map({ UInt8(bitPattern: $0) }) == Array(program.utf8) { return directory }
        // Put in place at once: another line may be looking for it.
        let made = "\(path).\(getpid())"
        do throws(SystemError) { try File.makeDirectories(directory, mode: 0o700) } catch { return nil }
        unlink(made)
        guard symlink(program, made) == 0, rename(made, path) == 0 else { return nil }
        return directory
    }
}
