import Foundation
import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshHelp
import NeshLocal
import NeshNitro
import NeshShell
import NeshSystem
import NeshTestSupport
import NeshText
import Testing

@testable import NeshShell

/// Sick machines as directories: each differs from a healthy parent instance in one thing.
@Suite struct DoctorTests {
    static let healthy: [String: String] = [
        "sys/devices/virtual/dmi/id/board_asset_tag": "i-0123456789abcdef0\n",
        "sys/devices/virtual/dmi/id/product_name": "m5.xlarge\n",
        "sys/module/nitro_enclaves/parameters/ne_cpus": "1,3\n",
        "dev/nitro_enclaves": "", "run/nitro_enclaves/.keep": "",
        "etc/group": "root:x:0:\nne:x:990:ec2-user\n",
        "etc/nitro_enclaves/allocator.yaml": "---\n# memory\nmemory_mib: 512 # MiB\ncpu_count: 2\n",
        "sys/devices/system/node/node0/hugepages/hugepages-2048kB/nr_hugepages": "256\n",
        "sys/devices/system/node/node0/hugepages/hugepages-2048kB/free_hugepages": "100\n",
        "sys/devices/system/cpu/cpu1/topology/thread_siblings_list": "1,3\n",
        "sys/devices/system/cpu/cpu3/topology/thread_siblings_list": "1,3\n",
        "usr/share/nitro_enclaves/blobs/bzImage": "", "usr/share/nitro_enclaves/blobs/cmdline": "",
        "usr/share/nitro_enclaves/blobs/init": "", "usr/share/nitro_enclaves/blobs/nsm.ko": "",
        "proc/sys/user/max_user_namespaces": "15000\n",
        "sys/fs/cgroup/cgroup.controllers": "cpuset cpu io memory pids\n",
        "sys/fs/cgroup/cgroup.subtree_control": "",
        "proc/self/uid_map": "0 0 4294967295\n", "proc/self/gid_map": "0 0 4294967295\n",
    ]

    /// - Parameter changes: files with another text; nil takes a file away.
    func findings(
        _ changes: [String: String?] = [:], environment: [String: String] = ["LANG": "C.UTF-8"], user: UInt32 = 0,
        groups: [UInt32] = [], closed: Set<String> = [], trial: Failure? = nil
    ) throws -> [Finding] {
        let directory = try TemporaryDirectory()
        for (name, text) in Self.healthy.merging(changes.compactMapValues { $0 }, uniquingKeysWith: { $1 })
        where !(changes.keys.contains(name) && changes[name] == .some(nil)) {
            try directory.write(name, text)
        }
        let machine = MachineState(
            root: MachineFiles(root: directory.path, closed: closed), environment: environment, user: user,
            groups: groups)
        return NitroChecks(machine: machine, isInUse: true).findings
            + LocalChecks(machine: machine, trial: { trial }).findings
            + ToolChecks(machine: machine).findings
    }

    func bad(_ changes: [String: String?], environment: [String: String] = ["LANG": "C.UTF-8"], user: UInt32 = 0) throws
        -> [String]
    {
        try findings(changes, environment: environment, user: user).filter { $0.health == .bad }.map(\.message)
    }

    @Test func whatLessonsDoWithoutIsSaidSo() throws {
        func fix(_ subject: String, _ changes: [String: String?]) throws -> String? {
            let finding = try #require(try findings(changes).first { $0.subject == subject })
            return finding.lines(isForLessons: finding.isForLessons).dropFirst().first?.text
        }
        let blobs = try fix("blobs", ["usr/share/nitro_enclaves/blobs/bzImage": String?.none])
        #expect(blobs?.hasPrefix("          fix, not needed for the lessons: ") ?? false)
        let device = try fix("device", ["dev/nitro_enclaves": String?.none])
        #expect(device?.hasPrefix("          fix: ") ?? false)
        let refused = try findings(trial: Failure(.enclaveBoot, "no", fixes: ["enter it"])).first { $0.health == .bad }
        #expect(refused?.fix == "enter it" && refused?.isForLessons == true)
    }

