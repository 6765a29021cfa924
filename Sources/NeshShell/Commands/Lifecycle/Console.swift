import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem

enum Console: Command {
    static let name = "console"

    struct Parameters: ParameterGroup {
        let enclave = EnclaveLookup.Parameters(.look, debug: true)
        let disconnect = Parameter.option(
            "--disconnect-timeout", .count("SECONDS", in: 1...31_536_000), "Leave after so many seconds", nitroCLI: true
        )
        let duration = Parameter.option("--for", .duration, "Leave after this time")
        let until = Parameter.option(
            "--until", .pattern, "Leave when the console matches this extended regular expression")
        let raw = Parameter.flag("--raw", "Let the enclave's terminal escapes through")
        let all = Parameter.flag(
            "--all", "Those of all enclaves in debug mode that run now, each line with its name")
        let background = Parameter.flag("--background", "Show new lines above the prompt, and go on typing")

        var rules: [Rule] {
            [
                .oneUnlessSession(of: enclave, or: all),
                .atMostOne(of: duration, disconnect),
                .parameter(background, excludes: duration, until, raw),
                .atMostOne(of: all, raw),
            ]
        }

        var promptOnly: [any DeclaredParameter] { [background] }

        var effects: [Effect] {
            [
                .beside(background, unless: disconnect, duration, until, raw)
            ]
        }
    }

