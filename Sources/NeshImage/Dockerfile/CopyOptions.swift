import NeshData

/// What the flags of COPY and ADD ask for.
struct CopyOptions {
    /// A stage or an image; nil is the context.
    var from: String?
    var owner: StageFiles.Owner?
    var mode: FileMode?
    /// Links in the target are replaced instead of followed.
    var link = false
    /// The sources' directories come along.
    var parents = false
    /// What of the sources is left out.
    var exclude: [String] = []
    /// Whether ADD unpacks archives.
    var unpack = true

    init(_ instruction: Dockerfile.Instruction, in stage: DockerfileStage) throws(Dockerfile.Problem) {
        for flag in instruction.flags {
            let value = try flag.value.map { value throws(Dockerfile.Problem) in try stage.expand(instruction, value) }
            func needed() throws(Dockerfile.Problem) -> String {
                guard let value, !value.isEmpty else {
                    throw Dockerfile.Problem(instruction.line, "--\(flag.name) needs a value: --\(flag.name)=…")
                }
                return value
            }
            func isOn() throws(Dockerfile.Problem) -> Bool {
                switch value?.lowercased() {
                case nil, "true", "1": return true
                case "false", "0": return false
                default:
                    throw Dockerfile.Problem(instruction.line, "--\(flag.name) is true or false, not '\(value ?? "")'")
                }
            }
            let line = instruction.line
            switch flag.name {
            case "from": from = try needed()
            case "chown":
                let text = try needed()
                owner = try Dockerfile.at(line) { () throws(Failure) in
                    try StageOwners(files: stage.files).owner(text)
                }
            case "chmod":
                let text = try needed()
                mode = try Dockerfile.at(line) { () throws(Failure) in try FileMode(text) }
            case "link": link = try isOn()
            case "parents": parents = try isOn()
            case "exclude": exclude.append(try needed())
            case "unpack": unpack = try isOn()
            default: throw DockerfileStage.needsTool(instruction, "\(instruction.keyword.name) --\(flag.name)")
            }
        }
    }
}
