import CLinux
import Glibc
import NeshEnclave
import NeshSystem
import Testing

@testable import NeshLocal

@Suite struct ControlGroupTests {
    /// The top of the unified hierarchy, where groups without controllers can be made.
    static let unified: String? = {
        let mounts = (try? File.text("/proc/self/mountinfo")) ?? ""
        let lines = mounts.split(separator: "\n").map { $0.split(separator: " ") }
        return lines.first { $0.contains("cgroup2") }.map { String($0[4]) }.flatMap { File.isWritable($0) ? $0 : nil }
    }()

    @Test(.enabled(if: unified != nil, "no unified hierarchy that the tests may write to"))
    func aSandboxIsBornInItsUnifiedGroup() throws {
        let path = try #require(Self.unified) + "/nesh-test-\(getpid())"
        try Syscall.check("mkdir", path) { mkdir(path, 0o755) }
        defer { #expect(rmdir(path) == 0) }
        let directory = try File.open(path, O_RDONLY | O_DIRECTORY)
        let orders = try DescriptorChannel()
        var sandbox = nesh_sandbox()
        sandbox.vsock = -1
        sandbox.orders = orders.there.raw
        sandbox.steps = -1
        sandbox.born_in = directory.raw
        var ended: Int32 = -1
        let process = nesh_sandbox_start(&sandbox, &ended)
        try #require(process > 0)
        let handle = OwnedDescriptor(ended)
        // It has not been told to go on: nothing else can have moved it.
        #expect(try File.text(path + "/cgroup.procs") == "\(process)\n")
        _ = nesh_pidfd_kill(handle.raw, SIGKILL)
        waitpid(process, nil, 0)
        withExtendedLifetime(orders) {}
    }
}
