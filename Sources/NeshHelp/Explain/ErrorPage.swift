import NeshCommand
import NeshData

/// What one error code means: for `explain`, and for the generated reference.
package struct ErrorPage: Sendable {
    /// The code that it is about.
    package let code: ErrorCode
    /// What failed, as a sentence without a full stop.
    package let meaning: Phrase
    /// What is usually behind it; sentences, in Japanese without the last full stop.
    package let reason: Phrase
    /// What to do; written as `reason` is.
    package let fix: Phrase
    /// The commands that can end with it.
    package let commands: [String]

    init(_ code: ErrorCode, _ meaning: Phrase, reason: Phrase, fix: Phrase, in commands: String...) {
        self.code = code
        self.meaning = meaning
        self.reason = reason
        self.fix = fix
        self.commands = commands
    }

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
