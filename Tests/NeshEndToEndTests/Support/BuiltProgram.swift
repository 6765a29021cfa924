import Foundation
import NeshTestSupport

/// The program as it was built, and one image for all tests, where every user can reach them.
enum BuiltProgram {
    /// A copy of it that every user may read.
    static let path: Result<String, any Error> = Result {
        let file = try directory.get().path + "/nesh"
        try TestProgram.copy(TestProgram.nesh, to: file)
        return file
    }

    /// A directory with a Dockerfile and the program that it copies.
    static let context: Result<String, any Error> = Result {
        let folder = try directory.get().path + "/context"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try readable("context/Dockerfile", Data("FROM scratch\nCOPY app /app\nCMD [\"/app\"]\n".utf8))
        let source = try readable("app.c", Data(application.utf8))
        let compiler = try Ended.of(
            "cc", ["-static", "-O1", "-o", folder + "/app", source], environment: ["PATH": searchPath])
        guard compiler.status == 0 else { throw Failed(compiler) }
        return folder
    }

    /// `app.eif`, built by the program itself.
    static let image: Result<String, any Error> = Result {
        let home = try Home()
        let file = try directory.get().path + "/app.eif"
        let built = try home.run(
            "build-enclave", "--docker-uri", "app:1", "--docker-dir", try context.get(), "--output-file", file)
        guard built.status == 0 else { throw Failed(built) }
        return file
    }

    static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"

    struct Failed: Error, CustomStringConvertible {
        let description: String
        init(_ ended: Ended) { description = "status \(ended.status)\n\(ended.output)\(ended.errors)" }
    }

    /// What runs inside: a greeting, then a line five times a second.
    private static let application = """
        #include <stdio.h>
        #include <unistd.h>
        int main(void) {
            setvbuf(stdout, 0, _IOLBF, 0);
            puts("hello from inside");
            for (int number = 1;; number++) {
                printf("tick %d\\n", number);
                usleep(200000);
            }
        }
        """

    private static let directory: Result<TemporaryDirectory, any Error> = Result {
        let directory = try TemporaryDirectory()
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.path)
        // What is static is never let go of.
        atexit {
            if let path = try? BuiltProgram.directory.get().path { try? FileManager.default.removeItem(atPath: path) }
        }
        return directory
    }

    @discardableResult
    private static func readable(_ name: String, _ data: Data) throws -> String {
        let file = try directory.get().write(name, data)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        return file
    }
}
