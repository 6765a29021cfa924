import CLinux
import Glibc
import NeshData
import NeshSystem

/// Why a host refuses a sandbox, and what would change its mind.
package enum SandboxRefusal {
    /// The switches that hosts have, as their files say; nil if there is no such file.
    package struct Switches: Sendable, Equatable {
        package init(
            maxUserNamespaces: Int? = nil, unprivilegedUserNamespaces: Int? = nil, appArmorRestricts: Int? = nil,
            filtered: Bool, isRoot: Bool, isChroot: Bool = false
        ) {
            self.maxUserNamespaces = maxUserNamespaces
            self.unprivilegedUserNamespaces = unprivilegedUserNamespaces
            self.appArmorRestricts = appArmorRestricts
            self.filtered = filtered
            self.isRoot = isRoot
            self.isChroot = isChroot
        }

        /// `/proc/sys/user/max_user_namespaces`
        package var maxUserNamespaces: Int?
        /// `/proc/sys/kernel/unprivileged_userns_clone`
        package var unprivilegedUserNamespaces: Int?
        /// `/proc/sys/kernel/apparmor_restrict_unprivileged_userns`
        package var appArmorRestricts: Int?
        /// This process runs under a seccomp filter, as a container's processes do.
        package var filtered: Bool
        package var isRoot: Bool
        /// The root directory is not a mount's, which is how a chroot looks from inside.
        package var isChroot: Bool
    }

    /// - Parameter mounts: the text of `/proc/self/mountinfo`; an unreadable one says nothing against it.
    static func rootIsMount(_ mounts: String) -> Bool {
        mounts.isEmpty
            || mounts.split(separator: "\n").contains { line in
                let fields = line.split(separator: " ")
                return fields.count > 4 && fields[4] == "/"
            }
    }

    /// The failure of one step of the sandbox's launch.
    package static func failure(
        call: String, subject: String, errno: Int32, switches: Switches = .present
    ) -> Failure {
        let seen = "\(call) \(subject): \(SystemError(call, errno: errno).reason)"
        if errno == ENOSYS {
            return Failure(
                .enclaveBoot, "this kernel is too old for the local engine", details: [seen],
                fixes: ["Linux 5.4 or newer is needed"])
        }
        if call == "clone", errno == EINVAL {
            return Failure(
                .enclaveBoot, "there are no namespaces for a sandbox here", details: [seen],
                fixes: [
                    "use a kernel that was built with CONFIG_USER_NS, CONFIG_PID_NS, CONFIG_NET_NS, CONFIG_IPC_NS and"
                        + " CONFIG_UTS_NS",
                    "where an emulator runs nesh, give it a whole machine: one that runs single programs has no enclaves",
                ])
        }
        guard errno == EPERM || errno == EACCES || errno == ENOSPC || errno == EUSERS else {
            return Failure(.enclaveBoot, "the sandbox could not be set up: \(seen)")
        }
        let (message, fixes) = reason(call: call, subject: subject, switches: switches)
        return Failure(.enclaveBoot, message, details: [seen], fixes: fixes)
    }

    /// Makes the namespaces of a sandbox and ends them at once: why they are refused, or nil.
    package static func ofTrial() -> Failure? {
        var (call, subject): (UnsafePointer<CChar>?, UnsafePointer<CChar>?)
        let error = nesh_sandbox_trial(&call, &subject)
        guard error != 0, let call, let subject else { return nil }
        return failure(call: String(cString: call), subject: String(cString: subject), errno: error)
    }

    private static func reason(
        call: String, subject: String, switches: Switches
    ) -> (String, [String]) {
        if let obstacle = switches.obstacle { return obstacle }
        if call == "fsmount" && subject == "proc" {
            return (
                "this container hides parts of /proc, and then no sandbox inside it can have its own",
                ["docker run --security-opt systempaths=unconfined --security-opt seccomp=unconfined …"]
            )
        }
        if call == "clone" && switches.isChroot {
            return (
                "in a chroot the kernel gives nobody a user namespace",
                ["enter that system with systemd-nspawn, bwrap or a container tool, which change its root mount"]
            )
        }
        if switches.filtered {
            return (
                "the seccomp filter of this container forbids namespaces",
                [
                    "docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined"
                        + " --security-opt systempaths=unconfined …"
                ]
            )
        }
        return (
            "this host refuses a sandbox to this user",
            switches.isRoot ? [] : ["sudo nesh …  # runs it as root", "nesh doctor  # looks for the reason"]
        )
    }
}
