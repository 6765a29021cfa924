import Foundation

/// Programs that tests compare with, and scripts that they put in a program's place.
package enum TestProgram {
    /// nesh, the program under test: the one that `NESH_TEST_BINARY` names, else the debug build.
    package static let nesh = ProcessInfo.processInfo.environment["NESH_TEST_BINARY"] ?? built("nesh")

    /// A product of the debug build, which lies beside the tests; its bare name where it was not built.
    package static func built(_ name: String) -> String {
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        // Foundation ends the process over the folder of a text of one character.
        let neighbours = (CommandLine.arguments + [runner]).filter { $0.contains("/") }
        let folders = neighbours.map { ($0 as NSString).deletingLastPathComponent } + ["\(repository)/.build/debug"]
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) } ?? name
    }

    /// The checkout's top folder.
    package static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardizedFileURL.path

    /// Whether all of these programs can be found: what compares with them is skipped elsewhere.
    package static func areInstalled(_ names: String...) -> Bool {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return names.allSatisfy { name in
            folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
        }
    }

    /// Writes an executable file and its directory by way of another process: one that this process had open for writing would be
    /// open in whatever another test is starting just then, and the kernel runs no file that somebody writes.
    /// - Throws: what starting a shell throws, or `CocoaError` if the shell could not write.
    package static func write(_ text: String, to path: String) throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        let script = #"mkdir -p "${1%/*}" && printf %s "$2" > "$1" && chmod 755 "$1""#
        shell.arguments = ["-c", script, "sh", path, text]
        try shell.run()
        shell.waitUntilExit()
        guard shell.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Copies a program, or a folder with programs, for every user to read, by way of another process, as `write` does.
    /// - Throws: what starting a shell throws, or `CocoaError` if it could not copy.
    package static func copy(_ source: String, to path: String) throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", #"cp -R -- "$1" "$2" && chmod -R a+rX "$2""#, "sh", source, path]
        try shell.run()
        shell.waitUntilExit()
        guard shell.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