    static let declaration = declare(
        .lifecycle, "Watch the console of an enclave in debug mode", "デバッグモードのエンクレーブのコンソールを表示する",
        details: """
            nesh shows the console from its first line; you cannot write to it. Ctrl-] or Ctrl-C leaves, and the \
            enclave keeps running. In a script without a terminal, console ends after 10 s unless you use --for or \
            --until.
            """,
        examples: [
            "console": "the selected enclave's, until Ctrl-]",
            "console --until 'Hello' --for 30s": "until it says so, at most 30 s",
            "console --all": "everything that all enclaves say, with their names",
        ], traits: [.nitroCLI, .momentary, .looksAtConsole])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var bounds = Bounds()
        bounds.limit = call[parameters.duration] ?? call[parameters.disconnect].map { .seconds($0) }
        bounds.until = call[parameters.until]
        bounds.raw = call[parameters.raw]
        if call[parameters.background] {
            let many =
                try call[parameters.all]
                ? readable(in: context) : [EnclaveLookup.resolve(call, parameters.enclave, in: context)]
            for one in many { try checkReadable(one) }
            return try showInBackground(many, all: call[parameters.all], in: context)
        }
        if call[parameters.all] { return try showAll(bounds, in: context) }
        return try show(EnclaveLookup.resolve(call, parameters.enclave, in: context), bounds, in: context)
    }

    /// When to leave by itself.
    struct Bounds: Sendable {
        var limit: Duration?
        var until: String?
        var raw = false
    }

    /// Shows the console as far as the bounds; also what `run-enclave --attach-console` does.
    /// - Parameter shown: so many of its first bytes are left out.
    static func show(
        _ enclave: Enclave, _ bounds: Bounds, after shown: Int = 0, in context: CommandContext
    ) throws(Failure) -> Outcome {
        try checkReadable(enclave)
        context.emit(.text("Connecting to the console for enclave \(enclave.cid)..."))
        let console = try context.engine().console(of: enclave.id, from: .start)
        let stream = shown == 0 ? console : LaterConsole(console, after: shown)
        context.emit(.text("Successfully connected to the console."))
        return try watch(stream, of: enclave, called: enclave.name, bounds, in: context)
    }

    private static func checkReadable(_ enclave: Enclave) throws(Failure) {
        if enclave.debug { return }
        throw Failure.noConsole(of: enclave)
    }

    /// - Parameters:
    ///   - enclave: nil for several.
    ///   - what: names it in messages.
    static func watch(
        _ stream: any ConsoleStream, of enclave: Enclave?, called what: String, _ bounds: Bounds,
        in context: CommandContext
    ) throws(Failure) -> Outcome {
        let pattern = try bounds.until.map { text throws(Failure) in try compile(text) }
        var request = ConsoleRequest(stream: stream, name: what, limit: bounds.limit, raw: bounds.raw)
        if let pattern {
            let matcher = ConsoleMatcher(pattern)
            request.stopsAt = { matcher.matches(adding: $0) }
        }
        let start = WallClock.seconds
        let ending: ConsoleEnding
        if let attach = context.attach {
            if pattern != nil, request.limit == nil { request.limit = .seconds(30) }
            context.emit(
                .aside(
                    "Ctrl-] or Ctrl-C leaves; \(enclave == nil ? "the enclaves keep" : "the enclave keeps") running."))
            ending = try attach(request, context.interrupt)
            let time = UptimeText.of(seconds: WallClock.seconds - start)
            if let how = how(ending) {
                context.emit(
                    .aside(
                        enclave == nil
                            ? "\(how) after \(time): left \(what)" : "\(how) after \(time): left \(what)'s console"))
            }
        } else {
            // nitro-cli shows it until the enclave's end. At a prompt there is Ctrl-C.
            let isEndless = context.session.speaksNitroCLI || context.session.isInteractive
            if request.limit == nil, pattern != nil || !isEndless {
                request.limit = pattern == nil ? .seconds(10) : .seconds(30)
            }
            if bounds.limit == nil, pattern == nil, !isEndless {
                context.emit(.warning("no terminal and no bound: the console is shown for 10 s"))
            }
            if context.session.isInteractive, !context.isInBackground {
                context.emit(.aside("Ctrl-C leaves; the enclave keeps running."))
            }
            ending = try ConsoleCopy.run(request, in: context)
        }
        return try conclude(ending, of: enclave, called: what, bounds, after: WallClock.seconds - start, in: context)
    }

    /// Why a console is no longer shown, where nothing else says it.
    private static func how(_ ending: ConsoleEnding) -> String? {
        switch ending {
        case .left: "Ctrl-]"
        case .interrupted: "Ctrl-C"
        case .limitReached: "the time limit was reached"
        case .matched: "the pattern matched"
        case .ended: nil
        }
    }

    private static func conclude(
        _ ending: ConsoleEnding, of enclave: Enclave?, called what: String, _ bounds: Bounds, after seconds: Int64,
        in context: CommandContext
    ) throws(Failure) -> Outcome {
        switch ending {
        case .left, .matched: break
        case .interrupted:
            if context.session.isInteractive { break }
            // By its own signal where one came: a key typed at an attached console is Ctrl-C.
            try context.interrupt.check()
            throw .interrupted()
        case .limitReached:
            if let until = bounds.until {
                throw Failure(kind: .timedOut, "the console of \(what) did not match '\(until)' in time")
                    .about(.parameter(Self.parameters.until.name))
            }
        case .ended(let reason):
            let time = context.attach == nil ? "" : ", \(UptimeText.of(seconds: seconds)) after you came"
            if enclave == nil {
                context.emit(.progress("all enclaves of these consoles are gone\(time)"))
            } else {
                context.emit(.progress("enclave \(what) " + (reason?.sentence ?? "is gone") + time))
            }
            if let until = bounds.until {
                throw Failure(kind: .timedOut, "\(what) ended before its console matched '\(until)'")
                    .about(.parameter(Self.parameters.until.name))
            }
            return Outcome(changes: enclave.map { [.ended($0.id)] } ?? [])
        }
        return Outcome()
    }

    private static func compile(_ pattern: String) throws(Failure) -> RegularExpression {
        do throws(RegularExpression.Problem) {
            return try RegularExpression(pattern)
        } catch {
            throw Failure(
                .invalidArgument, "--until: \(error.sentence(about: "'\(pattern)'"))",
                about: .parameter(Self.parameters.until.name))
        }
    }
}
