import NeshCommand
import NeshData
import NeshSystem
import NeshTeaching

enum Export: Command {
    static let name = "export"

    struct Parameters: ParameterGroup {
        let file = Parameter.requiredOperand(.file("cast"), "The recording, in asciicast's version 1, 2 or 3")
        let page = Parameter.flag("--html", "One page with a player: it needs no other file and no network")
        let text = Parameter.flag("--txt", "What stood on the terminal in the end, without colours")
        let markdown = Parameter.flag("--md", "The same in Markdown, each command with a heading")
        let output = Parameter.option(
            "--output", .file(), "Write to this file. Default: beside the recording, with the format's ending")
        let idle = Parameter.option(
            "--idle-limit", .duration, "Cut longer pauses to this. Default: what the recording says")
        let force = Parameter.flag("--force", "Write over a file of that name")
    }
    static let parameters = Parameters()

    static let spec = CommandSpec(
        name, .teaching, Phrase("Make a page or a text of a recording", "記録をページまたはテキストにする"),
        details: """
            The page plays, pauses and seeks; Space, the arrow keys and [ ] for the commands work in it. Its text can \
            be copied, and it follows the reader's dark or light theme.
            """,
        parameters: parameters,
        rules: [.exactlyOne(of: parameters.page, parameters.text, parameters.markdown)],
        examples: [
            .init("export demo.cast --html", "demo.html, to be opened in a browser"),
            .init("export demo.cast --md --output DEMO.md", "for a repository"),
        ],
        risks: [.overwrites(parameters.output), .given(parameters.force)], traits: [.unrecorded])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let path = call[parameters.file]
        let cast = try Cast.read(path)
        let ending = call[parameters.page] ? "html" : call[parameters.text] ? "txt" : "md"
        let stem = path.hasSuffix(".cast") || path.hasSuffix(".json") ? String(path.dropLast(5)) : path
        let output = call[parameters.output] ?? "\(stem).\(ending)"
        if !call[parameters.force], File.exists(output) {
            throw Failure(
                .fileOperation, "\(output) is there already", fixes: ["add --force", "name another file by --output"])
        }
        let title = String((stem.split(separator: "/").last ?? "recording"))
        let text =
            switch ending {
            case "html": CastPage.text(of: cast, title: title, idleLimit: call[parameters.idle] ?? cast.idleLimit)
            case "txt": CastText.plain(cast)
            default: CastText.markdown(cast, title: title)
            }
        try failing(.fileOperation, try AtomicFile.write(text.utf8, to: output))
        context.emit(.progress("wrote \(output)"))
        return Outcome()
    }
}
