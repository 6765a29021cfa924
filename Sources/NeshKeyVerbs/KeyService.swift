import NeshCommand
import NeshData
import NeshKMS
import NeshLanguage
import NeshSystem
import NeshText

/// `kms`
enum KeyService: Command {
    static let name = "kms"

    enum Action: String, CaseIterable {
        case start, stop, status, keys, policy, log, env, call
    }

    struct Parameters: ParameterGroup {
        let action = Parameter.operand(
            Self.action, "start, stop, status, keys, policy, log, env or call; status without it")
        let subject = Parameter.operand(
            ValueType<String>("KEY|OPERATION", completion: .after(["call": .choice(KMSService.operations)])) {
                word throws(ValueProblem) in word
            }, "policy: a key's ID, ARN or alias; call: an operation, such as Encrypt")
        let content = Parameter.operands(
            .file("json", placeholder: "FILE|NAME=VALUE"),
            "policy: the new policy's file, or what kms-policy printed; call: the operation's arguments, or all as JSON"
        )
        let port = Parameter.option(
            "--port", .count("PORT", in: 1024...65535),
            "start: on this port of 127.0.0.1. Default: the last one used, or any")
        let count = Parameter.option("-n", .count("N"), "log: the last so many requests; 20 without it, 0 is all")

        var risks: [Risk] {
            [.when(action, is: "policy", "stop"), .when(subject, isIn: KMSService.changingOperations)]
        }
        var looks: [Look] {
            [.when(action, is: "status", "keys", "log", "env"), .when(action, is: "policy", without: content)]
        }

        /// An operation in an action's place is one to call.
        private static let action: ValueType<Action> = {
            let choice = ValueType<Action>.choice("ACTION", Action.self)
            return ValueType(choice.placeholder, completion: choice.completion) { word throws(ValueProblem) in
                do throws(ValueProblem) { return try choice.read(word) } catch {
                    var problem = error
                    // The binder knows those that are spelled so.
                    if problem.suggestion == nil, let meant = KMSService.operation(meantBy: word) {
                        problem.suggestion = "call \(meant)"
                    }
                    throw problem
                }
            }
        }()
    }

