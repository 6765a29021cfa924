import Foundation
import Glibc
import NeshData
import NeshTestSupport
import Testing

/// The same sources give the same image, and where they do not, the cause is named.
@Suite("Reproduce") struct ReproduceTests {
    private static let dockerfile = "FROM scratch\nCOPY app /app\nCOPY data /data\nCMD [\"/app\"]\n"

    /// A context in the working directory, whose files are of another day.
    private static func context(_ home: Home, _ name: String, day: String, contents: String = "one\n") throws {
        try? FileManager.default.removeItem(atPath: "\(home.path)/\(name)")
        for folder in [name, name + "/data"] {
            try FileManager.default.createDirectory(atPath: "\(home.path)/\(folder)", withIntermediateDirectories: true)
            chmod("\(home.path)/\(folder)", 0o755)
        }
        try home.write(name + "/Dockerfile", dockerfile)
        try home.write(name + "/app", "#!/bin/sh\n")
        for file in ["b", "a"] { try home.write("\(name)/data/\(file)", contents) }
        for file in ["app", "data/a", "data/b"] { chmod("\(home.path)/\(name)/\(file)", file == "app" ? 0o755 : 0o644) }
        _ = try Ended.of(
            "find", ["\(home.path)/\(name)", "-exec", "touch", "-d", day, "{}", "+"], environment: home.environment)
    }

    private static func build(
        _ home: Home, _ directory: String, to file: String, umask: String = "022", epoch: String? = "1700000000"
    ) throws {
        let words = try home.command([
            "build-enclave", "--docker-uri", "r:1", "--docker-dir", directory, "--output-file", file,
        ])
        let variable = epoch.map { "export SOURCE_DATE_EPOCH=\($0); " } ?? ""
        let ended = try Ended.of(
            "/bin/sh", ["-c", "umask \(umask); \(variable)exec \"$@\"", "sh"] + words, environment: home.environment,
            directory: home.path)
        try #require(ended.status == 0, "\(ended.errors)")
    }

    @Test("Bit for bit the same in two directories, with two umasks, of two users, on two days")
    func sameBytes() throws {
        let first = try Home()
        try Self.context(first, "here", day: "2020-01-01")
        try Self.build(first, "here", to: "a.eif")
        let second = try Home(Home.User.all.last ?? .current)
        try FileManager.default.createDirectory(atPath: second.path + "/far/away", withIntermediateDirectories: true)
        try Self.context(second, "far/away/there", day: "2023-05-05")
        try Self.build(second, "far/away/there", to: "b.eif", umask: "077")
        let (one, other) = (
            try Data(contentsOf: URL(fileURLWithPath: first.path + "/a.eif")),
            try Data(contentsOf: URL(fileURLWithPath: second.path + "/b.eif"))
        )
        #expect(one == other)
    }

