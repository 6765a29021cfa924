import Foundation
import Glibc
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// A parent instance that is none: the program, linked with a loader, with the stand-in for the driver preloaded.
final class NitroMachine: Sendable {
    let directory: TemporaryDirectory
    let hypervisor: NitroHypervisor
    let image: String
    let environment: [String: String]

    var path: String { directory.path }

    init(_ plan: NitroPlan = NitroPlan(), edit: (inout NitroPlan) -> Void = { _ in }) throws {
        directory = try TemporaryDirectory()
        let files = [
            "dev/nitro_enclaves": "", "sys/module/nitro_enclaves/parameters/ne_cpus": "1,3,5,7\n",
            "sys/devices/system/cpu/cpu0/topology/thread_siblings_list": "0,4\n",
            "sys/devices/virtual/dmi/id/board_asset_tag": "i-0123456789abcdef0\n",
        ]
        for (name, text) in files { try directory.write("root/\(name)", text) }
        try FileManager.default.createDirectory(atPath: directory.path + "/run", withIntermediateDirectories: true)
        image = try directory.write("hello.eif", try Self.imageBytes.get())
        environment = [
            "LD_PRELOAD": try Self.preload.get(), "NESH_STAND_IN": directory.path,
            "NITRO_CLI_SOCKETS_PATH": directory.path + "/run", "HOME": directory.path, "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
        ]
        var plan = plan
        edit(&plan)
        hypervisor = try NitroHypervisor(directory, plan)
    }

    deinit { hypervisor.stop() }

    func nesh(_ arguments: String...) throws -> Program.Ended { try nesh(arguments) }

    func nesh(_ arguments: [String]) throws -> Program.Ended {
        try Program.run(Program.preloadable, ["--engine", "nitro"] + arguments, environment)
    }

    /// `run-enclave` in debug mode.
    func start(_ more: String..., memory: Int = 128) throws -> Program.Ended {
        try nesh(
            ["run-enclave", "--eif-path", image, "--memory", "\(memory)", "--cpu-count", "2", "--debug-mode"] + more)
    }

    /// `run-enclave` that is not waited for.
    func startInBackground() throws -> ChildProcess {
        let nothing = try File.open("/dev/null", O_RDWR)
        return try ChildProcess(
            Program.preloadable,
            arguments: [
                "nesh", "--engine", "nitro", "run-enclave", "--eif-path", image, "--memory", "64", "--cpu-count", "2",
            ], environment: environment.map { "\($0)=\($1)" },
            descriptors: [0: nothing.raw, 1: nothing.raw, 2: nothing.raw])
    }

    /// The program under nitro-cli's name.
    func nitroCLI(_ arguments: String...) throws -> Program.Ended {
        let link = path + "/nitro-cli"
        if !FileManager.default.fileExists(atPath: link) {
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: Program.preloadable)
        }
        return try Program.run(link, arguments, environment)
    }

    func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: "\(path)/root/\(file)") }

    /// What an enclave has left behind; nothing, once its keeper is gone.
    func remains() throws -> [String] {
        var remains: [String] = []
        for keeper in hypervisor.keepers {
            // Whoever is told of the end may be a moment before the keeper's.
            if !Program.awaitEnd(of: keeper) { remains.append("the keeper \(keeper) lives") }
        }
        hypervisor.awaitRest()
        remains += hypervisor.violations
        if hypervisor.mappedPages != 0 { remains.append("\(hypervisor.mappedPages) huge pages are mapped") }
        if hypervisor.heldEnclaves != 0 { remains.append("\(hypervisor.heldEnclaves) enclaves are held") }
        remains += try FileManager.default.contentsOfDirectory(atPath: path + "/run").map { "run/\($0) is left" }
        // A listener is there until the thread that sat in accept has left it.
        let limit = Date(timeIntervalSinceNow: 60)
        var open: [String] = []
        repeat {
            open = AbstractSocket.inUse(path).filter { !$0.hasSuffix("/hypervisor") }
            if !open.isEmpty { Thread.sleep(forTimeInterval: 0.01) }
        } while !open.isEmpty && limit.timeIntervalSinceNow > 0
        remains += open.map { "\($0) is open" }
        return remains
    }

    func expectNothingLeft(at place: SourceLocation = #_sourceLocation) throws {
        let remains = try remains()
        #expect(remains.isEmpty, "\(remains)", sourceLocation: place)
    }

    // MARK: what all of them share, made once

    private static let shared: Result<TemporaryDirectory, any Error> = Result { try TemporaryDirectory() }

    static let preload: Result<String, any Error> = Result {
        let source = Bundle.module.resourcePath.map { $0 + "/Fixtures/nitro_device.c" } ?? ""
        let object = try shared.get().path + "/nitro_device.so"
        let made = try Program.run(
            "/usr/bin/env", ["cc", "-shared", "-fPIC", "-O1", "-o", object, source, "-ldl"], nil)
        guard made.status == 0 else { throw CocoaError(.executableLoad, userInfo: ["errors": made.errors]) }
        return object
    }

    /// An image with a kernel, as the program itself builds it.
    static let imageBytes: Result<[UInt8], any Error> = Result {
        let directory = try shared.get()
        for name in ["bzImage", "cmdline", "init", "nsm.ko"] {
            try directory.write("blobs/\(name)", String(repeating: "\(name) ", count: 5000))
        }
        try directory.write("blobs/bzImage.config", "# Linux/x86_64 4.14.256 Kernel Configuration\n")
        try directory.write("app/hello", "#!/bin/sh\necho hello\n")
        try directory.write("app/Dockerfile", "FROM scratch\nCOPY hello /hello\nCMD [\"/hello\"]\n")
        let made = try Program.run(
            Program.preloadable,
            [
                "build-enclave", "--docker-dir", directory.path + "/app", "--docker-uri", "hello:latest",
                "--output-file", directory.path + "/hello.eif",
            ], ["NITRO_CLI_BLOBS": directory.path + "/blobs", "HOME": directory.path, "PATH": "/usr/bin:/bin"])
        guard made.status == 0 else { throw CocoaError(.fileReadCorruptFile, userInfo: ["errors": made.errors]) }
        return try Array(Data(contentsOf: URL(fileURLWithPath: directory.path + "/hello.eif")))
    }
}
