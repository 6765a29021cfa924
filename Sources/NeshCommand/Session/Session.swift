import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem

/// What the shell remembers between commands. The interpreter holds the only one; commands get copies.
package struct Session: Sendable {
    /// The image that the next `run-enclave` uses.
    package struct CurrentImage: Sendable, Equatable {
        /// Absolute.
        package var path: String
        /// As the user wrote it.
        package var shownPath: String { FilePath.absolute(written) == path ? written : FilePath.fromHere(path) }
        /// As it was written, from where the session was then.
        private let written: String
        /// `HashAlgorithm`, `PCR0`, `PCR1`, `PCR2` and, of a signed image, `PCR8`.
        package var measurements: JSON
        /// In bytes.
        package var size: Int

        package init(path: String, shownPath: String, measurements: JSON, size: Int) {
            (self.path, written, self.measurements, self.size) = (path, shownPath, measurements, size)
        }
    }

    /// Distinguishes this shell's enclaves from those of others; given to the keepers.
    package let mark: String
    /// A person sits at a prompt: one running enclave may be implied, implied values are echoed.
    package var isInteractive: Bool
    /// Called as `nitro-cli`: nothing is bounded or offered that nitro-cli does not bound or offer.
    package var speaksNitroCLI = false
    /// One line of another shell's: what it remembers is gone after it.
    package var isOneLine = false
    package var environment: Environment
    /// It is a lesson's, which has its own folder and says itself what its learners need.
    package var isTaught: Bool { environment.text(UserDirectories.lessonVariable) != nil }
    /// As `option` has set them.
    package var settings = Settings()
    /// `set NAME VALUE`, script arguments under their numbers.
    package var variables: [String: String] = [:]
    /// The current image; nil where there is none.
    package var image: CurrentImage?
    /// The selected enclave, as it was last seen.
    package var enclave: Enclave?
    /// Names of the enclaves that this session started and has not ended, oldest first.
    package var started: [Enclave.ID] = []
    /// The enclave that this session started last, whatever became of it.
    package private(set) var lastStarted: Enclave?
    /// Enclaves that this session has started, also those that are gone.
    package private(set) var begun: Set<Enclave.ID> = []
    /// Enclaves whose end a command of this session has reported, no matter who started them.
    package private(set) var ended: Set<Enclave.ID> = []
    /// What the last attestation document said, by the names of its fields; nil before the first.
    package var attestation: JSON? { didSet { marks.attestation += 1 } }
    /// The last command's report.
    package var last: JSON? { didSet { marks.last += 1 } }
    /// What the last command wrote to standard output.
    package var output = "" { didSet { marks.output += 1 } }
    /// The last command's exit status.
    package var status: Int32 = 0 { didSet { marks.status += 1 } }
    /// The last line failed: what the prompt marks. `$status` outlives lines that only keep a value.
    package var lineFailed = false
    /// The last failure; nil before the first.
    package var error: Failure? { didSet { marks.error += 1 } }
    /// How often what lines leave behind was set.
    package private(set) var marks = ResultMarks()
    /// The line that failed so; nil where none was at fault.
    package var errorLine: String?

    package init(mark: String, isInteractive: Bool, environment: Environment) {
        self.mark = mark
        self.isInteractive = isInteractive
        self.environment = environment
    }

    /// Takes over one change that a command made.
    package mutating func apply(_ change: SessionChange) {
        switch change {
        case .image(let image): self.image = image
        case .enclave(let enclave): self.enclave = enclave
        case .started(let enclave):
            self.enclave = enclave
            lastStarted = enclave
            begun.insert(enclave.id)
            started.append(enclave.id)
        case .ended(let id):
            started.removeAll { $0 == id }
            ended.insert(id)
            if enclave?.id == id { enclave = nil }
        case .attestation(let record): attestation = record
        case .variable(let name, let value): variables[name] = value
        case .setting(let name, let value): settings[name] = value
        }
    }
}

/// What a command did to the session.
package enum SessionChange: Sendable, Equatable {
    /// This is the current image now.
    case image(Session.CurrentImage?)
    /// This enclave is selected now.
    case enclave(Enclave?)
    /// This session started it: it is selected, and ends with `terminate-enclave --session`.
    case started(Enclave)
    /// It is gone.
    case ended(Enclave.ID)
    /// `$attestation` stands for this now.
    case attestation(JSON)
    case variable(String, String)
    /// A checked setting; nil goes back to the default.
    case setting(String, String?)
}
