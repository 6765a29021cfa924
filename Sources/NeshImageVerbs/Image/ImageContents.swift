import Glibc
import NeshCommand
import NeshData
import NeshImage
import NeshSystem
import NeshText

enum ImageContents: Command {
    static let name = "eif"

    enum Action: String, CaseIterable {
        case ls, map, extract
    }

    struct Parameters: ParameterGroup {
        let action = Parameter.requiredOperand(
            .choice("ACTION", Action.self),
            "ls lists the ramdisks' files; map draws the sections to scale and what each PCR covers; extract writes each "
                + "section into a file")
        let words = Parameter.operands(
            ValueType<String>.file("eif", placeholder: "FILE|DIR"),
            "ls, map: the image; extract: the image, the directory")
        let path = Parameter.option("--eif-path", .file("eif"), "The enclave image. Default: the current one")

        var risks: [Risk] { [.when(action, is: "extract")] }

        var looks: [Look] { [.when(action, is: "ls", "map")] }
    }

    static let declaration = declare(
        .image, "Look into an image: list its files, draw its sections, write them out",
        "イメージの中を見る: ファイルの一覧、セクションの図、書き出し",
        details: """
            extract writes kernel, cmdline, metadata.json, ramdisk-1.cpio, ramdisk-2.cpio, and of a signed image \
            signature.cbor and certificate.pem. What is in the ramdisks stays in them: no name or device from an \
            image is made on this machine.
            """,
        examples: [
            "eif ls hello.eif": "every file with mode, owner, size and time",
            "eif map hello.eif": "where the bytes are, and which PCR measures them",
            "eif extract hello.eif parts": "kernel, command line and ramdisks as files in parts/",
        ], traits: [.offersJSON, .tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        var words = call[parameters.words]
        if call[parameters.action] != .extract {
            let path = try image(call, &words, in: context)
            if let word = words.first { throw unexpected(word) }
            if call[parameters.action] == .map { return Outcome(try ImageMap.report(path, in: context)) }
            return Outcome(try list(path, interrupt: context.interrupt))
        }
        // A single word that is an image is the image.
        let isImage = words.count == 1 && (try? EIF.open(FilePath.absolute(words[0]))) != nil
        guard !isImage, let directory = words.popLast() else {
            let image = words.first ?? context.session.image?.shownPath ?? ExampleFiles.image
            throw Failure(
                .missingArgument, "the directory for the sections is missing",
                fixes: ["eif extract \(image.asWord) \(File.unused("parts").asWord)"])
        }
        let path = try image(call, &words, in: context)
        if let word = words.first { throw unexpected(word) }
        let names = try EIF.open(FilePath.absolute(path))
            .extract(to: FilePath.absolute(directory), interrupt: context.interrupt)
        let paths = names.map { directory.hasSuffix("/") ? directory + $0 : "\(directory)/\($0)" }
        return Outcome(
            ViewReport(
                json: ["Directory": .string(FilePath.absolute(directory)), "Files": .array(names.map { .string($0) })],
                view: .lines(paths.map { StyledText($0) })))
    }

    /// The image that was named, otherwise the current one.
    private static func image(
        _ call: Call, _ words: inout [String], in context: CommandContext
    ) throws(Failure) -> String {
        var given = call[parameters.path]
        if given == nil, !words.isEmpty { given = words.removeFirst() }
        return try CurrentImage.path(given, for: spec.name, in: context)
    }

    private static func unexpected(_ word: String) -> Failure {
        Failure(.invalidArgument, "unexpected word '\(word)'", fixes: ["help eif"], about: .file(word))
    }

    private static func list(_ path: String, interrupt: Interrupt) throws(Failure) -> ViewReport {
        var json: [JSON] = []
        var table = TextTable(
            [
                .init("RAMDISK", .right), .init("MODE", .left, .omitted), .init("OWNER", .left, .omitted),
                .init("SIZE", .right),
                .init("TIME", .left, .omitted),
                .init("PATH", wraps: true),
            ], empty: StyledText("no files", .dim))
        try EIF.open(FilePath.absolute(path)).forEachFile(interrupt: interrupt) { file in
            json.append(file.json)
            var name = StyledText(file.path, file.entry.kind == .directory ? .name : .plain)
            if file.entry.kind == .symlink { name += StyledText(" -> \(file.targetText)", .dim) }
            table.rows.append([
                "\(file.ramdisk)", StyledText(file.modeText), "\(file.entry.uid):\(file.entry.gid)",
                "\(file.entry.size)", StyledText(time(file.entry.mtime), .dim), name,
            ])
        }
        return ViewReport(json: .array(json), view: .table(table))
    }

    /// `2017-04-18 16:33`, in UTC: the image's times are the same everywhere.
    private static func time(_ seconds: UInt32) -> String {
        String(rfc3339(Int64(seconds)).prefix(16)).replacing("T", with: " ")
    }
}
