import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshSystem

enum RunEnclave: Command {
    static let name = "run-enclave"

    struct Parameters: ParameterGroup {
        let image = CommonParameters.image()
        let memory = Parameter.option(
            "--memory", .enclaveMemory,
            "MiB, or with M, G or T. At least four times the image, and 64 MiB; auto is that minimum",
            need: .required, nitroCLI: true, is: .memory)
        let cpuCount = Parameter.option(
            "--cpu-count", .count("N", in: 1...4096, completion: .cpuCount), "How many of the pool's CPUs",
            nitroCLI: true, is: .cpuCount)
        let cpuIDs = Parameter.list("--cpu-ids", .cpuID, "IDs of CPUs in the pool", nitroCLI: true)
        let cid = Parameter.option(
            "--enclave-cid", .cid, "Its vsock address, 4 and above. 0, or no option, picks a free one", nitroCLI: true,
            is: .enclaveCID)
        let debug = Parameter.flag(
            "--debug-mode", "Let its console be read; its attestation then has zeros for the image's PCRs",
            nitroCLI: true)
        let attach = Parameter.flag(
            "--attach-console", "Debug mode, and show the console at once", nitroCLI: true)
        let name = Parameter.option(
            "--enclave-name", .text("NAME"), "Its name. Default: the image's file name", nitroCLI: true)
        let role = Parameter.option(
            "--role-arn", .roleARN, "Local engine: the role that PCR3 measures. Default: option role")
        let trustLocalCA = Parameter.flag(
            "--trust-local-ca",
            "Let its programs trust the CA of the local KMS, as they do while kms runs; no PCR changes by it")
        let config = Parameter.option(
            "--config", .file("json"), "All of these from a JSON file", nitroCLI: true)

        var rules: [Rule] {
            [
                .exactlyOne(of: cpuCount, cpuIDs, config),
                .parameter(config, excludes: image, memory, cid, debug, name),
            ]
        }
    }

    static let declaration = declare(
        .lifecycle, "Start an enclave from an image", "イメージからエンクレーブを起動する",
        examples: [
            "run-enclave --cpu-count 2 --memory 512": "the current image in production mode",
            "run-enclave --eif-path hello.eif --cpu-count 2 --memory 512 --debug-mode --enclave-cid 16":
                "with a console to watch, at vsock address 16",
        ], traits: [.nitroCLI, .startsEnclave, .tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let arguments = try RunArguments(call, in: context)
        defer { context.emit(.status(nil)) }
        var boot = BootConsole()
        let enclave = try context.engine().start(
            arguments.request,
            progress: { progress in
                switch progress {
                case .line(let line): context.emit(.progress(line))
                case .warning(let note):
                    let usual = Message.hostWarning(note.text)
                    if note.isMinor { context.emit(lacking: note.text, otherwise: usual) } else { context.emit(usual) }
                case .console(let bytes): boot.take(bytes, in: context)
                case .booting(let seconds, let limit):
                    boot.isSlow(in: context)
                    context.emit(.status("booting \(seconds)s" + (limit.map { " / \($0)s" } ?? "")))
                }
            }, interrupt: context.interrupt)
        context.emit(.status(nil))
        if enclave.debug, isAttested(enclave), !context.session.speaksNitroCLI {
            context.emit(
                .warning(
                    "in debug mode attestation documents hold zeros for PCR0, PCR1, PCR2 and PCR8;"
                        + " a key policy on PCR3 or PCR4 alone lets this enclave in"))
        }
        var outcome = Outcome(JSONReport(enclave.runJSON), changes: [.started(enclave)])
        if arguments.attaches {
            // What goes elsewhere is whole, as nitro-cli's is.
            let shown = context.attach == nil ? 0 : boot.shown
            outcome.followUp = { later throws(Failure) in
                try Console.show(enclave, Console.Bounds(), after: shown, in: later)
            }
        }
        return outcome
    }

    /// Whether key policies that matter may be about it. A local enclave's documents prove nothing anyhow.
    private static func isAttested(_ enclave: Enclave) -> Bool {
        enclave.engine.flatMap(Engines.profile)?.attestation == .hypervisor
    }
}

extension CommandTable {
    /// Whether these words, which nesh was called with, most likely start an enclave: they are not read yet.
    package static func likelyStartsEnclave(_ words: ArraySlice<String>) -> Bool {
        words.first == RunEnclave.name && !words.contains("--help")
    }
}
