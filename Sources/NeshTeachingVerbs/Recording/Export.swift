import NeshCommand
import NeshData
import NeshSystem
import NeshTeaching

enum Export: Command {
    static let name = "export"

    /// What is made of a recording; the raw value is the file's ending.
    enum Form: String, CaseIterable {
        case html, svg, gif, txt, md
    }

    struct Parameters: ParameterGroup {
        let file = Parameter.requiredOperand(.file("cast"), "The recording, in asciicast's version 1, 2 or 3")
        let page = Parameter.flag("--html", "One page with a player: it needs no other file and no network")
        let picture = Parameter.flag("--svg", "An animated picture, such as for a README; with --at a still")
        let animation = Parameter.flag("--gif", "Make a GIF, by the program agg, which must be installed")
        let text = Parameter.flag("--txt", "What the terminal showed at the end, without colours")
        let markdown = Parameter.flag("--md", "Make a Markdown text, each command with a heading")
        let at = Parameter.option(
            "--at", .duration, "With --svg: the screen as it was after this time; later is the end")
        let output = Parameter.option(
            "--output", .file(), "Write to this file. Default: beside the recording, with the format's ending")
        let idle = Parameter.option(
            "--idle-limit", .duration, "Cut longer pauses to this. Default: what the recording says")
        let force = Parameter.flag("--force", "Write over a file of that name")

        var rules: [Rule] {
            [
                .exactlyOne(of: page, picture, animation, text, markdown),
                .parameter(at, needs: picture),
            ]
        }

        var risks: [Risk] { [.overwrites(output), .given(force)] }
    }

    static let declaration = declare(
        .teaching, "Make a page, a picture or a text of a recording", "記録をページ、画像またはテキストにする",
        details: """
            The page can play, pause and seek; its keys are Space, the arrow keys, and [ ] for the commands. Readers \
            can copy its text. It follows their dark or light theme, and so does the picture, which has no script and \
            refers to nothing outside.
            """,
        examples: [
            "export demo.cast --html": "demo.html, to be opened in a browser",
            "export demo.cast --svg --idle-limit 1s": "demo.svg, which moves in a README",
            "export demo.cast --svg --at 12s": "the screen as it was after twelve seconds",
            "export demo.cast --md --output DEMO.md": "for a repository",
        ], traits: [.unrecorded, .tellsElapsed])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let (path, cast) = try Cast.named(call[parameters.file], in: context.session)
        if let warning = cast.warning(path) { context.emit(.warning(warning)) }
        let form = form(call)
        let stem = path.hasSuffix(".cast") || path.hasSuffix(".json") ? String(path.dropLast(5)) : path
        let output = call[parameters.output] ?? "\(stem).\(form.rawValue)"
        if !call[parameters.force], File.exists(output) {
            throw Failure(
                .fileOperation, "\(output) is there already",
                fixes: ["--force  # writes over it", "--output FILE  # writes elsewhere"])
        }
        let title = String((stem.split(separator: "/").last ?? "recording"))
        let limit = call[parameters.idle] ?? cast.idleLimit
        let text: String
        switch form {
        case .html: text = CastPage.text(of: cast, title: title, idleLimit: limit, language: context.session.language)
        case .svg:
            text =
                call[parameters.at].map { CastPicture.still(of: cast, at: $0) }
                ?? CastPicture.moving(cast, idleLimit: limit)
        case .gif:
            try CastAnimation.write(cast, to: output, idleLimit: limit, in: context)
            context.emit(.progress("wrote \(output)"))
            return Outcome()
        case .txt: text = CastText.plain(cast)
        case .md: text = CastText.markdown(cast, title: title)
        }
        try failing(.fileOperation, try AtomicFile.write(text.utf8, to: output))
        context.emit(.progress("wrote \(output)"))
        return Outcome()
    }

    private static func form(_ call: Call) -> Form {
        if call[parameters.page] { return .html }
        if call[parameters.picture] { return .svg }
        if call[parameters.animation] { return .gif }
        return call[parameters.text] ? .txt : .md
    }
}
