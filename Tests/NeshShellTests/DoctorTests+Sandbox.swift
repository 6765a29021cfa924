import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshLocal
import NeshShell
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshShell

/// What the local engine's sandbox needs of the kernel and of whoever started nesh.
extension DoctorTests {
    @Test func namespacesOff() throws {
        let switches = [
            (
                "proc/sys/user/max_user_namespaces", "0",
                "this host allows no user namespaces (user.max_user_namespaces is 0)"
            ),
            (
                "proc/sys/kernel/unprivileged_userns_clone", "0",
                "this host keeps user namespaces for root (kernel.unprivileged_userns_clone is 0)"
            ),
            (
                "proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1",
                "AppArmor takes user namespaces from programs without a profile"
                    + " (kernel.apparmor_restrict_unprivileged_userns is 1)"
            ),
        ]
        for (file, text, message) in switches {
            #expect(try bad([file: text], user: 1000).contains(message))
        }
    }

    @Test func limitsThatNobodyEnforces() throws {
        let notes = try findings(["sys/fs/cgroup/cgroup.controllers": "cpu pids"]).filter { $0.health == .note }
        #expect(notes.map(\.subject).contains("memory limit"))
    }

    /// Being root makes nothing writable that is mounted read-only, as a container's control groups are.
    @Test(arguments: ["cgroup.subtree_control", "memory"]) func limitsThatAContainerCannotSet(_ closed: String) throws {
        let older: [String: String?] = ["sys/fs/cgroup/cgroup.controllers": nil, "sys/fs/cgroup/memory/tasks": ""]
        let path = "/sys/fs/cgroup/" + closed
        func limit(_ closed: Set<String>) throws -> Finding? {
            try findings(path.hasSuffix("memory") ? older : [:], closed: closed).first { $0.subject == "memory limit" }
        }
        #expect(try limit([])?.health == .fine)
        #expect(try limit([path])?.health == .note)
        #expect(try limit([path])?.message.contains("read-only here, also for root") == true)
    }

    /// As `unshare -Ur` has it, root's only id is its own.
    @Test func rootWithOneID() throws {
        func ids(_ map: String?) throws -> Finding? {
            try findings(["proc/self/uid_map": map, "proc/self/gid_map": map]).first { $0.subject == "user ids" }
        }
        #expect(try ids("         0          0 4294967295\n")?.health == .fine)
        #expect(try ids("0 100000 65536\n")?.health == .fine)
        #expect(try ids("         0       1000          1\n")?.health == .note)
        #expect(try ids("0 1000 1\n")?.fix == nil)
    }

    /// shadow's own program, on the same files, gives a new user the range that is advised.
    @Test func aRangeThatNobodyHas() throws {
        func range(_ users: String?, _ groups: String?) throws -> String? {
            try findings(["etc/subuid": users, "etc/subgid": groups], user: 4321).first { $0.subject == "user ids" }?
                .fix
        }
        func line(_ range: String) -> String { "sudo usermod --add-subuids \(range) --add-subgids \(range) $USER" }
        #expect(try range(nil, nil) == line("100000-165535"))
        #expect(try range("a:100000:65536\n", "a:100000:65536\n") == line("165536-231071"))
        #expect(try range("a:100000:65536\nb:165536:65536\n", "") == line("231072-296607"))
        #expect(try range("a:1:1\n", "x\ny:300000:10\n") == line("300010-365545"))
        let directory = try TemporaryDirectory()
        for name in ["passwd", "group", "shadow", "gshadow", "subuid", "subgid", "login.defs"] {
            try directory.write("etc/" + name, name.hasPrefix("sub") ? "a:100000:65536\nb:165536:65536\n" : "")
        }
        guard geteuid() == 0, File.exists("/usr/sbin/useradd") else { return }
        let made = try ChildProcess.run("/usr/sbin/useradd", ["-P", directory.path, "-M", "-F", "new"])
        guard made.succeeded else { return }
        let given = try File.text(directory.path + "/etc/subuid")
        #expect(given.hasSuffix("new:231072:65536\n"), "\(given)")
    }

    /// Whatever the kernel writes there that is not 0 restricts, and only programs without a profile.
    @Test func appArmor() throws {
        let file = "proc/sys/kernel/apparmor_restrict_unprivileged_userns"
        for value in ["1", "2"] {
            let found = try bad([file: value], user: 1000)
            #expect(
                found.count == 1 && found[0].hasSuffix("(kernel.apparmor_restrict_unprivileged_userns is \(value))"))
            #expect(try bad([file: value, "proc/self/attr/current": "unconfined\n"], user: 1000).count == 1)
            #expect(try bad([file: value, "proc/self/attr/current": "nesh (unconfined)\n"], user: 1000) == [])
        }
        #expect(try bad([file: "0"], user: 1000) == [])
    }
}
