import NeshData
import NeshSystem
import Synchronization

/// The only voice of the shell. Everything it writes is checked; the first failed write is kept.
package final class Output: Sendable {
    package let standardOutput: OutputSink
    package let standardError: OutputSink
    /// Shared with all that this is redirected to.
    private let wantedColour: WantedColour
    private var colour: Bool { wantedColour.value ?? standardOutput.isTerminal }
    private let showsImplied: Bool
    private let asides: OutputSink
    private let statusRow: StatusRow
    private let firstFailure = Mutex<SystemError?>(nil)

    /// - Parameters:
    ///   - asides: for what only a person at a terminal is told; nil is standard error.
    ///   - colour: `--color` and NO_COLOR have been decided; nil is on a terminal only.
    ///   - showsImplied: at the prompt and with -x.
    ///   - movesCursor: the terminal can replace a line.
    package convenience init(
        standardOutput: OutputSink, standardError: OutputSink, asides: OutputSink? = nil, colour: Bool? = nil,
        showsImplied: Bool = false, movesCursor: Bool = true
    ) {
        let asides = asides ?? standardError
        self.init(
            standardOutput, standardError, asides, WantedColour(colour), showsImplied: showsImplied,
            StatusRow(on: movesCursor ? asides : nil))
    }

    private init(
        _ standardOutput: OutputSink, _ standardError: OutputSink, _ asides: OutputSink,
        _ wantedColour: WantedColour,
        showsImplied: Bool, _ statusRow: StatusRow
    ) {
        self.standardOutput = standardOutput
        self.standardError = standardError
        self.asides = asides
        self.wantedColour = wantedColour
        self.showsImplied = showsImplied
        self.statusRow = statusRow
    }

    /// The first write that failed, once any has.
    package var failure: SystemError? { firstFailure.withLock { $0 } }

    /// The same voice with another standard output.
    package func redirected(to sink: OutputSink) -> Output {
        Output(sink, standardError, asides, wantedColour, showsImplied: showsImplied, statusRow)
    }

    /// `option color`
    /// - Parameter wanted: nil is on a terminal only.
    func setColour(_ wanted: Bool?) { wantedColour.value = wanted }

    /// Lines that replace themselves are shown.
    package var showsStatus: Bool { statusRow.isThere }

    /// What goes to standard output is coloured.
    package var isColoured: Bool { colour }

    /// Messages on standard error are coloured.
    package var coloursErrors: Bool { colour && standardError.isTerminal }

    package func say(_ message: Message) {
        switch message {
        case .text(let text): print(text + "\n")
        case .bytes(let bytes): write(bytes, to: standardOutput)
        case .progress(let line): complain(line: StyledText(line))
        case .warning(let line): complain(line: StyledText("warning: ", .warning) + StyledText(line))
        case .implied(let line): if showsImplied { tell(aside: line) }
        case .aside(let line): if asides.isTerminal { tell(aside: line) }
        case .status(let line): statusRow.show(line.map { StyledText($0, .dim) }, colour: colour)
        }
    }

    /// A line for whoever sits at the terminal: no script prints it, so no recording expects it.
    package func aside(_ line: StyledText) { draw([line], on: asides) }

    /// The same for text as it stands, without a line's end.
    package func aside(text: String) { write(Array(text.utf8), to: asides) }

    /// With colours where there are some.
    package func styled(_ text: StyledText) -> String { colour && asides.isTerminal ? text.coloured : text.text }

    /// The report, as JSON if asked for, else as its view.
    package func show(_ report: any Report, asJSON: Bool) {
        if asJSON { show(.json, json: report.json) } else { show(report.view, json: report.json) }
    }

    /// Text for standard output, as it is.
    package func print(_ text: String) { write(Array(text.utf8), to: standardOutput) }

    /// Text for standard error, as it is.
    package func complain(_ text: String) { write(Array(text.utf8), to: standardError) }

    /// A line for standard error; coloured if that is a terminal and colours are allowed.
    package func complain(line: StyledText) { draw([line], on: standardError) }

    /// Lines for standard error, made for the width of the terminal that it is; nil where it is none.
    func complain(lines: (Int?) -> [StyledText]) { draw(on: standardError, colour: coloursErrors, lines) }

    private func show(_ view: View, json: JSON) {
        switch view {
        case .json:
            let text = Array((colour ? Self.text(json.styledLines, colour) : json.pretty + "\n").utf8)
            let drawn = OutputSink.Drawn(shown: text, plain: text, mayPage: false)
            write(to: standardOutput) { () throws(SystemError) in try standardOutput.write(drawn) }
        case .verbatim(let lines): show(lines)
        case .lines(let lines): draw(on: standardOutput, colour: colour) { Self.wrapped(lines, to: $0) }
        case .table(let table): draw(on: standardOutput, colour: colour, table.lines)
        case .sequence(let views): for view in views { show(view, json: json) }
        }
    }

    private func show(_ lines: [StyledText]) { print(Self.text(lines, colour)) }

    private func tell(aside line: String) { draw([StyledText(line, .dim)], on: asides) }

    private func draw(_ lines: [StyledText], on sink: OutputSink) {
        draw(on: sink, colour: colour && sink.isTerminal) { Self.wrapped(lines, to: $0) }
    }

    private static func wrapped(_ lines: [StyledText], to width: Int?) -> [StyledText] {
        width.map { width in lines.flatMap { $0.wrapped(to: width) } } ?? lines
    }

    /// - Parameter lines: for a width; nil is for what may be as wide as it is.
    private func draw(on sink: OutputSink, colour: Bool, _ lines: (Int?) -> [StyledText]) {
        guard let width = sink.columns else { return write(Array(Self.text(lines(nil), colour).utf8), to: sink) }
        let drawn = OutputSink.Drawn(
            shown: Array(Self.text(lines(width), colour).utf8), plain: Array(Self.text(lines(nil), false).utf8))
        write(to: sink) { () throws(SystemError) in try sink.write(drawn) }
    }

    private static func text(_ lines: [StyledText], _ colour: Bool) -> String {
        lines.map { (colour ? $0.coloured : $0.text) + "\n" }.joined()
    }

    private func write(_ bytes: [UInt8], to sink: OutputSink) {
        write(to: sink) { () throws(SystemError) in try sink.write(bytes) }
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
