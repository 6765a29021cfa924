import Glibc
import NeshData
import NeshSystem
import NeshTerminal
import NeshText
import Synchronization

enum ProbeCommands {
    private static let interruptions = Atomic<Int>(0)
    private static let underlines = Atomic<Bool>(false)

    /// Waits in the foreground for so many milliseconds or until interrupted.
    static func sleep(_ text: String, _ interrupts: Interrupts) {
        do {
            try interrupts.foreground { interrupt throws(Failure) in
                print("sleeping")
                fflush(nil)
                let deadline = Deadline(after: .milliseconds(Int(text) ?? 0))
                _ = try Poll.wait(for: interrupt.descriptor, until: deadline)
                try interrupt.check()
            }
            print("slept")
        } catch {
            print("interrupted \(interruptions.add(1, ordering: .relaxed).newValue)")
        }
    }

    /// Posts so many notices, one every so many milliseconds, from another thread.
    static func notices(_ count: String, _ pause: String, _ editor: LineEditor?) {
        guard let mailbox = editor?.mailbox, let count = Int(count), let pause = UInt32(pause) else { return }
        inThread {
            for number in 1...max(1, count) {
                usleep(pause * 1000)
                mailbox.post(StyledText("notice \(number): enclave こんにちは booted"))
            }
        }
    }

    /// Overflows the stack.
    static func recurse(_ depth: Int) -> Int {
        depth < 0 ? 0 : recurse(depth + 1) &+ recurse(depth + 2)
    }

    static func changePrompt(_ text: String, _ pause: String, _ editor: LineEditor?) {
        guard let mailbox = editor?.mailbox, let pause = UInt32(pause) else { return }
        inThread {
            usleep(pause * 1000)
            mailbox.update(prompt: StyledText(text + "> "))
        }
    }

    /// Begins to underline whole lines after so many milliseconds, in another thread.
    static func underline(_ pause: String, _ editor: LineEditor?) {
        guard let editor, let pause = UInt32(pause) else { return }
        editor.colour = { line, _, _ in
            LineColours(wrong: underlines.load(ordering: .relaxed) ? [0..<line.utf8.count] : [])
        }
        let mailbox = editor.mailbox
        inThread {
            usleep(pause * 1000)
            underlines.store(true, ordering: .relaxed)
            mailbox.recolour()
        }
    }

    private static func inThread(_ body: @escaping @Sendable () -> Void) {
        do { try SystemThread.start(body) } catch { print("failed: \(error)") }
    }
}

enum ProbeWords {
    static let words = [
        ("describe-enclaves", "list enclaves"), ("describe-eif", "show an image"), ("build-enclave", "make an image"),
        ("run-enclave", "start one"), ("日本語", "Japanese"), ("日本酒", "sake"),
    ]

    static func complete(_ line: String, _ cursor: Int) -> Completions {
        let before = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
        let word = before.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        if word == "trap" { fatalError("asked for") }
        if word == "overflow" { _ = ProbeCommands.recurse(1) }
        let many = word.hasPrefix("m") ? (1...200).map { ("many-\($0)", "") } : []
        let found = (words + many).filter { $0.0.hasPrefix(word) }
        return Completions(
            found.map { Completions.Candidate($0.0, annotation: $0.1) },
            replace: (cursor - word.utf8.count)..<cursor, note: "nothing begins like this")
    }
}
