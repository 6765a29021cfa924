import Glibc
import NeshData
import NeshExamples
import NeshSystem

/// What lessons work on: the folder that an app's image is built from.
package enum LessonFiles {
    private static let dockerfile = """
        # hello is a static program that needs nothing else in its image.
        FROM scratch
        COPY hello /hello
        CMD ["/hello"]

        """

    private static let channelDockerfile = """
        # channel is a static program that answers at vsock port 5005.
        FROM scratch
        COPY channel /channel
        CMD ["/channel"]

        """

    /// What an app's folder has.
    package enum Kind: Sendable {
        /// Says a line each second.
        case hello
        /// Answers on vsock.
        case channel
    }

    /// The app's name, and that of its folder.
    package static let application = "hello-app"

    /// Makes the folder that an image can be built from.
    /// - Throws: `.fileOperation` where it exists or cannot be made.
    package static func makeApplication(
        _ path: String, _ kind: Kind = .hello, mode: UInt32 = 0o755
    ) throws(Failure) {
        guard
            let program = (kind == .hello ? LessonPrograms.hello : LessonPrograms.channel)[architecture].flatMap({
                Base64.decode($0.utf8)
            }
            )
        else {
            throw Failure(.fileOperation, "there is no lesson program for this processor, \(architecture)")
        }
        if File.exists(path) {
            throw Failure(
                .fileOperation, "\(path) exists already",
                details: ["you can go on with what tutorial app made"],
                fixes: ["tutorial app \(File.unused(path).asWord)  # makes another one"])
        }
        do throws(SystemError) {
            try File.makeDirectories(path, mode: mode)
            let (name, text) = kind == .hello ? ("hello", dockerfile) : ("channel", channelDockerfile)
            try AtomicFile.write(Array(text.utf8), to: path + "/Dockerfile")
            try AtomicFile.write(program, to: path + "/" + name, mode: 0o755)
        } catch {
            var failure = error.failure()
            if [EACCES, EPERM, EROFS].contains(error.errno) {
                failure.fixes = ["choose a directory that you may write to"]
            }
            throw failure
        }
    }

    private static var architecture: String {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "aarch64"
        #else
            "unknown"
        #endif
    }
}
