import NeshData

/// Users and groups by name or number, as a stage's own /etc/passwd and /etc/group know them.
struct StageOwners {
    let files: StageFiles

    /// - Parameter text: `user`, `user:group` or `:group`. A user's name alone takes its own group, a number alone the
    ///   group of the same number.
    /// - Throws: E49 for names that the files do not have.
    func owner(_ text: String) throws(Failure) -> StageFiles.Owner {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var owner = StageFiles.Owner()
        if let number = UInt32(parts[0]) {
            owner = .init(uid: number, gid: number)
        } else if !parts[0].isEmpty {
            let entry = try entry(parts[0], in: "etc/passwd", fields: 4, what: "user")
            guard let uid = UInt32(entry[2]), let gid = UInt32(entry[3]) else { throw damaged("etc/passwd", parts[0]) }
            owner = .init(uid: uid, gid: gid)
        }
        guard parts.count > 1, !parts[1].isEmpty else { return owner }
        if let number = UInt32(parts[1]) {
            owner.gid = number
        } else {
            let entry = try entry(parts[1], in: "etc/group", fields: 3, what: "group")
            guard let gid = UInt32(entry[2]) else { throw damaged("etc/group", parts[1]) }
            owner.gid = gid
        }
        return owner
    }

    private func entry(_ name: String, in path: String, fields: Int, what: String) throws(Failure) -> [String] {
        guard let node = files.existing(cleaned(path.utf8)), files.tree[node].kind == .regular else {
            throw Failure(
                .dockerImageBuild, "the image has no /\(path), which would know the \(what) '\(display(name.utf8))'",
                fixes: ["give its number instead of its name"])
        }
        guard let bytes = try files.bytes(of: node, limit: 1 << 20) else {
            throw Failure(.dockerImageBuild, "the image's /\(path) is too large to be read")
        }
        for line in bytes.split(separator: 0x0a) {
            let entry = line.split(separator: 0x3a, omittingEmptySubsequences: false)
            if entry.count >= fields, entry[0].elementsEqual(name.utf8) {
                return entry.map { String(decoding: $0, as: UTF8.self) }
            }
        }
        throw Failure(
            .dockerImageBuild, "the image's /\(path) has no \(what) '\(display(name.utf8))'",
            fixes: ["give its number instead of its name"])
    }

    private func damaged(_ path: String, _ name: String) -> Failure {
        Failure(.dockerImageBuild, "the image's /\(path) gives '\(display(name.utf8))' no number")
    }
}
