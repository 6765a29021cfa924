/// How this system installs a package that has the same name everywhere.
package enum SystemPackages {
    /// A package manager's program, and what it calls installing.
    private static let managers = [
        (program: "apt-get", verb: "install"), (program: "dnf", verb: "install"), (program: "yum", verb: "install"),
        (program: "zypper", verb: "install"), (program: "pacman", verb: "-S"), (program: "apk", verb: "add"),
    ]

    /// The command that installs it, such as `sudo dnf install openssl`; Debian's where no package manager is known.
    /// - Parameter searchPath: where the package manager is looked for, as in PATH.
    package static func installing(
        _ name: String, in root: MachineFiles = MachineFiles(), searchPath: String = "/usr/bin:/bin:/sbin"
    ) -> String {
        let manager = managers.first { root.program($0.program, searchPath: searchPath) != nil } ?? managers[0]
        let package = name == "newuidmap" && manager.program != "apt-get" ? "shadow-utils" : packages[name] ?? name
        return "sudo \(manager.program) \(manager.verb) \(package)"
    }

    /// Programs that a package of another name has.
    private static let packages = ["cmp": "diffutils", "newuidmap": "uidmap"]

    /// Amazon Linux and its relatives, which have packages for enclaves.
    package static func hasRPM(in root: MachineFiles = MachineFiles()) -> Bool {
        ["dnf", "yum"].contains { root.program($0, searchPath: "/usr/bin:/bin") != nil }
    }
}
