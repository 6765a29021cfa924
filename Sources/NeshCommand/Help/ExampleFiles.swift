import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem

/// What examples are about: where the session has it, that stands in, otherwise help says how to get it.
package enum ExampleFiles {
    private struct Maker {
        var name: String
        /// Files that its lines read.
        var needs: [String] = []
        var lines: [String]
    }

    /// The image of examples.
    package static let image = StartLine.image

    private static let makers = [
        Maker(name: LessonFiles.application, lines: ["tutorial app"]),
        Maker(
            name: image, needs: [LessonFiles.application],
            lines: ["build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif"]),
        Maker(name: "old.eif", needs: ["hello.eif"], lines: ["!cp hello.eif old.eif"]),
        Maker(name: certificateFile, lines: []), Maker(name: keyFile, lines: []),
        Maker(name: "demo.cast", lines: ["record demo", "record stop"]),
        Maker(name: "common.nesh", lines: ["history --save common.nesh"]),
    ]
    private static let certificateFile = "cert.pem"
    private static let keyFile = "key.pem"

    /// A certificate that belongs to the key, which is made with it if it is missing.
    private static func certificate(of key: String) -> String {
        let how =
            File.exists(key)
            ? "-key \(key.asWord) -sha384" : "-nodes -newkey ec -pkeyopt ec_paramgen_curve:secp384r1"
        return "!openssl req -new -x509 \(how) -days 30 -subj /CN=example"
            + (File.exists(key) ? "" : " -keyout \(key.asWord)") + " -out \(certificateFile)"
    }

    /// Options whose file is made, not read.
    private static let outputs: Set<String> = ["--output-file", "--save", ">"]

    /// The example's line for this session: its current image is meant where an example has one, and its enclave
    /// where that is to be named.
    package static func line(_ example: CommandSpec.Example, of spec: CommandSpec, in session: Session?) -> String {
        if let enclave = session?.enclave, namesEnclave(example.line, spec) {
            return example.line.split(separator: " ", omittingEmptySubsequences: false).map {
                $0 == "hello" ? enclave.name.asWord : String($0)
            }.joined(separator: " ")
        }
        // A line that makes the image names it itself.
        guard let image = session?.image, !spec.parameters.contains(where: { outputs.contains($0.name) }) else {
            return example.line
        }
        let words = example.line.split(separator: " ", omittingEmptySubsequences: false)
        return words.map { $0 == Self.image ? image.shownPath.asWord : String($0) }.joined(separator: " ")
    }

    private static func namesEnclave(_ line: String, _ spec: CommandSpec) -> Bool {
        switch spec.operands.first?.completion {
        case .enclave, .logged, .enclaveOrFile: line.split(separator: " ").contains("hello") && !line.contains(".eif")
        default: false
        }
    }

    /// Lines to run before this one, in their order, because what it is about is not here.
    package static func makers(of line: String, in session: Session, _ commands: CommandTable) -> [String] {
        let files = makers(of: line)
        guard isOfEnclave(line, commands), session.enclave == nil else { return files }
        return files + starting(in: session)
    }

    /// Lines to run so that an enclave runs.
    package static func starting(in session: Session) -> [String] {
        let run = session.image == nil ? "run-enclave --eif-path \(image)" : "run-enclave"
        return makers(of: run) + [run + " --cpu-count 2 --memory 256 --debug-mode"]
    }

    /// It is about the selected enclave, or about one of the name hello.
    private static func isOfEnclave(_ line: String, _ commands: CommandTable) -> Bool {
        if line.contains("$enclave") || line.contains("$console") { return true }
        if line == "use hello" { return true }
        let verb = String(line.prefix { $0 != " " })
        guard let operand = commands.named(verb)?.spec.operands.first, !line.contains("--all") else { return false }
        switch operand.completion {
        case .enclave, .logged: return true
        default: return false
        }
    }

    /// Names of files that the line reads and that are not here.
    package static func missing(in line: String) -> [String] {
        read(line).filter { name in makers.contains { $0.name == name } && !File.exists(name) }
    }

    private static func read(_ line: String) -> [String] {
        let words = line.split(separator: " ").map(String.init)
        return words.indices.filter { $0 == 0 || !outputs.contains(words[$0 - 1]) }.map { words[$0] }
    }

    /// The same for files only.
    private static func makers(of line: String) -> [String] {
        var seen: Set<String> = []
        return read(line).flatMap(lines).filter { seen.insert($0).inserted }
    }

    /// Lines to run, in their order, for a file that is not here to be; none for one that nobody but its owner makes.
    package static func lines(making file: String) -> [String] { lines(making: file, with: keyFile) }

    /// The same for a file of a line that names a key for it.
    package static func lines(making file: String, for call: Call) -> [String] {
        lines(making: file, with: call.given("--private-key").last?.text ?? keyFile)
    }

    private static func lines(making file: String, with key: String) -> [String] {
        switch file {
        // No line here makes one for a key of AWS KMS.
        case certificateFile where File.exists(file) || key.hasPrefix("arn:"): return []
        case certificateFile: return [certificate(of: key)]
        // Of a key that is gone the certificate is no use, but it is not nesh's to write another one over it.
        case keyFile where File.exists(file) || File.exists(certificateFile): return []
        case keyFile: return [certificate(of: key)]
        default: break
        }
        guard let maker = makers.first(where: { $0.name == file }), !File.exists(file) else { return [] }
        return maker.needs.flatMap(lines) + maker.lines
    }
}
