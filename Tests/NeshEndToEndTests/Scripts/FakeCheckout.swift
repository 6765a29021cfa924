import Foundation
import NeshTestSupport

/// A copy of `scripts/` beside sources of no weight, and stand-ins for the programs that the scripts call: the
/// compiler, apt and dpkg. Each stand-in notes how it was called, and nothing of the machine is changed.
final class FakeCheckout: Sendable {
    private let directory: TemporaryDirectory
    /// Holds `checkout`, `bin` (first on PATH), `home`, and the stand-ins' notes.
    let path: String
    var root: String { "\(path)/checkout" }
    var script: String { "\(root)/scripts/nesh" }

    init() throws {
        directory = try TemporaryDirectory()
        // The scripts speak of real paths.
        path = URL(fileURLWithPath: directory.path).resolvingSymlinksInPath().path
        let here = URL(fileURLWithPath: #filePath)
        let scripts = here.deletingLastPathComponent().appendingPathComponent("../../../scripts").standardizedFileURL
        try directory.write("checkout/Package.swift", "")
        try directory.write("checkout/Sources/nesh/Nesh.swift", "")
        try directory.write("checkout/docs/tutorial/hello-app/hello.c", "int main(void) { return 0; }\n")
        try directory.write("home/.profile", "")
        try TestProgram.copy(scripts.path, to: "\(root)/scripts")
        try standIn("swift", Self.swift)
        try standIn("musl-gcc", "while [ \"$1\" != -o ]; do shift; done; touch \"$2\"; chmod +x \"$2\"")
        try standIn("dpkg-query", "shift 2; for name; do printf 'ii %s ' \"$name\"; done")
        try standIn("apt-get", "echo \"$@\" >> \"$NOTES/apt\"")
        try standIn("sudo", "exec \"$@\"")
    }

    /// A program first on PATH; NOTES is the directory for its notes.
    func standIn(_ name: String, _ body: String) throws {
        try TestProgram.write("#!/bin/sh\n\(body)\n", to: "\(directory.path)/bin/\(name)")
    }

    /// Says that it is Swift; `build` takes a moment and makes a program that tells where it runs and with what.
    static let swift = """
        if [ "$1" = --version ]; then echo "Swift version 6.1.2 (swift-6.1.2-RELEASE)"; exit; fi
        echo build >> "$NOTES/builds"
        sleep 0.2
        mkdir -p "$CHECKOUT/.build/release"
        cat > "$CHECKOUT/.build/release/nesh" <<'PROGRAM'
        #!/bin/sh
        echo "in $(pwd):" "$@"
        exit 7
        PROGRAM
        chmod +x "$CHECKOUT/.build/release/nesh"
        """

    typealias Ended = NeshEndToEndTests.Ended

    func run(_ command: String..., in folder: String? = nil) throws -> Ended {
        try start(command, in: folder)()
    }

    /// Starts a command; the result waits for its end.
    func start(_ command: [String], in folder: String? = nil) throws -> () throws -> Ended {
        let name = UUID().uuidString
        let output = try directory.write("\(name).out", "")
        let errors = try directory.write("\(name).err", "")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: folder ?? path)
        process.environment = [
            "PATH": "\(path)/bin:/usr/bin:/bin", "HOME": "\(path)/home", "NOTES": path, "CHECKOUT": root,
            "LC_ALL": "C.UTF-8",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        return {
            process.waitUntilExit()
            return Ended(
                status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
                errors: try String(contentsOfFile: errors, encoding: .utf8))
        }
    }

    /// A stand-in's notes, a line a call.
    func notes(_ name: String) -> [String] {
        let text = (try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try directory.write("checkout/\(name)", text) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
}
