import Glibc
import NeshSystem

extension SandboxRefusal.Switches {
    /// As this host's files say, for this process.
    package static var present: Self { read(MachineFiles(), isRoot: geteuid() == 0) }

    package static func read(_ files: MachineFiles, isRoot: Bool) -> Self {
        let status = files.text("/proc/self/status") ?? ""
        // Read whole, however long: MachineFiles bounds what it reads.
        let mounts = (try? File.text(files.path("/proc/self/mountinfo"))) ?? ""
        return Self(
            maxUserNamespaces: files.number("/proc/sys/user/max_user_namespaces"),
            unprivilegedUserNamespaces: files.number("/proc/sys/kernel/unprivileged_userns_clone"),
            appArmorRestricts: hasProfile(files)
                ? nil : files.number("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"),
            filtered: status.split(separator: "\n").contains { $0.hasPrefix("Seccomp:") && $0.hasSuffix("2") },
            isRoot: isRoot, isChroot: !SandboxRefusal.rootIsMount(mounts))
    }

    /// AppArmor has a profile for this program that leaves it its rights, as `scripts/install` offers one. The kernel
    /// restricts programs without any.
    private static func hasProfile(_ files: MachineFiles) -> Bool {
        files.text("/proc/self/attr/current")?.hasSuffix(" (unconfined)") ?? false
    }

    /// The switch that keeps user namespaces from this process, and what turns it; nil where none does.
    package var obstacle: (message: String, fixes: [String])? {
        if maxUserNamespaces == 0 {
            return (
                "this host allows no user namespaces (user.max_user_namespaces is 0)",
                ["sudo sysctl user.max_user_namespaces=15000"]
            )
        }
        if isRoot { return nil }
        if unprivilegedUserNamespaces == 0 {
            return (
                "this host keeps user namespaces for root (kernel.unprivileged_userns_clone is 0)",
                ["sudo sysctl kernel.unprivileged_userns_clone=1"]
            )
        }
        if let appArmorRestricts, appArmorRestricts != 0 {
            return (
                "AppArmor takes user namespaces from programs without a profile"
                    + " (kernel.apparmor_restrict_unprivileged_userns is \(appArmorRestricts))",
                [
                    "scripts/install offers a profile that allows nesh alone",
                    "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0",
                ]
            )
        }
        return nil
    }
}