    /// Files say nothing of a container's filter or of a chroot: a sandbox is tried.
    @Test func whatNoFileSaysIsFoundByTrying() throws {
        let refused = Failure(.enclaveBoot, "in a chroot the kernel gives nobody one", fixes: ["enter it so"])
        let found = try findings(trial: refused).filter { $0.health == .bad }
        #expect(found.map(\.message) == [refused.message] && found.first?.fix == "enter it so")
        // A switch of the host's says more.
        let switched = try findings(["proc/sys/user/max_user_namespaces": "0\n"], trial: refused)
        #expect(switched.contains { $0.message.contains("max_user_namespaces") })
    }

    @Test func aHealthyParentHasNothingToMend() throws {
        #expect(try bad([:]) == [])
        let lines = try findings().filter { $0.concern == .engine(.nitro) }.map(\.message)
        #expect(
            lines == [
                "m5.xlarge, i-0123456789abcdef0", "nitro_enclaves is loaded", "/dev/nitro_enclaves can be opened",
                "asks for 512 MiB", "NUMA node0: 200 of 512 MiB free", "1,3",
                "in /run/nitro_enclaves, beside nitro-cli's",
            ])
    }

    @Test(arguments: ["Default string\n", "", "i-xyz\n", "i-\n"]) func noInstance(_ tag: String) throws {
        #expect(try bad(["sys/devices/virtual/dmi/id/board_asset_tag": tag]) == ["this is not an EC2 instance"])
    }

    @Test func noDriver() throws {
        let found = try bad(["sys/module/nitro_enclaves/parameters/ne_cpus": nil])
        let words = "the module nitro_enclaves is not loaded"
        #expect(found.first?.hasPrefix(words) == true)
        // The device comes with the driver: that it is missing too says nothing of the instance's option.
        let both = try bad(["sys/module/nitro_enclaves/parameters/ne_cpus": nil, "dev/nitro_enclaves": nil])
        #expect(both.count == 1 && both[0].hasPrefix(words), "\(both)")
        let off = try bad(["dev/nitro_enclaves": nil])
        #expect(off.contains { $0.contains("the instance's enclave option is off") })
    }

    /// A program without its daemon builds nothing.
    @Test func aDockerWithoutItsDaemon() throws {
        func found(_ changes: [String: String?], user: UInt32 = 0, closed: Set<String> = []) throws -> Finding? {
            let directory = try TemporaryDirectory()
            for (name, text) in changes {
                try directory.write(name, text ?? "")
                chmod(directory.path + "/" + name, 0o755)
            }
            let machine = MachineState(
                root: MachineFiles(root: directory.path, closed: closed), environment: ["PATH": "/bin"],
                user: user)
            return ToolChecks(machine: machine).findings.first { $0.subject == "container tool" }
        }
        #expect(try found(["bin/docker": ""])?.fix == "sudo systemctl start docker")
        #expect(try found(["bin/docker": "", "run/docker.sock": ""])?.message == "docker")
        let closed = try found(["bin/docker": "", "run/docker.sock": ""], user: 1000, closed: ["/run/docker.sock"])
        #expect(closed?.fix == "sudo usermod -aG docker $USER  # then log out and back in")
        #expect(
            try found(["bin/docker": "", "bin/podman": ""])?.message == "podman; not docker, its daemon does not run")
    }

    @Test func enclaveOptionOff() throws {
        #expect(
            try bad(["dev/nitro_enclaves": nil]) == [
                "/dev/nitro_enclaves is missing: the instance's enclave option is off"
            ])
        // The same command as in E28's page and in docs/ec2.md, here with the instance's own ID.
        func command(_ id: String) -> String {
            "aws ec2 modify-instance-attribute --instance-id \(id) --attribute enclaveOptions --value true"
        }
        let fixes = try findings(["dev/nitro_enclaves": nil]).compactMap(\.fix)
        #expect(fixes.contains { $0.contains(command("i-0123456789abcdef0")) }, "\(fixes)")
        #expect(ErrorPage.of(.invalidEnclaveFd)?.fix[.english].contains(command("ID")) == true)
        let page = try String(contentsOfFile: TestProgram.repository + "/docs/ec2.md", encoding: .utf8)
        #expect(page.contains("\n\(command("ID"))\n"))
    }

    /// The device's rights decide; where they do not let this user in, its groups tell why.
    @Test func theGroup() throws {
        func device(_ changes: [String: String?] = [:], name: String = "me", groups: [UInt32] = []) throws -> String? {
            // Nothing is there that this user, root or not, could write to.
            try findings(
                changes, environment: ["USER": name], user: 1000, groups: groups, closed: ["/dev/nitro_enclaves"]
            ).first { $0.subject == "device" }?.message
        }
        #expect(try device(["etc/group": "root:x:0:\n"]) == "the group ne does not exist")
        #expect(try device() == "/dev/nitro_enclaves is not yours: you are not in the group ne")
        #expect(try device(name: "ec2-user") == "you were put into the group ne after your login")
        #expect(
            try device(groups: [990]) == "you are in the group ne, but /dev/nitro_enclaves is not for that group")
    }

    @Test func offlineSiblingsAndNodes() throws {
        let offline: [String: String?] = [
            "sys/devices/system/cpu/cpu1/topology/thread_siblings_list": nil,
            "sys/devices/system/cpu/cpu3/topology/thread_siblings_list": nil,
            "sys/devices/system/cpu/cpu0/topology/thread_siblings_list": "0,2\n",
        ]
        #expect(try bad(offline) == [])
        #expect(
            try bad(offline.merging(["sys/module/nitro_enclaves/parameters/ne_cpus": "1,2"]) { $1 })
                == ["CPU 1 is in the pool without its sibling 3"])
        let other = "sys/devices/system/node/node1/hugepages/hugepages-1048576kB"
        let found = try bad([
            "\(other)/nr_hugepages": "2", "\(other)/free_hugepages": "2",
            "sys/devices/system/node/node0/cpulist": "0-3", "sys/devices/system/node/node1/cpulist": "4-7",
            "etc/nitro_enclaves/allocator.yaml": "memory_mib: 1024\ncpu_count: 2\n",
        ])
        #expect(found == ["the pool's CPUs are on node0, which has 512 of the 1024 MiB reserved"])
    }

    @Test func noSocketsDirectory() throws {
        let notes = try findings(["run/nitro_enclaves/.keep": nil]).filter { $0.health == .note }.map(\.message)
        #expect(notes.contains { $0.hasPrefix("/run/nitro_enclaves is missing") })
    }

    @Test func noAllocatorFile() throws {
        #expect(
            try bad(["etc/nitro_enclaves/allocator.yaml": nil]) == ["/etc/nitro_enclaves/allocator.yaml is missing"])
        #expect(
            try bad(["etc/nitro_enclaves/allocator.yaml": "cpu_count: 2\n"]) == ["allocator.yaml has no memory_mib"])
    }

    @Test func theAllocatorReservedLess() throws {
        let found = try bad(["sys/devices/system/node/node0/hugepages/hugepages-2048kB/nr_hugepages": "128\n"])
        #expect(found == ["only 256 of the 512 MiB in allocator.yaml are reserved (NUMA node0: 200 of 256 MiB free)"])
    }

    @Test func pagesOnTwoNodes() throws {
        let lines = try findings([
            "sys/devices/system/node/node1/hugepages/hugepages-1048576kB/nr_hugepages": "2",
            "sys/devices/system/node/node1/hugepages/hugepages-1048576kB/free_hugepages": "1",
        ]).filter { $0.subject == "huge pages" }.map(\.message)
        #expect(lines == ["NUMA node0: 200 of 512 MiB free, NUMA node1: 1024 of 2048 MiB free"])
    }

    @Test func pagesThatAreAllInUse() throws {
        let node = "sys/devices/system/node/node0/hugepages/hugepages-2048kB/free_hugepages"
        let found = try findings([node: "31\n"]).first { $0.subject == "huge pages" }
        #expect(found?.health == .note)
        let message = "no enclave can start now, the least is 64 MiB: NUMA node0: 62 of 512 MiB free"
        #expect(found?.message == message)
        #expect(try findings([node: "32\n"]).first { $0.subject == "huge pages" }?.health == .fine)
    }

    @Test func noCPUs() throws {
        #expect(try bad(["sys/module/nitro_enclaves/parameters/ne_cpus": "\n"]) == ["no CPU is set aside for enclaves"])
        #expect(
            try bad(["etc/nitro_enclaves/allocator.yaml": "memory_mib: 512\ncpu_pool: 1-3,5\n"]) == [
                "allocator.yaml asks for 4 CPUs, 2 are set aside"
            ])
    }

    @Test func brokenSiblings() throws {
        let zero = "sys/devices/system/cpu/cpu1/topology/thread_siblings_list"
        #expect(try bad([zero: "0-1\n"]) == ["CPU 1 shares core 0, which must stay with the parent"])
        #expect(try bad([zero: "1,5\n"]) == ["CPU 1 is in the pool without its sibling 5"])
    }

    @Test func halfTheBlobs() throws {
        let found = try bad([:], environment: ["NITRO_CLI_BLOBS": "/nowhere"])
        #expect(found == ["NITRO_CLI_BLOBS names /nowhere, which lacks bzImage, cmdline, init, nsm.ko"])
    }

    /// What the engine reads, doctor reads; nobody is told to ask for less than the file does.
    @Test func theAllocatorFileIsReadAsTheEngineReadsIt() throws {
        let file = "etc/nitro_enclaves/allocator.yaml"
        let pages = "sys/devices/system/node/node0/hugepages/hugepages-2048kB/nr_hugepages"
        func findings(_ text: String) throws -> [Finding] {
            try self.findings([file: text, pages: "2048\n"]).filter {
                $0.concern == .engine(.nitro) && $0.subject == "allocator"
            }
        }
        let quoted = try findings("memory_mib: \"1024\"\ncpu_count: 2\n")
        #expect(quoted.map(\.message).first == "asks for 1024 MiB")
        #expect(quoted.map(\.health) == [.fine, .note])
        #expect(quoted.last?.fix == "allocator set memory_mib 1024")
        #expect(
            try findings("- memory_mib: 1024\n  cpu_count: 2\n- memory_mib: 512\n  cpu_pool: 1,3\n").map(\.message)
                == ["asks for 1536 MiB in 2 pools"])
        #expect(try findings("{ memory_mib: 1024, cpu_count: 2 }").map(\.message) == ["asks for 1024 MiB"])
        let unit = try findings("memory_mib: 3 GiB\ncpu_count: 2\n")
        #expect(unit.map(\.health) == [.bad])
        #expect(unit[0].message.contains("line 1, column 13") && unit[0].fix == "allocator set memory_mib 3072")
        let near = try findings("memory-mib: 1024\ncpu_count: 2\n")
        #expect(near.first?.health == .bad && near.first?.fix == "write memory_mib instead of memory-mib in line 1")
        #expect(try findings("memory_mib: [\n").map(\.health) == [.bad])
        #expect(
            try findings("memory_mib: 1024\n").map(\.message) == ["allocator.yaml has neither cpu_count nor cpu_pool"])
    }

    @Test func pagesOfAKernelWithoutNodes() throws {
        let node = "sys/devices/system/node/node0/hugepages/hugepages-2048kB"
        let all = "sys/kernel/mm/hugepages/hugepages-2048kB"
        let found = try bad([
            "\(node)/nr_hugepages": String?.none, "\(node)/free_hugepages": String?.none,
            "\(all)/nr_hugepages": "256", "\(all)/free_hugepages": "256",
        ])
        #expect(found == [])
    }

    /// The verdict is about the engine in use.
    @Test(arguments: [("qemu", false), ("memory", true), ("local", true)])
    func theEngineInUse(_ engine: String, _ canRun: Bool) throws {
        let directory = try TemporaryDirectory()
        try directory.write("proc/sys/user/max_user_namespaces", "15000\n")
        let shell = try Shell()
        let status = shell.run("option engine \(engine)\ndoctor --root \(directory.path)\n")
        #expect(status == (canRun ? 0 : 1))
        #expect(
            shell.out.text.contains("The \(engine) engine \(canRun ? "can run." : "cannot run here.")"),
            "\(shell.out.text)")
    }
}
