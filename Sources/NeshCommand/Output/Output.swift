import NeshData
import NeshPhrasebook
import NeshSystem
import NeshText
import Synchronization

/// The only voice of the shell. Everything it writes is checked; the first failed write is kept.
///
/// Text leaves as `Drawn`, which a terminal gets without anything that it could take for a command.
package final class Output: Sendable {
    /// Where results go.
    package let standardOutput: OutputSink
    /// Where diagnostics and progress go.
    package let standardError: OutputSink
    /// Shared with all that this is redirected to.
    private let wantedColour: WantedColour
    private let language: SpokenLanguage
    private var colour: Bool { wantedColour.value ?? standardOutput.isTerminal }
    private let showsImplied: Bool
    private let asides: OutputSink
    private let statusRow: StatusRow
    /// What a session says once, and what a command does.
    private let warned: (inSession: SaidOnce, inCommand: SaidOnce)
    private let consoleFilter = Mutex(ConsoleFilter())
    private let firstFailure = Mutex<SystemError?>(nil)

    /// - Parameters:
    ///   - asides: for what is only for a person at a terminal; nil is standard error.
    ///   - colour: `--color` and NO_COLOR have been decided; nil is on a terminal only.
    ///   - showsImplied: at the prompt and with -x.
    ///   - movesCursor: the terminal can replace a line.
    package convenience init(
        standardOutput: OutputSink, standardError: OutputSink, asides: OutputSink? = nil, colour: Bool? = nil,
        showsImplied: Bool = false, movesCursor: Bool = true
    ) {
        let asides = asides ?? standardError
        self.init(
            standardOutput, standardError, asides, WantedColour(colour), SpokenLanguage(), showsImplied: showsImplied,
            StatusRow(on: movesCursor ? asides : nil), (SaidOnce(), SaidOnce()))
    }

    private init(
        _ standardOutput: OutputSink, _ standardError: OutputSink, _ asides: OutputSink,
        _ wantedColour: WantedColour, _ language: SpokenLanguage, showsImplied: Bool, _ statusRow: StatusRow,
        _ warned: (inSession: SaidOnce, inCommand: SaidOnce)
    ) {
        self.standardOutput = standardOutput
        self.standardError = standardError
        self.asides = asides
        self.wantedColour = wantedColour
        self.language = language
        self.showsImplied = showsImplied
        self.statusRow = statusRow
        self.warned = warned
    }

    /// The first write that failed, once any has.
    package var failure: SystemError? { firstFailure.withLock { $0 } }

    /// The same voice with another standard output.
    package func redirected(to sink: OutputSink) -> Output {
        Output(sink, standardError, asides, wantedColour, language, showsImplied: showsImplied, statusRow, warned)
    }

    /// `option color`
    /// - Parameter wanted: nil is on a terminal only.
    package func setColour(_ wanted: Bool?) { wantedColour.value = wanted }

    /// `option language`: the book that terminals get nesh's texts from; nil is English, as they are written.
    package func setPhrasebook(_ book: Phrasebook?) { language.book = book }

    /// Whether terminals get nesh's own signs, such as arrows, in ASCII: their locale has no others. In another language
    /// no text is ASCII, so nothing is gained by that.
    package func setSigns(inASCII: Bool) { language.isASCII = inASCII }

    /// A text of nesh's that is said as it stands, in signs that the terminal has.
    package func spelled(_ line: StyledText) -> StyledText { isASCII ? line.inASCII : line }

    private var isASCII: Bool { language.isASCII && language.book == nil }

    /// For what is made for a terminal.
    package var phrasebook: Phrasebook? { language.book }

    /// Says in parentheses what a person should know beside what is done. The phrasebook knows it without them.
    package func remark(_ text: String) { say(.aside("(\(phrasebook?.translated(text) ?? text))")) }

    /// What commands print and what is reported besides both go to a terminal.
    package var isWatched: Bool { standardOutput.isTerminal && asides.isTerminal }

    /// Lines that replace themselves are shown.
    package var showsStatus: Bool { statusRow.isThere }

    /// What goes to standard output is coloured.
    package var isColoured: Bool { colour }

    /// Messages on standard error are coloured.
    package var coloursErrors: Bool { colour && standardError.isTerminal }

    /// What the one before has warned of, a new command warns of again.
    package func beginCommand() { warned.inCommand.forget() }

    /// Shows one message where its kind belongs.
    package func say(_ message: Message) {
        switch message {
        case .text(let text): print(text + "\n")
        case .bytes(let bytes): write(console: bytes)
        case .raw(let bytes): write(Drawn(passing: bytes), to: standardOutput)
        case .progress(let line): complain(line: StyledText(line))
        case .foreign(let line): complain(line: StyledText(data: line))
        case .warning(let line): complain(line: Self.warning(line))
        case .error(let line): complain(line: StyledText("error: ", .error) + StyledText(line).oneLine)
        case .standing(let line): if warned.inCommand.isNew(line) { complain(line: Self.warning(line)) }
        case .hostWarning(let line):
            // It is as true of the next enclave: somebody at a prompt has read it.
            if showsImplied, asides.isTerminal, !warned.inSession.isNew(line) { break }
            draw([Self.warning(line)], on: asides)
        case .needless(let line):
            if asides.isTerminal, warned.inSession.isNew(line) {
                [line, "this makes no difference to the lessons"].forEach(tell(aside:))
            }
        case .hostFact(let line): draw([StyledText(line)], on: asides)
        case .implied(let line): if showsImplied { tell(aside: line) }
        case .aside(let line): if asides.isTerminal { tell(aside: line) }
        case .advice(let line): if asides.isTerminal, warned.inSession.isNew(line) { tell(aside: line) }
        case .status(let line):
            statusRow.show(line.map { translated(StyledText($0, .dim)) }, colour: colour, isASCII: isASCII)
        }
    }

    /// On its line, whatever it quotes.
    private static func warning(_ line: String) -> StyledText {
        StyledText("warning: ", .warning) + StyledText(line).oneLine
    }

    /// A line for anyone who sits at the terminal: no script prints it, so no recording expects it.
    package func aside(_ line: StyledText) { draw([line], on: asides) }

    /// The same for text as it stands, without a line's end.
    package func aside(text: StyledText) { write(Drawn(text, colours: colour && asides.isTerminal), to: asides) }

    /// The same for what takes something back.
    package func aside(control: Drawn.Control) { write(Drawn(control), to: asides) }

    /// The title of the window that the user sits at; nothing where there is none.
    package func aside(title: String) { write(Drawn(title: title), to: asides) }

    /// The report, as JSON if asked for, otherwise as its view.
    package func show(_ report: any Report, asJSON: Bool) {
        if asJSON { show(.json, json: report.json) } else { show(report.view, json: report.json) }
    }

    /// A text of nesh's within one for standard output.
    package func spoken(_ text: String) -> String {
        standardOutput.isTerminal ? phrasebook?.translated(text) ?? text : text
    }

    /// Text for standard output, as it is.
    package func print(_ text: String) { write(Drawn(StyledText(text)), to: standardOutput) }

    /// Text for standard error, as it is.
    package func complain(_ text: String) { write(Drawn(StyledText(text)), to: standardError) }

    /// What was written elsewhere, for standard error, drawn as it has to be there.
    package func complain(again pieces: [Drawn]) {
        for drawn in pieces { write(drawn.redrawn(width: standardError.columns), to: standardError) }
    }

    /// A line for standard error; coloured if that is a terminal and colours are allowed.
    package func complain(line: StyledText) { draw([line], on: standardError) }

    /// Lines for standard error, made for the width of the terminal that it is; nil if it is not one.
    package func complain(lines: @escaping @Sendable (Int?) -> [StyledText]) {
        draw(on: standardError, colour: coloursErrors, lines)
    }

    private func show(_ view: View, json: JSON) {
        switch view {
        case .json:
            let lines = colour ? json.styledLines : [StyledText(json.pretty)]
            draw(on: standardOutput, colour: colour) { _ in lines }
        case .verbatim(let lines): draw(on: standardOutput, colour: colour) { _ in lines }
        case .lines(let lines): draw(on: standardOutput, colour: colour) { [self] in wrapped(lines, to: $0) }
        case .page(let lines):
            draw(on: standardOutput, colour: colour) { [self] width in
                width == nil ? lines.map { language.book?.translated($0) ?? $0 } : wrapped(lines, to: width)
            }
        case .table(let table):
            draw(on: standardOutput, colour: colour) { [language] width in
                (width == nil ? table : language.book?.translated(table) ?? table).lines(width: width)
            }
        case .picture(let lines): draw(on: standardOutput, colour: colour, lines)
        case .sequence(let views): for view in views { show(view, json: json) }
        }
    }

    private func tell(aside line: String) { draw([StyledText(line, .dim)], on: asides) }

    private func draw(_ lines: [StyledText], on sink: OutputSink) {
        draw(on: sink, colour: colour && sink.isTerminal) { [self] in wrapped(lines, to: $0) }
    }

    /// Files and pipes, which have no width, get the English: a program may read it.
    private func wrapped(_ lines: [StyledText], to width: Int?) -> [StyledText] {
        width.map { width in lines.flatMap { advised($0).wrapped(to: width) } } ?? lines
    }

    /// Translated; and behind a label for advice, or in a warning, commands of root's as they are typed here.
    private func advised(_ line: StyledText) -> StyledText {
        var shown = translated(line)
        guard Privilege.here != .sudo, Advice.isLabelled(line) else { return shown }
        let note = (language.book?.translated("as root:") ?? "as root:") + " "
        for index in shown.spans.indices where !shown.spans[index].isData {
            shown.spans[index].text = Advice.spelled(shown.spans[index].text, note: note)
        }
        return shown
    }

    private func translated(_ line: StyledText) -> StyledText {
        spelled(language.book?.translated(line) ?? line)
    }

    /// - Parameter lines: for a width; nil is for what may be as wide as it is.
    private func draw(on sink: OutputSink, colour: Bool, _ lines: @escaping @Sendable (Int?) -> [StyledText]) {
        let isASCII = isASCII && sink.isTerminal
        write(
            Drawn(width: sink.columns, colours: colour) { width in
                guard isASCII, let width else { return lines(width) }
                return lines(width).map { $0.inASCII(within: width) }
            }, to: sink)
    }

    /// A console's bytes: what a terminal should not obey does not get there.
    private func write(console bytes: [UInt8]) {
        guard standardOutput.isTerminal else { return write(Drawn(passing: bytes), to: standardOutput) }
        var passed: [UInt8] = []
        consoleFilter.withLock { $0.filter(bytes, into: &passed) }
        if !passed.isEmpty { write(Drawn(passing: passed), to: standardOutput) }
    }

    private func write(_ drawn: Drawn, to sink: OutputSink) {
        write(to: sink) { () throws(SystemError) in try sink.write(drawn) }
    }

    private func write(to sink: OutputSink, _ body: () throws(SystemError) -> Void) {
        statusRow.interrupt(body) { error in
            firstFailure.withLock { if $0 == nil { $0 = error } }
        }
    }
}

/// Whether colours are wanted; an option can change it while others write.
private final class WantedColour: Sendable {
    private let wanted: Mutex<Bool?>

    init(_ wanted: Bool?) { self.wanted = Mutex(wanted) }

    /// Nil: as the descriptor says.
    var value: Bool? {
        get { wanted.withLock { $0 } }
        set { wanted.withLock { $0 = newValue } }
    }
}

/// The language of what terminals get; an option can change it while others write.
private final class SpokenLanguage: Sendable {
    private let held = Mutex<(book: Phrasebook?, isASCII: Bool)>((nil, false))

    /// Nil: English.
    var book: Phrasebook? {
        get { held.withLock { $0.book } }
        set { held.withLock { $0.book = newValue } }
    }

    /// Signs that are not ASCII are spelled out.
    var isASCII: Bool {
        get { held.withLock { $0.isASCII } }
        set { held.withLock { $0.isASCII = newValue } }
    }
}
