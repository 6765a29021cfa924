/// How this system installs a program.
package enum SystemPackages {
    /// A package manager's program, and what it calls installing.
    private static let managers = [
        (program: "apt-get", verb: "install"), (program: "dnf", verb: "install"), (program: "yum", verb: "install"),
        (program: "zypper", verb: "install"), (program: "pacman", verb: "-S"), (program: "apk", verb: "add"),
    ]

    /// The command that installs the package that has the program, such as `sudo dnf install openssl`; Debian's where no package manager is known.
    /// - Parameter searchPath: where the package manager is looked for, as in PATH.
    package static func installing(
        _ name: String, in root: MachineFiles = MachineFiles(), searchPath: String = "/usr/bin:/bin:/sbin"
    ) -> String {
        let manager = managers.first { root.program($0.program, searchPath: searchPath) != nil } ?? managers[0]
        return "sudo \(manager.program) \(manager.verb) \(package(of: name, for: manager.program))"
    }

    /// Whether a package can have this name: Debian's have small letters, digits and `+-.` in it, and two of them or more.
    package static func mayName(_ name: String) -> Bool {
        let plain = "abcdefghijklmnopqrstuvwxyz0123456789"
        return name.count > 1 && name.first.map(plain.contains) == true && name.allSatisfy((plain + "+-.").contains)
    }

    /// The package that has a program.
    private static func package(of program: String, for manager: String) -> String {
        switch (program, manager) {
        case ("cmp", _), ("diff", _): "diffutils"
        case ("vi", "dnf"), ("vi", "yum"): "vim-minimal"
        case ("vi", _): "vim"
        case ("dig", "apt-get"), ("nslookup", "apt-get"): "dnsutils"
        case ("ip", "apt-get"), ("ss", "apt-get"): "iproute2"
        case ("ping", "apt-get"): "iputils-ping"
        case ("ps", "apt-get"), ("top", "apt-get"), ("watch", "apt-get"): "procps"
        case ("nc", "apt-get"): "netcat-openbsd"
        case ("xz", "apt-get"): "xz-utils"
        case ("aws", "apt-get"), ("aws", "dnf"), ("aws", "yum"): "awscli"
        case ("aws", _): "aws-cli"
        case ("newuidmap", "apt-get"): "uidmap"
        case ("newuidmap", "dnf"), ("newuidmap", "yum"): "shadow-utils"
        case ("newuidmap", "apk"): "shadow-uidmap"
        case ("newuidmap", _): "shadow"
        default: program
        }
    }

    /// Amazon Linux and its relatives, which have packages for enclaves.
    package static func hasRPM(in root: MachineFiles = MachineFiles()) -> Bool {
        ["dnf", "yum"].contains { root.program($0, searchPath: "/usr/bin:/bin") != nil }
    }
}
