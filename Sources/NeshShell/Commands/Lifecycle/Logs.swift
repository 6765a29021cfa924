import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem
import NeshText

enum Logs: Command {
    static let name = "logs"

    struct Parameters: ParameterGroup {
        let enclave = Parameter.operand(
            ValueType<String>.logged, EnclaveLookup.Strength.look.help + "; also of one that has ended")
        let follow = Parameter.flag("-f", "Keep printing new lines, until Ctrl-C or the enclave's end")
        let count = Parameter.option("-n", .count("N"), "Only this many lines, the last ones")
        let since = Parameter.option("--since", .duration, "Only what was written during this time before now")
    }

    static let declaration = declare(
        .lifecycle, "Print the console of an enclave, also after it has ended",
        "エンクレーブのコンソールの記録を表示する (終了後でも可)",
        details: """
            nesh keeps the consoles of debug enclaves: the first 256 KiB and the last 4 MiB of each, for the 20 that \
            ended last. ls --all lists them. Default: the selected enclave, or the only one that runs, or the only one \
            that has ended. If there are several, logs lists them: each name once, the one that ended last first.
            """,
        examples: [
            "logs": "the selected enclave's, from the first line; otherwise a list of all",
            "logs -n 20 -f": "its last 20 lines and what follows",
            "logs hello --since 5m": "the last five minutes of hello",
        ], traits: [.offersJSON, .momentary, .looksAtConsole])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let engine = try context.engine()
        guard let found = try find(call[parameters.enclave], engine, context) else {
            if call[parameters.follow] || call[parameters.count] != nil || call[parameters.since] != nil {
                throw nobody(try engine.enclaves(interrupt: context.interrupt), context)
            }
            return try list(engine, context)
        }
        guard found.enclave.debug else {
            throw Failure.noConsole(of: found.enclave, hasEnded: found.ending != nil)
        }
        let log = try ConsoleRecord.read(
            found.enclave, engine, found.directory, since: call[parameters.since], context.interrupt)
        var lines = log.lines
        if let count = call[parameters.count] { lines = Array(lines.suffix(count)) }
        if !call[parameters.follow] {
            let json = JSON.Object(
                members: [
                    .init(key: "EnclaveID", value: .string(found.enclave.id.text)),
                    .init(key: "Lines", value: .array(lines.map { .string($0) })),
                ])
            var view = lines.map { StyledText($0) }
            if view.isEmpty { view = [StyledText("this enclave's console is empty", .dim)] }
            var outcome = Outcome(ViewReport(json: .object(json), view: .verbatim(view)))
            if let ending = found.ending {
                let aside = ending.sentence(of: found.enclave.name)
                outcome.followUp = { later throws(Failure) in
                    later.emit(.aside(aside))
                    return Outcome()
                }
            }
            return outcome
        }
        for line in lines { context.emit(.text(line)) }
        if let ending = found.ending {
            context.emit(.aside(ending.sentence(of: found.enclave.name)))
            return Outcome()
        }
        let start = Moment.now
        if context.session.isInteractive { context.emit(.aside("Ctrl-C leaves; the enclave keeps running.")) }
        let outcome = try self.follow(found.enclave, log, engine, context)
        if context.session.isInteractive, context.interrupt.isRaised {
            let time = UptimeText.of(seconds: (Moment.now - start).components.seconds)
            context.emit(.aside("Ctrl-C after \(time): left \(found.enclave.name)'s logs"))
        }
        return outcome
    }

    private struct Found {
        var enclave: Enclave
        var ending: ExitReason?
        /// Where its log is, where that is known.
        var directory: String
    }

    private static let nothing = "no enclave runs, and no log of one that has ended is kept"

    /// What has a log, where it is not said whose is meant.
    private static func list(_ engine: any Engine, _ context: CommandContext) throws(Failure) -> Outcome {
        let running = try engine.enclaves(interrupt: context.interrupt)
        let ended = EndedLookup(context).byName.filter { one in !running.contains { $0.name == one.enclave.name } }
        var outcome = Outcome(
            List.report(running, ended, context, empty: nothing))
        if !running.isEmpty || !ended.isEmpty {
            outcome.followUp = { later throws(Failure) in
                later.emit(.aside("logs NAME prints what one of them has said"))
                return Outcome()
            }
        }
        return outcome
    }

    private static func nobody(_ running: [Enclave], _ context: CommandContext) -> Failure {
        let ended = EndedLookup(context).list
        if running.isEmpty, ended.isEmpty { return Failure(.missingArgument, nothing) }
        return Failure(
            .missingArgument, "no enclave is selected",
            details: (running.isEmpty ? [] : ["running: " + running.map(\.name).joined(separator: ", ")])
                + (ended.isEmpty ? [] : ["ended: " + ended.joined(separator: ", ")]),
            fixes: ["logs NAME", "logs  # lists them"])
    }

    /// - Returns: nil where no name is given and several could be meant, or none.
    private static func find(
        _ text: String?, _ engine: any Engine, _ context: CommandContext
    ) throws(Failure) -> Found? {
        let directory = EndedEnclave.directory(UserDirectories(environment: context.session.environment.variables))
        let running = try engine.enclaves(interrupt: context.interrupt)
        let ended = EndedEnclave.all(in: directory)
        func found(_ one: EndedEnclave) -> Found {
            Found(enclave: one.enclave, ending: one.reason, directory: directory)
        }
        if let text {
            // A name goes on to the next one: what runs is meant rather than what has ended, and of that the last.
            if EnclaveLookup.exact(text, among: running).isEmpty {
                let last = EnclaveLookup.exact(text, among: ended.map(\.enclave)).first
                if let one = ended.first(where: { $0.enclave.id == last?.id }) { return found(one) }
            }
            let all = running + ended.map(\.enclave).filter { one in !running.contains { $0.id == one.id } }
            let isRunning = !EnclaveLookup.exact(text, among: running).isEmpty
            let enclave = try EnclaveLookup.find(text, among: isRunning ? running : all, .look, areRunning: isRunning)
            if let one = ended.first(where: { $0.enclave.id == enclave.id }) { return found(one) }
            return Found(enclave: enclave, directory: directory)
        }
        if let selected = context.session.enclave {
            if let one = running.first(where: { $0.id == selected.id }) {
                return Found(enclave: one, directory: directory)
            }
            if let one = ended.first(where: { $0.enclave.id == selected.id }) { return found(one) }
        }
        if !context.session.speaksNitroCLI {
            if running.count == 1 {
                context.emit(.implied("logs → \(running[0].name), the only one that runs"))
                return Found(enclave: running[0], directory: directory)
            }
            let names = Set(ended.map(\.enclave.name))
            if running.isEmpty, let last = ended.first, names.count == 1 {
                let name = last.enclave.name
                context.emit(
                    .implied(
                        ended.count == 1
                            ? "logs → \(name), the only one that has ended" : "logs → \(name), the one that ended last")
                )
                return found(last)
            }
        }
        return nil
    }

    /// What comes after what was read.
    private static func follow(
        _ enclave: Enclave, _ record: ConsoleRecord, _ engine: any Engine, _ context: CommandContext
    ) throws(Failure) -> Outcome {
        var record = record
        let stream: any ConsoleStream
        if let open = record.stream { stream = open } else { stream = try engine.console(of: enclave.id, from: .start) }
        while !context.isUnread() {
            switch try stream.read() {
            case .bytes(let bytes): for line in record.take(bytes) { context.emit(.text(line)) }
            case .gap(let count): for line in record.skip(count) { context.emit(.text(line)) }
            case .nothing:
                do throws(Failure) {
                    _ = try Poll.wait(for: stream.descriptor, interrupt: context.interrupt)
                } catch {
                    if context.session.isInteractive, case .interrupted = error.kind { return Outcome() }
                    throw error
                }
            case .end(let reason):
                if let rest = record.takeRest() { context.emit(.text(rest)) }
                context.emit(.aside(reason?.sentence(of: enclave.name) ?? "\(enclave.name) is gone"))
                return Outcome(changes: [.ended(enclave.id)])
            }
        }
        return Outcome()
    }
}
