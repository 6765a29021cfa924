import NeshCommand
import NeshData
import NeshSystem
import NeshTeaching
import NeshText

enum Record: Command {
    static let name = "record"
    /// What ends it, in the place of a name.
    private static let stop = "stop"

    struct Parameters: ParameterGroup {
        let name = Parameter.operand(
            ValueType<String>("NAME", completion: .examples([stop])) { word throws(ValueProblem) in
                if word != stop, word == "off" || Synonym.meant(by: word, among: [stop]) != nil {
                    throw ValueProblem("'\(word)' is not a name for a recording", suggestion: stop)
                }
                if word == "start" { throw ValueProblem("record NAME begins; leave '\(word)' out", suggestion: "") }
                return word
            },
            "Begin to write NAME.cast, NAME.nesh and NAME.log; stop ends it; without either, show what is being written"
        )
        let port = Parameter.operand(
            ValueType<Int>("PORT") { word throws(ValueProblem) in
                guard !word.hasSuffix(".nesh") else {
                    throw ValueProblem(
                        "record writes down this session, not a script", suggestion: "",
                        notes: ["typed in another shell: nesh --record NAME \(word.asWord)"])
                }
                guard let port = UInt16(word), port > 0 else { throw ValueProblem("'\(word)' is not a port") }
                return Int(port)
            }, "With --live: the port to serve at; any that is free without it")
        let force = Parameter.flag("--force", "Write over a recording of that name")
        let version = Parameter.option(
            "--asciicast", .choice("VERSION", among: Cast.Version.allCases.map { (String($0.rawValue), $0) }),
            "The format's version: 2, which every player knows, or 3")
        let live = Parameter.flag(
            "--live", "Show the session in browsers as it goes on; without NAME no file stays")
        let address = Parameter.option(
            "--address", .text("ADDRESS"), "With --live: the address of this machine to serve at; 127.0.0.1 without it")

        var rules: [Rule] {
            [
                .parameter(port, needs: live), .parameter(address, needs: live),
            ]
        }

        var risks: [Risk] { [.given(force), .given(name)] }
    }

    static let declaration = declare(
        .teaching, "Record this session, to watch it, run it again and check it", "セッションを記録する (再生、再実行、検証のため)",
        details: """
            NAME.cast is for replay and asciinema. NAME.nesh has the lines that worked, with their output, so that \
            nesh --verify NAME.nesh can check them on any machine. NAME.log is plain text. The files are complete \
            after every line, and only you may read them. option mask REGEX hides what others must not see, from then \
            on; it does not change what is already written. --live prints an address that contains a secret word: \
            anyone who has the address can watch the session in a browser, and do nothing else. nesh serves it only on \
            this machine unless you use --address.
            """,
        examples: [
            "record demo": "into demo.cast, demo.nesh and demo.log",
            "record --live": "for browsers, at any free port",
            "record demo --live 8080": "for browsers, at port 8080 of this machine",
            "record stop": "done",
        ], traits: [.unrecorded, .unsaved])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let teaching = context.services.teaching
        switch call[parameters.name] {
        case nil where !call[parameters.live]:
            return Outcome(report(on: teaching.recorder.running))
        case stop:
            guard let ended = teaching.recorder.stop(tap: teaching.tap) else {
                throw Failure(.invalidCommand, "nothing is being recorded", fixes: ["record NAME"])
            }
            context.emit(
                .progress(
                    ended.isKept
                        ? "recorded \(ended.name): \(ended.lines) line\(ended.lines == 1 ? "" : "s"), in "
                            + "\(ended.name).cast, .nesh and .log"
                        : "the live session has ended; nothing of it was kept"))
            return Outcome()
        case let word:
            guard !context.session.isOneLine else {
                let name = (word ?? "NAME").asWord
                throw Failure(
                    .invalidCommand, "a recording ends with its session, and this one has no other line",
                    fixes: [
                        "nesh --record \(name) FILE.nesh  # records a script",
                        "nesh  # opens the prompt, where record \(name) begins one",
                    ])
            }
            if let word, UInt16(word) == nil, !word.hasPrefix("/"), teaching.lessons?.lesson != nil {
                throw Failure(
                    .invalidArgument, "the lesson's folder is removed at its end, and a recording in it with it",
                    fixes: ["record ~/\(word.asWord)"])
            }
            let size = TerminalMode.size(of: 1) ?? (rows: 24, columns: 80)
            let version = call[parameters.version] ?? .two
            guard call[parameters.live] else {
                let wanted = word ?? ""
                try teaching.recorder.start(
                    wanted, size: size, session: context.session, tap: teaching.tap, version: version,
                    replacesOthers: call[parameters.force], again: "record \(wanted.asWord) --force")
                // The line has left nothing out: `status` does not list this as a value that was filled in.
                let begun = sentence(on: .files(wanted))
                context.emit(.aside("\(begun); record stop ends it, note TEXT explains"))
                return Outcome()
            }
            // Without a name the number stands where the name would.
            let first = word.flatMap { UInt16($0) }
            let wanted = first == nil ? word : nil
            let port = first ?? call[parameters.port].map { UInt16($0) } ?? 0
            let session = try LiveSession(
                address: call[parameters.address], port: port, size: size, name: wanted, in: context)
            do throws(Failure) {
                try teaching.recorder.start(
                    session.recording, size: size, session: context.session, tap: teaching.tap, version: version,
                    replacesOthers: wanted == nil || call[parameters.force],
                    again: "record \(wanted?.asWord ?? "") --live --force", live: session.broadcast,
                    isKept: wanted != nil, atEnd: { session.end() })
            } catch {
                session.end()
                throw error
            }
            // The secret word is for anyone who sits here: no file gets it.
            teaching.tap.unheard {
                context.emit(.hostFact("live at \(session.url)"))
                context.emit(.aside("record stop ends it; anyone who has this address sees the session"))
            }
            return Outcome()
        }
    }

    private static func report(on running: Recorder.Running?) -> ViewReport {
        let json: JSON =
            switch running {
            case .files(let name): .string(name)
            case .live: .string("live")
            case nil: .null
            }
        return ViewReport(json: json, view: .lines([StyledText(sentence(on: running))]))
    }

    private static func sentence(on running: Recorder.Running?) -> String {
        switch running {
        case .files(let name): "recording into \(name).cast, \(name).nesh and \(name).log"
        case .live: "a live session is going on, of which no file stays"
        case nil: "nothing is being recorded"
        }
    }
}