    static let declaration = declare(
        .machine, "Run a local stand-in for AWS KMS that decides by attestation",
        "アテステーションで判断する、AWS KMS の代わりのローカル KMS を動かす",
        details: """
            It answers as AWS KMS does, over HTTPS on 127.0.0.1, in a process of its own that outlives this shell: keys, \
            aliases, key policies, and answers that only an enclave can open whose attestation document meets the \
            policy. Its keys are in your data directory and its account is 000000000000: it is for learning and tests, \
            never for real secrets. A program that parent runs uses it without any setting; in another shell run \
            eval "$(nesh kms env)" first.

            kms log shows for each request why it was granted or denied, condition by condition. kms policy takes the \
            output of kms-policy as it is and makes a policy of it: everything but decrypting is open to you, and \
            decrypting to that image alone. kms call makes a request as programs of the parent do: \
            NAME=TEXT, NAME=fileb://FILE for a file's bytes, NAME:=JSON for numbers and the like, OUTER.INNER=TEXT for \
            a member of a member.
            """,
        examples: [
            "kms start": "and it runs until kms stop",
            "kms keys": "its keys and aliases",
            "kms policy alias/app": "print a key's policy",
            "kms policy alias/app policy.json": "put another one",
            "kms log -n 1": "why the last request was granted or denied",
            "kms call CreateKey": "without the AWS CLI",
            "kms call Encrypt KeyId=alias/app Plaintext=fileb://secret.txt":
                "a request with arguments; kms call Encrypt '{…}' takes them as JSON, too",
        ], traits: [.offersJSON, .momentary, .tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let action = call[parameters.action] ?? .status
        let data = UserDirectories(environment: context.session.environment.variables).data
        let directory = KMSDirectory(data: data)
        switch action {
        case .start: return try start(directory, call[parameters.port].map { UInt16(clamping: $0) }, context)
        case .stop:
            let stopped = try KMSClient.stop(directory, interrupt: context.interrupt)
            return said(
                stopped ? "the local KMS has stopped" : "the local KMS does not run", ["Stopped": .bool(stopped)])
        case .status: return status(directory)
        case .env: return try KeyServiceEnvironment.run(data, context)
        case .keys: return Outcome(try KeyServiceList.report(try client(directory, context)))
        case .policy:
            guard let key = call[parameters.subject] else {
                throw Failure(
                    .missingArgument, "the key is missing",
                    fixes: ["kms policy KEY [FILE]", "kms keys  # lists the keys"])
            }
            try refuseOtherFile(key, call[parameters.content].first) {
                let keys = (try? client(directory, context)).flatMap { try? $0.perform("ListKeys", [:])["Keys"]?.array }
                return keys?.count == 1 ? keys?.first?["KeyId"]?.string : nil
            }
            guard call[parameters.content].count < 2 else {
                throw Failure(
                    .invalidArgument, "a key has one policy", fixes: ["kms policy KEY [FILE]"],
                    about: .parameter(parameters.content.name))
            }
            return try KeyServicePolicy.run(
                key, call[parameters.content].first, try client(directory, context), context)
        case .log: return Outcome(KeyServiceLog.report(directory, last: call[parameters.count] ?? 20))
        case .call:
            guard let operation = call[parameters.subject] else {
                throw Failure(
                    .missingArgument, "the operation is missing", details: [allOperations],
                    fixes: ["kms call OPERATION [JSON]"])
            }
            guard KMSService.operations.contains(operation) else { throw unknown(operation) }
            let json = try KeyServiceArguments.read(call[parameters.content], of: operation)
            let answer: JSON
            do throws(Failure) {
                answer = try client(directory, context).perform(operation, json, as: .program)
            } catch {
                var failure = KeyServiceArguments.naming(error, call[parameters.content])
                if let form = KMSService.form(of: operation, lackedBy: json) {
                    failure.fixes.append("kms call \(operation) \(form)")
                }
                throw failure
            }
            return Outcome(
                answer == .null ? ViewReport(json: answer, view: .lines([])) : ViewReport(json: answer, view: .json))
        }
    }

    /// A file stands where the key belongs.
    /// - Parameter only: the ID of the only key that there is.
    private static func refuseOtherFile(_ key: String, _ other: String?, only: () -> String?) throws(Failure) {
        if key.hasSuffix(".eif") {
            throw Failure(
                .invalidArgument, "'\(key)' is an image, and kms policy takes a key",
                fixes: [
                    "kms-policy \(key.asWord) > policy.json", "kms policy \(other?.asWord ?? "KEY") FILE",
                    "kms keys  # lists the keys",
                ], about: .parameter(parameters.subject.name))
        }
        guard key.hasSuffix(".json") else { return }
        let message = "'\(key)' is a file, and the key comes before it"
        guard other == nil else {
            throw Failure(
                .invalidArgument, message, about: .exchanged(parameters.subject.name, parameters.content.name))
        }
        if let only = only() {
            throw Failure(
                .invalidArgument, message, fixes: ["kms policy \(only) \(key.asWord)"],
                about: .words([key], instead: [only, key]))
        }
        throw Failure(
            .invalidArgument, message, fixes: ["kms policy KEY \(key.asWord)", "kms keys  # lists the keys"],
            about: .parameter(parameters.subject.name))
    }

    private static var allOperations: String { "it has \(KMSService.operations.joined(separator: ", "))" }

    private static func unknown(_ operation: String) -> Failure {
        let meant = KMSService.operation(meantBy: operation)
        return Failure(
            .invalidArgument, "the local KMS does not have the operation '\(operation)'",
            details: [meant.map { Quoting.question([$0]) } ?? allOperations],
            about: .parameter(parameters.subject.name, instead: meant))
    }

    private static func client(_ directory: KMSDirectory, _ context: CommandContext) throws(Failure) -> KMSClient {
        try KMSClient(directory, region: context.session.settings[\.region], role: context.session.settings[\.role])
    }

    private static func said(_ text: String, _ json: JSON) -> Outcome {
        Outcome(ViewReport(json: json, view: .lines([StyledText(text)])))
    }

    // MARK: start and status

    private static func start(
        _ directory: KMSDirectory, _ port: UInt16?, _ context: CommandContext
    ) throws(Failure) -> Outcome {
        if let running = RunningKMS.find(directory) {
            if let port, port != running.port {
                throw Failure(
                    .invalidArgument, "the local KMS runs already, on port \(running.port)", fixes: ["kms stop"],
                    about: .parameter(parameters.port.name))
            }
            context.emit(.progress("The local KMS runs already."))
        } else {
            let running = try KMSProcess.start(directory, port: port, interrupt: context.interrupt)
            context.emit(.progress("Started a local stand-in for AWS KMS on \(running.url)."))
            context.emit(
                .progress("It is not AWS: account \(LocalAccount.id), for learning and tests, not for real secrets."))
        }
        return status(directory)
    }

    private static func status(_ directory: KMSDirectory) -> Outcome {
        let running = RunningKMS.find(directory)
        var json: JSON.Object = ["Running": .bool(running != nil), "Account": .string(LocalAccount.id)]
        json["Endpoint"] = running.map { .string($0.url) } ?? .null
        json["ProcessID"] = running.map { .integer(Int64($0.processID)) } ?? .null
        json["CA"] = .string(directory.authority)
        json["Log"] = .string(directory.log)
        json["Keys"] = .string(directory.keys)
        func row(_ key: String, _ text: String) -> StyledText { StyledText(key, .key) + StyledText(text) }
        var lines = [
            running.map { StyledText("running     ", .good) + StyledText("\($0.url), process \($0.processID)") }
                ?? StyledText("stopped     ", .dim) + StyledText("kms start")
                + StyledText("  # ", .dim) + StyledText("starts it", .dim),
            row("account     ", "\(LocalAccount.id): local, not AWS"), row("keys        ", directory.keys),
            row("log         ", directory.log),
        ]
        if running != nil { lines.append(row("CA          ", directory.authority)) }
        return Outcome(ViewReport(json: .object(json), view: .lines(lines)))
    }
}