    @Test("An image is rebuilt from its source, with the time that it was built with")
    func rebuilds() throws {
        let home = try Home()
        try Self.context(home, "c", day: "2020-01-01")
        try Self.build(home, "c", to: "a.eif")
        // Another day, and the variable is not set any more.
        try Self.context(home, "c", day: "2024-01-01")
        let again = try home.run(
            "reproduce", "a.eif", "--docker-uri", "r:1", "--docker-dir", "c", "--provenance", "p.json")
        #expect(
            again.status == 0 && again.errors.contains("SOURCE_DATE_EPOCH=1700000000"), "\(again.output)\(again.errors)"
        )
        let statement = try JSON.parse(Array(Data(contentsOf: URL(fileURLWithPath: home.path + "/p.json"))))
        #expect(statement["_type"]?.string == "https://in-toto.io/Statement/v1")
        #expect(statement["predicateType"]?.string == "https://slsa.dev/provenance/v1")
        let sum = try Ended.of("sha256sum", [home.path + "/a.eif"], environment: home.environment)
        #expect(statement["subject"]?[0]?["digest"]?["sha256"]?.string == String(sum.output.prefix(64)))
        #expect(try home.run("reproduce", "a.eif", "--check", "p.json").status == 0)
        try home.write("c/Dockerfile", Self.dockerfile + "# changed\n")
        let changed = try home.run("reproduce", "a.eif", "--check", "p.json")
        #expect(changed.status == 1 && changed.output.contains("FAILS  Dockerfile"), "\(changed.output)")
        let nothing = try home.run("reproduce", "a.eif")
        #expect(nothing.status != 0 && nothing.errors.contains("what to compare"), "\(nothing.errors)")
    }

    @Test("What drifted is named, with what to do")
    func causes() throws {
        let home = try Home()
        try Self.context(home, "c", day: "2020-01-01")
        try Self.build(home, "c", to: "a.eif")
        func drift(_ change: () throws -> Void, epoch: String? = "1700000000") throws -> [String] {
            try Self.context(home, "c", day: "2020-01-01")
            try change()
            try Self.build(home, "c", to: "b.eif", epoch: epoch)
            let ended = try home.run("reproduce", "a.eif", "b.eif", "--json")
            #expect(ended.status == 1, "\(ended.output)\(ended.errors)")
            return (ended.json?["Causes"]?.array ?? []).compactMap { $0["Cause"]?.string }
        }
        #expect(try drift({ try home.write("c/data/a", "two\n") }) == ["file contents"])
        #expect(try drift({ chmod(home.path + "/c/data/a", 0o600) }) == ["modes and owners"])
        #expect(try drift({ try home.write("c/data/new", "x") }) == ["files"])
        #expect(try drift({}, epoch: "1600000000") == ["file times"])
        let packages = try drift {
            try home.write(
                "c/Dockerfile",
                Self.dockerfile.replacingOccurrences(
                    of: "COPY data /data", with: "COPY data /data\nCOPY status /var/lib/dpkg/status"))
            try home.write(
                "c/status",
                "Package: curl\nStatus: install ok installed\nVersion: 7.88.1\n\nPackage: less\nVersion: 590\n")
        }
        #expect(packages.contains("package versions"), "\(packages)")
    }

    @Test("Another base image and another kernel are named as causes")
    func baseAndKernel() throws {
        let home = try Home()
        func causes(_ build: (Int) throws -> String) throws -> [String] {
            let images = [try build(1), try build(2)]
            let ended = try home.run("reproduce", images[0], images[1], "--json")
            #expect(ended.status == 1, "\(ended.output)\(ended.errors)")
            return (ended.json?["Causes"]?.array ?? []).compactMap { $0["Cause"]?.string }
        }
        func build(_ folder: String, _ name: String, to file: String, blobs: String? = nil) throws {
            var more = ["SOURCE_DATE_EPOCH": "1700000000"]
            more["NITRO_CLI_BLOBS"] = blobs
            let ended = try home.run(
                ["build-enclave", "--docker-uri", name, "--docker-dir", folder, "--output-file", file], adding: more)
            try #require(ended.status == 0, "\(ended.errors)")
        }
        try home.write("base/Dockerfile", "FROM scratch\nCOPY f /f\nCMD [\"/f\"]\n")
        try home.write("app/Dockerfile", "FROM base:1\nCOPY app /app\nCMD [\"/app\"]\n")
        try home.write("app/app", "#!/bin/sh\n")
        let based = try causes { number in
            try home.write("base/f", "\(number)\n")
            try build("base", "base:1", to: "base.eif")
            try build("app", "app:1", to: "app\(number).eif")
            return "app\(number).eif"
        }
        #expect(based == ["base image", "file contents"])
        let booted = try causes { number in
            for name in ["bzImage", "cmdline", "init", "nsm.ko"] {
                try home.write("blobs\(number)/\(name)", String(repeating: "\(name) \(number) ", count: 5000))
            }
            try home.write("blobs\(number)/bzImage.config", "# Linux/x86_64 4.14.25\(number) Kernel Configuration\n")
            try build("app", "app:1", to: "booted\(number).eif", blobs: "\(home.path)/blobs\(number)")
            return "booted\(number).eif"
        }
        #expect(booted == ["kernel blobs"])
    }
}
