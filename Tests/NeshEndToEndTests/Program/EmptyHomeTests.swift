import Foundation
import Glibc
import NeshData
import NeshTestSupport
import Testing

/// What only looks, and what is refused, leaves nothing of a user's: no folder, no file.
@Suite("Lines that leave nothing behind") struct EmptyHomeTests {
    /// A home, and all that XDG names, of which nothing is there but the directory for sockets, which a session makes.
    private final class Empty {
        let directory: TemporaryDirectory
        let environment: [String: String]

        init(_ more: [String: String] = [:]) throws {
            directory = try TemporaryDirectory()
            let root = directory.path
            for name in ["work", "run"] {
                try FileManager.default.createDirectory(atPath: root + "/" + name, withIntermediateDirectories: true)
            }
            chmod(root + "/run", 0o700)
            // A program that says nothing of what is to run.
            try directory.write("work/empty/Dockerfile", "FROM scratch\nCOPY Dockerfile /\n")
            environment = [
                "HOME": root + "/home", "XDG_DATA_HOME": root + "/data", "XDG_CONFIG_HOME": root + "/config",
                "XDG_STATE_HOME": root + "/state", "XDG_CACHE_HOME": root + "/cache", "XDG_RUNTIME_DIR": root + "/run",
                "TMPDIR": root + "/temporary", "PATH": BuiltProgram.searchPath, "LANG": "C.UTF-8",
            ].merging(more.mapValues { root + "/" + $0 }) { $1 }
        }

        func run(_ line: String) throws -> Ended {
            try Ended.of(
                try BuiltProgram.path.get(), ["-c", line], environment: environment, input: "/dev/null",
                directory: directory.path + "/work")
        }

        var left: [String] {
            get throws {
                try FileManager.default.subpathsOfDirectory(atPath: directory.path).filter {
                    !["work", "run"].contains($0) && !$0.hasPrefix("work/empty")
                }
            }
        }
    }

    static let looks = [
        "describe-enclaves", "ls", "ls --all", "logs", "status", "resources", "doctor", "vsock ls", "kms", "kms status",
        "kms keys", "kms log", "kms stop", "kms call ListKeys", "kms call ListAliases", "images", "allocator",
        "allocator show", "allocator set cpu_count 4 --dry-run", "tutorial status", "tutorial show hello", "option",
        "set",
        "jobs", "help", "explain E26", "reference commands", "terminate-enclave --all", "!true",
    ]

    static let refused = [
        "bogus", "images bogus", "images remove nothing", "kms env", "kms policy alias/x", "kms policy x.json",
        "kms policy alias/x y.json", "kms call Bogus", "kms call Encrypt KeyId=alias/x Plaintext=YQ==",
        "kms call ScheduleKeyDeletion KeyId=alias/x", "allocator set cpu_count x", "allocator set bogus 4",
        "allocator suggest nothing.eif", "tutorial bogus", "tutorial check nothing", "tutorial next",
        "build-enclave --docker-uri a:1 --docker-dir nothing --output-file a.eif",
        "run-enclave --eif-path nothing.eif --cpu-count 1 --memory 64",
        "run-enclave --eif-path nothing.eif --cpu-count 1 --memory 64 --trust-local-ca", "terminate-enclave hello",
        "console", "logs hello", "attestation show nothing.bin", "attestation request hello",
        "attestation verify nothing.bin --root local --allow-unpinned", "describe-eif --eif-path nothing.eif",
        "vsock connect 16:5005 --send x", "vsock connect 3:5005 --send x", "vsock wait 16:5005 --timeout 1s",
        "wait vsock 3:5005 --timeout 1s", "forward 18080:5000", "forward --from-enclave 9001 8080:5000",
        "forward --from-enclave 9001 nothing.invalid:443", "vsock-proxy 8000 localhost 443",
        "vsock-proxy 8000 localhost 443 --config nofile", "vsock listen",
        "build-enclave --docker-uri a:1 --docker-dir empty --output-file a.eif",
        "export nothing.cast --html", "replay nothing.cast", "vsock-proxy", "use nothing",
    ]

    @Test(arguments: looks + refused) func nothingIsLeft(_ line: String) throws {
        let home = try Empty()
        let ended = try home.run(line)
        #expect((ended.status == 0) == Self.looks.contains(line), "\(ended.output)\(ended.errors)")
        #expect(try home.left == [], "\(ended.output)\(ended.errors)")
    }

    @Test("a directory for sockets that the environment names is made by what uses it")
    func socketsByName() throws {
        let home = try Empty(["NITRO_CLI_SOCKETS_PATH": "named/sockets"])
        for line in ["describe-enclaves", "status", "vsock ls", "terminate-enclave hello"] { _ = try home.run(line) }
        #expect(try home.left == [])
        #expect(try home.run("parent true").status == 0)
        #expect(try home.left.contains("named/sockets"))
    }

    @Test("the first key makes the store, and a second client finds it")
    func firstKey() throws {
        let home = try Empty()
        #expect(try home.run("kms call CreateKey").status == 0)
        #expect(try home.left.contains("data/nesh/kms/keys"))
        let keys = try home.run("kms call ListKeys").json?["Keys"]?.array
        #expect(keys?.count == 1)
        let path = home.directory.path + "/data/nesh/kms"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }
}
