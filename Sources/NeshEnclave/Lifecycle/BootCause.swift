import NeshData

/// What the console of an enclave says about why it did not boot. Pure.
///
/// The texts are the kernel's own (`init/main.c`, `init/initramfs.c`, `mm/oom_kill.c`, `kernel/exit.c`) and those of
/// the init in the blobs of enclaves, which reads `/env` and `/cmd` from the ramdisk.
struct BootCause: Equatable {
    /// What is wrong, as a sentence without its full stop.
    var sentence: String
    /// More memory helps.
    var needsMemory: Bool

    /// A cause, and texts any of which shows it; in small letters.
    private struct Mark {
        var cause: BootCause
        var texts: [String]

        init(_ sentence: String, needsMemory: Bool = false, _ texts: String...) {
            cause = BootCause(sentence: sentence, needsMemory: needsMemory)
            self.texts = texts
        }
    }

    /// The more telling ones first: a panic follows nearly all of the others.
    private static let marks = [
        Mark(
            "its memory is too small: the image does not fit once it is unpacked", needsMemory: true,
            "could not open /env", "could not open /cmd", "initramfs unpacking failed: write error",
            "initramfs unpacking failed: no space", "no space left on device"),
        Mark(
            "its memory is too small: the kernel has none left", needsMemory: true, "out of memory", "oom-kill",
            "page allocation failure", "cannot allocate memory"),
        Mark("its memory is too small: its init crashed", needsMemory: true, "init[1]: segfault", "init[1] segfault"),
        Mark("its kernel finds no init: the ramdisk is damaged or of another processor", "no working init found"),
        Mark(
            "its ramdisk is damaged or its compression is unknown to its kernel", "initramfs unpacking failed",
            "unable to mount root fs"),
        Mark(
            "its program is not for this processor, or no program at all", "exec format error"),
        Mark(
            "the program that it is to run is missing", "execvpe", "failed to exec", "could not exec",
            "executable file not found"),
        Mark("its kernel gave up", "kernel panic"),
    ]

    /// - Parameter console: what it has said, or the last part of it.
    init?(console: String) {
        let text = console.lowercased()
        guard let mark = Self.marks.first(where: { $0.texts.contains { text.contains($0) } }) else { return nil }
        self = mark.cause
    }

    private init(sentence: String, needsMemory: Bool) { (self.sentence, self.needsMemory) = (sentence, needsMemory) }
}

extension Failure {
    /// A failure to boot with what the console says about it: its last lines, the cause where it can be recognised, and
    /// where the rest is.
    /// - Parameter console: the console's last bytes, of which any may be anything.
    func explained(byConsole console: [UInt8], of enclave: Enclave) -> Failure {
        let lines = Self.lines(console)
        guard !lines.isEmpty else { return self }
        var failure = self
        if let cause = BootCause(console: lines.joined(separator: "\n")) {
            failure.details.insert(cause.sentence, at: 0)
            if cause.needsMemory {
                let more = enclave.memoryMiB * 2
                failure.fixes.insert("run-enclave … --memory \(more)", at: 0)
                failure = failure.about(.parameter("--memory", instead: "\(more)"))
            }
        }
        failure.details.append("the last lines of its console:")
        failure.details += lines.suffix(Self.shownLines).map { "  \($0)" }
        failure.fixes.append("logs \(enclave.name.asWord)")
        return failure
    }

    private static let shownLines = 8
    private static let shownLength = 200

    /// Without control characters; neither empty nor endless.
    private static func lines(_ console: [UInt8]) -> [String] {
        console.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.compactMap { line in
            let text = String(decoding: line.filter { $0 >= 0x20 && $0 != 0x7f }, as: UTF8.self).prefix(shownLength)
            return text.contains { $0 != " " } ? String(text) : nil
        }
    }
}
