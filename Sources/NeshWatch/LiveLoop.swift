import NeshCommand
import NeshData
import NeshSystem
import NeshText

/// What a view shows that renews itself.
package protocol LiveContent {
    /// Looks again.
    /// - Throws: what ends the view.
    mutating func sample() throws(Failure)

    /// - Parameters:
    ///   - width: columns.
    ///   - height: rows of the screen; nil for a picture that is printed below the one before.
    func rows(width: Int, height: Int?) -> [StyledText]

    /// - Returns: whether the key means something here, so that the picture has changed.
    mutating func take(_ key: Character) -> Bool

    /// Readable when there is something new before the time; nil where nothing says so.
    var source: Int32? { get }

    /// Takes what made `source` readable.
    /// - Throws: what ends the view.
    mutating func takeNews() throws(Failure)
}

extension LiveContent {
    package var source: Int32? { nil }
    package mutating func takeNews() throws(Failure) {}
}

/// Shows content that renews itself: on a screen of its own with keys, or as pictures one below the other where nobody
/// watches.
package struct LiveLoop {
    let context: CommandContext
    /// Between two looks.
    let pause: Duration
    /// So many pictures; nil goes on.
    let count: Int?
    /// Where nobody watches the first picture waits for a second look: it shows what happens in between.
    let needsTwoLooks: Bool

    package init(context: CommandContext, pause: Duration, count: Int?, needsTwoLooks: Bool) {
        self.context = context
        self.pause = pause
        self.count = count
        self.needsTwoLooks = needsTwoLooks
    }

    /// Where nobody says how wide it is.
    static let printedWidth = 100

    /// Until q, Ctrl-C, the count or, printed, until nobody reads it any more. One picture alone is to be read afterwards.
    /// - Throws: what taking a look throws; E19 where the output cannot be written.
    package func run(_ content: inout some LiveContent) throws(Failure) {
        if count != 1, let screens = context.screens { return try watch(&content, on: try screens.open()) }
        try print(&content)
    }

    private func watch(_ content: inout some LiveContent, on screen: any LiveScreen) throws(Failure) {
        defer { screen.end() }
        var shown = 0
        while true {
            try content.sample()
            shown += 1
            draw(content, on: screen)
            if shown == count { return }
            let deadline = Deadline(after: pause)
            waiting: while true {
                switch try screen.next(until: deadline, source: content.source, interrupt: context.interrupt) {
                case .key("q"), .key("Q"), .key("\u{3}"), .key("\u{4}"), .key("\u{1b}"), .end: return
                case .key(let key): if content.take(key) { draw(content, on: screen) }
                case .resized: draw(content, on: screen)
                case .source:
                    try content.takeNews()
                    try content.sample()
                    draw(content, on: screen)
                case .time: if deadline.hasPassed { break waiting }
                }
            }
        }
    }

    private func draw(_ content: some LiveContent, on screen: any LiveScreen) {
        let size = screen.size
        screen.draw(content.rows(width: size.columns, height: size.rows))
    }

    private func print(_ content: inout some LiveContent) throws(Failure) {
        try content.sample()
        var isFirst = true
        var shown = 0
        while !context.isUnread() {
            if !isFirst || needsTwoLooks {
                try LiveLoop.rest(pause, context.interrupt)
                try content.sample()
            }
            if !isFirst { context.emit(.text("")) }
            isFirst = false
            let width = context.outputIsTerminal ? TerminalMode.size(of: 1)?.columns : nil
            for row in content.rows(width: width ?? Self.printedWidth, height: nil) { context.emit(.text(row.text)) }
            shown += 1
            if shown == count { return }
        }
    }

    /// - Throws: `Failure.interrupted`.
    package static func rest(_ pause: Duration, _ interrupt: Interrupt) throws(Failure) {
        _ = try Poll.wait(for: interrupt.descriptor, until: Deadline(after: pause))
        try interrupt.check()
    }

    /// - Throws: for a time in which no machine could do anything else.
    package static func pause(_ wanted: Duration) throws(Failure) -> Duration {
        guard wanted >= .milliseconds(100) else {
            throw Failure(
                .invalidArgument, "--every is at least 100ms", fixes: ["--every 100ms"],
                about: .parameter("--every", instead: "100ms"))
        }
        return wanted
    }
}
