import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import NeshLanguage
import NeshSystem

extension CompletionSnapshot {
    /// What the session knows; enclaves and images come from elsewhere.
    /// - Parameter files: where directories' entries come from.
    package init(
        _ session: Session, commands: CommandTable,
        files: @escaping @Sendable (String) -> [FileFact] = DirectoryListing.entries
    ) {
        self.init(commands: commands, files: files)
        language = session.language
        variables =
            session.variables.keys.filter { $0.first?.isNumber == false } + Variable.builtIns
        fields["last"] = [""] + (session.last.map(Self.paths) ?? [])
        for record in Variable.Record.allCases {
            if let names = RecordFields.names(of: record) { fields[record.rawValue] = [""] + names }
        }
        fields["env"] = session.environment.variables.keys.sorted()
    }

    /// Enclaves that have ended, as their kept consoles tell.
    package static func endedEnclaves(_ environment: [String: String]) -> [EnclaveFact] {
        EndedEnclave.all(in: EndedEnclave.directory(UserDirectories(environment: environment))).map { ended in
            EnclaveFact(
                name: ended.enclave.name, cid: ended.enclave.cid, id: ended.enclave.id.text, debug: true,
                state: ended.reason.shortText)
        }
    }

    /// The fields of a value with their dots; of arrays only the first element's.
    private static func paths(_ json: JSON) -> [String] {
        switch json {
        case .object(let object):
            object.members.flatMap { member in [member.key] + paths(member.value).map { "\(member.key).\($0)" } }
        case .array(let array): (array.first.map(paths) ?? []).map { "0.\($0)" }
        default: []
        }
    }
}

/// A directory's entries for completion: the first few thousand.
package enum DirectoryListing {
    private static let limit = 4096

    /// The directory's path; it is named as it was typed: empty is the working directory.
    static func path(_ directory: String) -> String {
        if directory.hasPrefix("~/"), let home = ProcessEnvironment["HOME"] { return home + directory.dropFirst() }
        return directory.isEmpty ? "." : directory
    }

    /// - Parameter directory: as it was typed; empty is the working directory.
    @Sendable package static func entries(_ directory: String) -> [CompletionSnapshot.FileFact] {
        let path = path(directory)
        let entries = (try? DirectoryEntry.all(in: Array(path.utf8), limit: limit)) ?? []
        return entries.map { entry in
            let isDirectory =
                entry.kind == Int(DT_DIR)
                || (entry.kind != Int(DT_REG) && isDirectory(path + "/" + entry.text))
            return CompletionSnapshot.FileFact(name: entry.text, isDirectory: isDirectory)
        }
    }

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
