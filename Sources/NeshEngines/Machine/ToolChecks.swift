import NeshData
import NeshEnclave
import NeshSystem

/// What builds images, and what the terminal needs.
package struct ToolChecks {
    let machine: MachineState

    /// - Parameter machine: what is looked at.
    package init(machine: MachineState) { self.machine = machine }

    private var root: MachineFiles { machine.root }

    /// What is found, in the order in which it is shown.
    package var findings: [Finding] { [blobs, containerTool, locale] }

    private var blobs: Finding {
        let given = machine.variable("NITRO_CLI_BLOBS")
        let directory = given ?? "/usr/share/nitro_enclaves/blobs"
        let kernel = ["bzImage", "Image"].first { root.exists("\(directory)/\($0)") }
        let missing = ["cmdline", "init", "nsm.ko"].filter { !root.exists("\(directory)/\($0)") }
        if let kernel, missing.isEmpty { return .fine(.images, "blobs", "\(directory) (\(kernel))") }
        if given != nil {
            let names = (kernel == nil ? ["bzImage"] : []) + missing
            return .bad(
                .images, "blobs", "NITRO_CLI_BLOBS names \(directory), which lacks \(names.joined(separator: ", "))",
                fix: "export NITRO_CLI_BLOBS=DIR with all of them, or unset it")
        }
        return .note(
            .images, "blobs",
            "no enclave kernel is installed: images are built without one, for the local engine only",
            fix: SystemPackages.hasRPM(in: root)
                ? "sudo dnf install aws-nitro-enclaves-cli-devel, or set NITRO_CLI_BLOBS"
                : "copy them from an Amazon Linux that has aws-nitro-enclaves-cli-devel, and set NITRO_CLI_BLOBS")
    }

    private var containerTool: Finding {
        let path = machine.variable("PATH") ?? "/usr/bin:/bin"
        let tools = ["docker", "podman", "nerdctl", "buildah", "skopeo"].filter {
            root.program($0, searchPath: path) != nil
        }
        if tools.isEmpty {
            return .note(
                .images, "container tool", "none: images come from archives, directories and Dockerfiles without RUN",
                fix: SystemPackages.installing("podman", in: root))
        }
        guard tools.contains("docker"), let problem = daemonProblem else {
            return .fine(.images, "container tool", tools.joined(separator: ", "))
        }
        let others = tools.filter { $0 != "docker" }
        if !others.isEmpty {
            return .fine(
                .images, "container tool", "\(others.joined(separator: ", ")); not docker, \(problem.what)")
        }
        return .note(.images, "container tool", "docker is installed, but \(problem.what)", fix: problem.fix)
    }

    /// Why docker's program could do nothing; nil where it can, or a daemon elsewhere is meant.
    private var daemonProblem: (what: String, fix: String)? {
        if machine.variable("DOCKER_HOST") != nil { return nil }
        guard let socket = ["/run/docker.sock", "/var/run/docker.sock"].first(where: root.exists) else {
            return ("its daemon does not run", "sudo systemctl start docker")
        }
        if machine.user == 0 || root.isWritable(socket) { return nil }
        return ("its daemon does not listen to you", "sudo usermod -aG docker $USER  # then log out and back in")
    }

    private var locale: Finding {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        let value = names.compactMap { machine.variable($0) }.first ?? ""
        let isUTF8 = value.lowercased().contains("utf-8") || value.lowercased().contains("utf8")
        if isUTF8 { return .fine(.terminal, "locale", value) }
        return .note(
            .terminal, "locale",
            value.isEmpty
                ? "none is set: nesh draws its signs, such as arrows, in ASCII"
                : "\(value) is not UTF-8: nesh draws its signs, such as arrows, in ASCII",
            fix: "export LANG=C.UTF-8")
    }
}
