/// Foreign bytes with colours, such as a program's, as styled text.
extension StyledText {
    /// Keeps text and colours; whatever else a terminal would obey is left out.
    package init(foreign bytes: [UInt8]) {
        var filter = ConsoleFilter()
        var passed: [UInt8] = []
        filter.filter(bytes, into: &passed)
        filter.finish(into: &passed)
        self.init([])
        var style = Graphics()
        var rest = passed[...]
        while let escape = rest.firstIndex(of: 0x1b) {
            add(rest[..<escape], style)
            // What the filter lets pass is ESC [, digits and signs between them, one letter.
            let sequence = rest[escape...].dropFirst(2)
            let parameters = sequence.prefix { (0x30...0x3b).contains($0) }
            rest = sequence[parameters.endIndex...]
            if rest.popFirst() == UInt8(ascii: "m") { style.select(String(decoding: parameters, as: UTF8.self)) }
        }
        add(rest, style)
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>, _ style: Graphics) {
        guard !bytes.isEmpty else { return }
        let text = String(decoding: bytes.filter { $0 != 0x08 && $0 != 0x0d }, as: UTF8.self)
        spans.append(Span(text: text, role: style.isPlain ? .plain : .foreign(style)))
    }

    /// What `Select Graphic Rendition` sequences have set: colours of foreign text.
    package struct Graphics: Sendable, Equatable {
        /// Digits, colons and semicolons only.
        package private(set) var parameters = ""

        package init() {}

        var isPlain: Bool { parameters.isEmpty }

        /// Takes over the parameters of one sequence; anything but digits and signs between them is not such a sequence.
        package mutating func select(_ text: String) {
            guard text.utf8.allSatisfy({ (0x30...0x3b).contains($0) }) else { return }
            if text.isEmpty || text == "0" {
                parameters = ""
            } else if text.hasPrefix("0;") {
                parameters = String(text.dropFirst(2))
            } else {
                parameters = parameters.isEmpty ? text : parameters + ";" + text
            }
            // A program that never resets its colours must not make each sequence longer than the last.
            if parameters.utf8.count > Self.longest { parameters = String(text.prefix(Self.longest)) }
        }

        private static let longest = 128
    }
}
