import NeshData
import NeshSystem

/// What the name of an image leads to if it is the name of a file or directory: it was meant as that.
struct SourceOnDisk {
    /// What `build-enclave` takes for it: `--docker-uri`'s value, and the options behind that.
    let words: [String]
    /// The same as a way out.
    let fix: String

    /// - Returns: nil if nothing is there, or neither a file nor a directory.
    init?(named name: String) {
        let directory = String(name.prefix { $0 != ":" })
        func line(_ value: String) -> String { "--docker-uri \(value.asWord)" }
        if File.exists(directory + "/Dockerfile") {
            let option = "--docker-dir"
            words = [name, option, directory]
            let build = "\(line(name)) \(option) \(directory.asWord)"
            fix = "\(build)  # builds it"
        } else if File.isRegular(name) {
            words = ["docker-archive:" + name]
            fix = "\(line(words[0]))  # takes a saved image"
        } else if File.exists(name + "/oci-layout") {
            words = ["oci:" + name]
            fix = "\(line(words[0]))  # takes an image of this layout"
        } else if File.exists(name + "/.") {
            words = ["rootfs:" + name]
            fix = "\(line(words[0]))  # takes the directory as the root file system"
        } else {
            return nil
        }
    }
}
