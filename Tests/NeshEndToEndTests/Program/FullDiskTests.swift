import Foundation
import NeshData
import NeshTestSupport
import Testing

/// Disks without room and places without rights: an error with its code, and nothing half-written.
@Suite("Full disk and missing rights") struct FullDiskTests {
    /// As root a namespace for mounts is enough, else one for users comes with it.
    static let unshare = geteuid() == 0 ? ["-m"] : ["-Urm"]
    static let canMount =
        (try? Ended.of(
            "unshare", unshare + ["mount", "-t", "tmpfs", "none", "/tmp"],
            environment: ["PATH": BuiltProgram.searchPath]
        ).status) == 0

    let home: Home

    init() throws { home = try Home() }

    /// Runs the program where `full` is a disk of 16 KiB with one file in it.
    /// - Parameter fill: so many bytes are taken from it first.
    /// - Returns: the ending, and what was on the disk afterwards.
    private func runBesideFullDisk(
        _ words: String..., fill: Int = 0, adding more: [String: String] = [:]
    ) throws -> (ended: Ended, left: String) {
        try home.write("full/.mountpoint", "")
        let script = """
            mount -t tmpfs -o size=16k none full || exit 99
            mkdir full/nesh
            echo 'memory_mib: 512' > full/nesh/allocator.yaml
            head -c \(fill) /dev/zero > full/fill
            "$@"
            status=$?
            (cd full && find . -type f ! -name fill | sort && cat nesh/allocator.yaml) > left
            exit $status
            """
        let command = ["unshare"] + Self.unshare + ["sh", "-c", script, "sh"] + (try home.command(words))
        let ended = try Ended.of(
            command[0], Array(command.dropFirst()), environment: home.environment.merging(more) { $1 },
            directory: home.path)
        return (ended, try String(contentsOfFile: home.path + "/left", encoding: .utf8))
    }

    private static let untouched = "./nesh/allocator.yaml\nmemory_mib: 512\n"

    @Test("An image on a full disk", .enabled(if: canMount, "mounts are refused here"))
    func image() throws {
        let (ended, left) = try runBesideFullDisk(
            "build-enclave", "--docker-uri", "app:1", "--docker-dir", try BuiltProgram.context.get(), "--output-file",
            "full/app.eif")
        #expect(ended.status == 19)
        #expect(ended.errors.contains("[ E19 ] the disk of "), "\(ended.errors)")
        #expect(ended.output == "")
        #expect(left == Self.untouched)
    }

    @Test("The image store on a full disk", .enabled(if: canMount, "mounts are refused here"))
    func store() throws {
        let (ended, left) = try runBesideFullDisk(
            "build-enclave", "--docker-uri", "app:1", "--docker-dir", try BuiltProgram.context.get(), "--output-file",
            "app.eif", adding: ["XDG_DATA_HOME": home.path + "/full"])
        #expect(ended.status == 19)
        #expect(ended.errors.contains("[ E19 ] cannot write the image store "), "\(ended.errors)")
        #expect(left == Self.untouched)
        #expect(!FileManager.default.fileExists(atPath: home.path + "/app.eif"))
    }

    @Test("Settings on a full disk stay as they were", .enabled(if: canMount, "mounts are refused here"))
    func settings() throws {
        let (ended, left) = try runBesideFullDisk(
            "allocator", "set", "memory_mib", "700", fill: 12 << 10, adding: ["XDG_CONFIG_HOME": home.path + "/full"])
        #expect(ended.status == 19)
        #expect(ended.errors.contains("[ E19 ] ") && ended.errors.contains("No space left"), "\(ended.errors)")
        #expect(
            ended.errors.contains("/full/nesh/allocator.yaml: ") && ended.errors.contains("free some disk space (df -h")
        )
        #expect(left == Self.untouched)
    }

    @Test("A redirected result", .enabled(if: canMount, "mounts are refused here"))
    func redirection() throws {
        let (ended, _) = try runBesideFullDisk("-c", "describe-enclaves > full/list", fill: 16 << 10)
        #expect(ended.status == 1)
        #expect(ended.errors.contains("cannot write to full/list: No space left on device"), "\(ended.errors)")
    }

    @Test(
        "Nobody can read the answer",
        arguments: [["--help"], ["--version"], ["echo", "hi"], ["describe-enclaves"], ["-c", "echo hi"], ["help"]])
    func standardOutput(_ words: [String]) throws {
        let ended = try home.run(words, output: "/dev/full")
        #expect(ended.status == 1)
        #expect(ended.errors.contains("cannot write to standard output: No space left on device"), "\(ended.errors)")
    }

    @Test("An enclave whose description could not be written is named all the same")
    func lostDescription() throws {
        let ended = try home.run(
            ["run-enclave", "--eif-path", try BuiltProgram.image.get(), "--memory", "64", "--cpu-count", "1"],
            output: "/dev/full")
        let id = try #require(try home.enclaves().first?["EnclaveID"]?.string, "\(ended.errors)")
        #expect(ended.status == 1)
        #expect(ended.errors.contains("the enclave runs all the same: \(id)"), "\(ended.errors)")
        #expect(ended.errors.contains("terminate-enclave --enclave-id \(id)"), "\(ended.errors)")
    }

    @Test("A closed standard output is an error and takes nothing else's place", arguments: ["--version", "images"])
    func closedOutput(_ word: String) throws {
        let program = try BuiltProgram.path.get()
        let ended = try Ended.of(
            "sh", ["-c", "\"$@\" >&-", "sh", program, word], environment: home.environment, directory: home.path)
        #expect(ended.status == 1)
        #expect(ended.errors.contains("cannot write to standard output: Bad file descriptor"), "\(ended.errors)")
    }

    @Test("An output file or directory without the right to write", arguments: Home.User.all)
    func rights(_ user: Home.User) throws {
        // Root may write everywhere.
        guard user == .nobody || geteuid() != 0 else { return }
        let home = try Home(user)
        let before = try home.write("old.eif", "theirs")
        chmod(before, 0o444)
        try home.write("closed/.keep", "")
        chmod(home.path + "/closed", 0o555)
        defer { chmod(home.path + "/closed", 0o755) }
        let listing = try home.listing()
        for file in ["closed/app.eif", "old.eif", "/root/app.eif"] {
            let ended = try home.run(
                "build-enclave", "--docker-uri", "app:1", "--docker-dir", try BuiltProgram.context.get(),
                "--output-file", file)
            #expect(ended.status == 19, "\(file)")
            #expect(ended.errors.contains("[ E19 ] cannot write "), "\(ended.errors)")
            #expect(ended.errors.contains("Permission denied"), "\(ended.errors)")
        }
        #expect(try home.listing() == listing)
    }
}
