import NeshCommand
import NeshData

/// What one error code means: for `explain`, and for the generated reference.
package struct ErrorPage: Sendable {
    /// The code that it is about.
    package let code: ErrorCode
    /// Meaning, reason and fix.
    package let texts: [Phrase]
    /// The commands that can end with it.
    package let commands: [String]
    /// The options that its fix tells you to give: somebody whose line has them needs other advice.
    package let advised: [String]

    /// - Parameter text: three lines, as the properties below describe them, and below each its Japanese, indented.
    init(_ code: ErrorCode, _ text: String, in commands: String..., advising advised: [String] = []) {
        self.code = code
        self.commands = commands
        self.advised = advised
        var texts: [Phrase] = []
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("    "), let english = texts.popLast()?.english {
                texts.append(Phrase(english, String(line.dropFirst(4))))
            } else {
                texts.append(Phrase(line, ""))
            }
        }
        self.texts = texts
    }

    /// What failed, as a sentence without a full stop.
    package var meaning: Phrase { text(0) }
    /// What is usually behind it; sentences, in Japanese without the last full stop.
    package var reason: Phrase { text(1) }
    /// What to do; written as `reason` is.
    package var fix: Phrase { text(2) }

    /// A test names the page that lacks one.
    private func text(_ index: Int) -> Phrase { index < texts.count ? texts[index] : Phrase("", "") }

    /// One page a code, in the codes' order.
    package static let all: [ErrorPage] = (arguments + processes + resources + device + images)
        .sorted { $0.code < $1.code }

    /// What nitro-cli can end with and nesh does not: the call is not made, or its failure has a more telling code.
    package static let neverHere: Set<ErrorCode> = [
        .socketPairCreation, .daemonizeProcess, .unusableConnection, .socketClose,
        .noSuchHugepageFlag, .invalidEnclaveFd, .memoryOverflow, .enclaveEventWait, .enclaveProcessSendReply,
        .enclaveMunmap, .artifactsPathNotSet, .clockSkew, .signalUnmasking,
    ]

    /// The code's page; nil where there is none.
    package static func of(_ code: ErrorCode) -> ErrorPage? { all.first { $0.code == code } }

    /// nitro-cli's name of the code: `Insufficient memory requested`.
    package var title: String {
        var words = ""
        for character in String(describing: code) {
            words += character.isUppercase ? " " + character.lowercased() : String(character)
        }
        let spelled = [
            "eif": "EIF", "cpu": "CPU", "cpus": "CPUs", "mmap": "mmap", "fd": "descriptor", "ioctl": "ioctl",
            "vcpu": "vCPU",
        ]
        let title = words.split(separator: " ").map { spelled[String($0)] ?? String($0) }.joined(separator: " ")
        return title.prefix(1).uppercased() + title.dropFirst()
    }
}
