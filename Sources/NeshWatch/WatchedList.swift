import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem
import NeshText

/// `ls --watch`: the table of enclaves, and what happened last.
package struct WatchedList: LiveContent {
    private let context: CommandContext
    private let engine: any Engine
    private let events: (any EnclaveEventSource)?
    private let table: ([Enclave]) -> TextTable
    private var enclaves: [Enclave] = []
    private var news: (text: String, isBad: Bool, at: Int64)?

    static let started = Phrase("{} started", "エンクレーブ {} が起動しました")
    static let keys = Phrase("q quit", "q 終了")

    package init(_ context: CommandContext, _ engine: any Engine, table: @escaping ([Enclave]) -> TextTable) {
        self.context = context
        self.engine = engine
        self.table = table
        // Without events it is looked at every time only.
        events = try? engine.events()
    }

    package var source: Int32? { events?.descriptor }

    package mutating func takeNews() throws(Failure) {
        let language = context.language
        while let event = try events?.next() {
            switch event {
            case .started(let enclave):
                news = (Self.started.filled(language, enclave.name), false, WallClock.seconds)
            case .ended(_, let name, let reason): news = ("\(name) \(reason.sentence)", true, WallClock.seconds)
            }
        }
    }

    package mutating func sample() throws(Failure) {
        try takeNews()
        enclaves = try engine.enclaves(with: .use, interrupt: context.interrupt)
    }

    package func rows(width: Int, height: Int?) -> [StyledText] {
        guard let height else {
            let clock = ClockText.of(WallClock.seconds)
            let isPipe = !context.outputIsTerminal
            return [StyledText("# " + clock, .dim)] + table(enclaves).lines(width: isPipe ? nil : width)
        }
        var rows = table(enclaves).lines(width: width)
        let room = max(1, height - 2)
        if rows.count > room { rows = Array(rows.prefix(room - 1)) + [StyledText("… \(rows.count - room + 1)", .dim)] }
        while rows.count < height - 2 { rows.append("") }
        if let news {
            rows.append(
                StyledText(ClockText.of(news.at) + "  ", .dim) + StyledText(news.text, news.isBad ? .warning : .good))
        } else {
            rows.append("")
        }
        let clock = ClockText.of(WallClock.seconds)
        let keys = Self.keys[context.language]
        let gap = width - DisplayWidth.of(keys) - DisplayWidth.of(clock)
        rows.append(StyledText(keys + Graph.repeated(" ", max(1, gap)) + clock, .dim))
        return rows
    }

    package mutating func take(_ key: Character) -> Bool { false }
}
